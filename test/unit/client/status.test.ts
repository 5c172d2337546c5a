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
    text: 'TheraLint, knowledge base 2026.11.0',
    detail: '3 claims: 2 supported, 1 contradicted; 1 error, 2 warnings, 1 suppressed',
    failed: false,
    busy: false,
  });
});

test('a document without claims or findings says so', () => {
  const document = {
    ...STATUS.document!,
    claims: 1,
    verdicts: {},
    findings: { error: 0, warning: 0, info: 0, suppressed: 0 },
  };
  assert.equal(statusText({ state: 'running' }, { ...STATUS, document }).detail, '1 claim; no findings');
});

test('a server that is down, and one without a knowledge base, are failures with their reason', () => {
  assert.deepEqual(statusText({ state: 'failed', reason: 'it crashed.' }, undefined), {
    text: 'Not checked',
    detail: 'it crashed.',
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
