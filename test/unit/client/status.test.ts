import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knowledgeBasePage } from '../../../client/src/knowledgeBasePage.ts';
import { statusText } from '../../../client/src/statusText.ts';
import type { ServerStatus } from '../../../server/src/hosts/messages.ts';

const KNOWLEDGE_BASE = { id: 'onco-kb', version: '2026.11.0', asOf: '2026-11-22', sha256: 'ab12' };

const STATUS: ServerStatus = {
  knowledgeBase: KNOWLEDGE_BASE,
  document: {
    uri: 'file:///a.protocol.md',
    version: 3,
    claims: 3,
    verdicts: { supported: 2, contradicted: 1, 'not-in-kb': 0 },
    findings: { error: 1, warning: 2, info: 0, suppressed: 1 },
  },
};

test('the status names the knowledge base and counts verdicts and findings', () => {
  assert.deepEqual(statusText({ state: 'running' }, STATUS), {
    text: 'TheraLint: 1 error, 2 warnings, 1 suppressed',
    detail: '1 of 3 claims contradicted',
    command: 'Base 2026.11.0',
    failed: false,
    busy: false,
  });
});

test('a document without claims or findings says so', () => {
  const document = {
    ...STATUS.document!,
    claims: 0,
    verdicts: {},
    findings: { error: 0, warning: 0, info: 0, suppressed: 0 },
  };
  const shown = statusText({ state: 'running' }, { ...STATUS, document });
  assert.deepEqual([shown.text, shown.detail], ['TheraLint: no findings', 'no claims']);
});

test('without a contradiction the supported claims are counted, and overlays with the base', () => {
  const document = { ...STATUS.document!, verdicts: { supported: 1, 'not-in-kb': 1, 'not-checked': 1 } };
  const overlay = { file: 'a.yaml', sha256: 'cd34' };
  const knowledgeBase = { ...KNOWLEDGE_BASE, overlays: [overlay, overlay] };
  const shown = statusText({ state: 'running' }, { knowledgeBase, document });
  assert.equal(shown.detail, '1 of 3 claims supported');
  assert.equal(shown.command, 'Base 2026.11.0 + 2 overlays');
});

test('a server that is down, and one without a knowledge base, are failures with their reason', () => {
  assert.deepEqual(statusText({ state: 'failed', reason: 'it crashed.' }, undefined), {
    text: 'Not checked',
    detail: 'it crashed.',
    command: 'Show Output',
    failed: true,
    busy: false,
  });
  const damaged = statusText({ state: 'running' }, { problem: 'the base is damaged.' });
  assert.equal(damaged.failed, true);
  assert.equal(damaged.detail, 'the base is damaged.');
});

test('a server that has not answered yet is no failure', () => {
  assert.deepEqual(
    [statusText({ state: 'starting' }, undefined).busy, statusText({ state: 'running' }, undefined).failed],
    [true, false],
  );
});

test('the page about the knowledge base shows identity, jurisdictions and counts, or why there is none', () => {
  const page = knowledgeBasePage(
    { knowledgeBase: { ...KNOWLEDGE_BASE, jurisdictions: ['US', 'EU'], counts: { drugs: 49 } } },
    'running',
  );
  for (const row of ['| Version | 2026.11.0 |', '| Labels of | US, EU |', '| drugs | 49 |', '`ab12`']) {
    assert.ok(page.includes(row), `${row} in\n${page}`);
  }
  assert.match(
    knowledgeBasePage({ problem: 'the base is damaged.' }, 'running'),
    /Not available: the base is damaged\./,
  );
  assert.match(knowledgeBasePage(undefined, 'idle'), /the language server is idle/);
});
