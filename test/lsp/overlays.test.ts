import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionItem, CompletionList, Diagnostic, Hover } from 'vscode-languageserver/node';
import {
  READ_FILE_REQUEST,
  READ_FOLDER_REQUEST,
  type ServerStatus,
  STATUS_REQUEST,
} from '../../server/src/hosts/messages.ts';
import { lockText } from '../../server/src/knowledge/index.ts';
import { clientOfTest } from '../harness/clientOfTest.ts';
import { knowledge } from '../harness/engine.ts';
import { type ClientOptions, type LanguageClient, overlayFiles, PUSHED } from '../harness/languageClient.ts';

const FOLDER = 'file:///project';
const URI = `${FOLDER}/protocols/alk.protocol.md`;
const OVERLAY = `${FOLDER}/.theralint/kb/house.yaml`;
const PROTOCOL = '# Rationale {#rationale}\n\nCeritinib is recommended for ALK-positive NSCLC.\n';
const HOUSE_RULE = `kind: overlay
houseRules:
  - { id: no-ceritinib, treatments: [ceritinib], stance: avoid, message: We do not use ceritinib. }
`;

const clients = clientOfTest();

function start(options: ClientOptions): Promise<LanguageClient> {
  return clients.start({ workspaceFolders: [FOLDER], ...options });
}

function changed(running: LanguageClient, uri: string): Promise<void> {
  return running.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri, type: 2 }],
  });
}

/** Waits until a refresh was asked for; each saved overlay asks for one. */
async function refreshed(running: LanguageClient, count: number): Promise<void> {
  for (let i = 0; running.refreshes < count; i++) {
    assert.ok(i < 500, 'no refresh was asked for');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const codes = (items: readonly Diagnostic[] | undefined): readonly unknown[] =>
  (items ?? []).map(({ code }) => code);

test('a house rule holds as soon as its overlay is saved, and no longer when it is deleted', async () => {
  const overlays = new Map<string, string>();
  const running = await start({ overlays });
  await running.open(URI, PROTOCOL);
  const before = await running.pull(URI);
  assert.ok(!codes(before.items).includes('KBS001'));

  overlays.set(OVERLAY, HOUSE_RULE);
  await changed(running, OVERLAY);
  await refreshed(running, 1);
  const after = await running.pull(URI, before.resultId);
  assert.equal(after.kind, 'full');
  const finding = after.items?.find(({ code }) => code === 'KBS001');
  assert.match(String(finding?.message), /We do not use ceritinib\./);
  assert.deepEqual(finding?.range.start, { line: 2, character: 0 });

  overlays.delete(OVERLAY);
  await changed(running, OVERLAY);
  await refreshed(running, 2);
  assert.ok(!codes((await running.pull(URI, after.resultId)).items).includes('KBS001'));
});

for (const folder of ['.theralint', '.theralint/kb']) {
  test(`an overlay holds when only its folder ${folder} was told of`, async () => {
    const overlays = new Map<string, string>();
    const running = await start({ overlays });
    await running.open(URI, PROTOCOL);
    overlays.set(OVERLAY, HOUSE_RULE);
    await changed(running, `${FOLDER}/${folder}`);
    await refreshed(running, 1);
    assert.ok(codes((await running.pull(URI)).items).includes('KBS001'));
  });
}

test('a broken overlay says what is wrong at its place, and leaves the base and its sound entries alone', async () => {
  const broken = `${HOUSE_RULE}  - { id: other, treatments: [ceritnib], stance: avoid, message: x }\nad: {}\n`;
  const overlays = new Map([[OVERLAY, broken]]);
  const running = await start({ overlays });
  const { diagnostics } = await running.nextPublished(({ uri }) => uri === OVERLAY);
  assert.deepEqual(
    diagnostics.map(({ code, range, severity }) => [code, range, severity]),
    [
      ['kb.dangling-reference', range(3, 10, 15), 1],
      ['kb.unknown-field', range(4, 0, 2), 1],
    ],
  );
  await running.open(URI, PROTOCOL);
  assert.ok(codes((await running.pull(URI)).items).includes('KBS001'));

  overlays.set(OVERLAY, HOUSE_RULE);
  await changed(running, OVERLAY);
  await running.nextPublished(({ uri, diagnostics: shown }) => uri === OVERLAY && shown.length === 0);
});

test('a conflict is shown with both sides', async () => {
  const overlays = new Map([
    [
      OVERLAY,
      'kind: overlay\nadd:\n  sources: [{ id: paper, type: paper, title: A, date: "2020" }]\n  diseases:\n    - { id: nsclc, reviewed: "2026-01-01", name: other, synonyms: [], codes: {}, parents: [], sources: [paper] }\n',
    ],
  ]);
  const running = await start({ overlays });
  const { diagnostics } = await running.nextPublished(({ uri }) => uri === OVERLAY);
  const conflict = diagnostics.find(({ code }) => code === 'kb.overlay-conflict');
  assert.match(String(conflict?.message), /"non-small cell lung cancer" there, "other" here/);
  assert.deepEqual(conflict?.range, range(4, 12, 17));
});

test('a record that an overlay withdraws is judged no longer, and the hover says why, as soon as it is saved', async () => {
  const overlays = new Map<string, string>();
  const running = await start({ overlays });
  const text = '# ALK\n\nCeritinib is indicated for ROS1-positive SCLC.\n';
  await running.open(URI, text);
  const before = await running.pull(URI);
  assert.ok(codes(before.items).includes('IND001'), JSON.stringify(before.items));

  overlays.set(
    OVERLAY,
    'kind: overlay\nwithdraw:\n  - { record: drug/ceritinib, reason: no longer supplied here }\n  - { record: drug/ceritnib, reason: x }\n',
  );
  await changed(running, OVERLAY);
  await refreshed(running, 1);
  const { diagnostics } = await running.nextPublished(({ uri }) => uri === OVERLAY);
  assert.deepEqual(codes(diagnostics), ['kb.dangling-reference']);
  assert.match(String(diagnostics[0]!.message), /no drug\/ceritnib to withdraw/);
  assert.deepEqual(diagnostics[0]!.range, range(3, 14, 27));
  assert.ok(!codes((await running.pull(URI, before.resultId)).items).includes('IND001'));
  const hover = await running.request<Hover>('textDocument/hover', URI, '2:3');
  assert.match(
    (hover.contents as { value: string }).value,
    /Withdrawn by an overlay of this workspace:\*\* no longer supplied here/,
  );

  overlays.delete(OVERLAY);
  await changed(running, OVERLAY);
  await refreshed(running, 2);
  assert.ok(codes((await running.pull(URI)).items).includes('IND001'));
});

test('names and evidence that an overlay adds are understood, hovered and proposed', async () => {
  const overlay = `kind: overlay
synonyms: [{ entity: drug/crizotinib, text: crizoboth }]
add:
  sources: [{ id: ours, type: paper, title: Our own series, date: "2025", pmid: "12345678" }]
  drugs:
    - { id: ourtinib, reviewed: "2026-01-01", inn: ourtinib, type: small-molecule, brands: [], codes: {}, classes: [{ class: ros1-inhibitor, sources: [ours] }], targets: [], approvals: [], dosing: [], adjustments: [], interactions: [], contraindications: [], warnings: [], monitoring: [], successors: [] }
  evidence:
    - { id: ours-1, reviewed: "2026-01-01", treatments: [ourtinib], biomarkers: [{ gene: ROS1, alteration: fusion }], disease: nsclc, effect: response, level: { scheme: design, level: case-series }, design: case-series, statement: Four of five responded., sources: [ours], asOf: "2025" }
`;
  const running = await start({ overlays: new Map([[OVERLAY, overlay]]) });
  const { diagnostics } = await running.nextPublished(({ uri }) => uri === OVERLAY);
  assert.deepEqual(diagnostics, []);
  await running.open(URI, '# ROS1\n\nCrizoboth is indicated for SCLC. In ROS1-positive NSCLC we give ourt\n');
  assert.ok(
    codes((await running.pull(URI)).items).includes('IND001'),
    'the synonym is judged as crizotinib is',
  );
  const list = await running.request<CompletionList | CompletionItem[]>(
    'textDocument/completion',
    URI,
    '2:70',
  );
  const labels = (Array.isArray(list) ? list : list.items).map(({ label }) => label);
  assert.ok(labels.includes('ourtinib'), labels.join(', '));
  await running.open(`${FOLDER}/b.protocol.md`, '# ROS1\n\nOurtinib is effective in ROS1-positive NSCLC.\n');
  const hover = await running.request<Hover>('textDocument/hover', `${FOLDER}/b.protocol.md`, '2:3');
  const card = (hover.contents as { value: string }).value;
  assert.match(card, /Four of five responded\./);
  assert.match(card, /12345678/);
});

test('an older client is sent new diagnostics of open documents when an overlay is saved', async () => {
  const overlays = new Map<string, string>();
  const running = await start({ overlays, capabilities: PUSHED });
  await running.open(URI, PROTOCOL);
  await running.nextPublished(({ uri }) => uri === URI);
  overlays.set(OVERLAY, HOUSE_RULE);
  await changed(running, OVERLAY);
  const { diagnostics } = await running.nextPublished(
    ({ uri, diagnostics: shown }) => uri === URI && codes(shown).includes('KBS001'),
  );
  assert.ok(diagnostics.length > 0);
});

test('status and hover name the overlays', async () => {
  const running = await start({ overlays: new Map([[OVERLAY, HOUSE_RULE]]) });
  await running.open(URI, PROTOCOL);
  const status = await running.connection.sendRequest<ServerStatus>(STATUS_REQUEST, {
    textDocument: { uri: URI },
  });
  assert.deepEqual(
    status.knowledgeBase?.overlays?.map(({ file }) => file),
    ['house.yaml'],
  );
  assert.equal(status.knowledgeBase?.sha256, knowledge().identity.sha256);
  const hover = await running.request<Hover>('textDocument/hover', URI, '2:3');
  const text = (hover.contents as { value: string }).value;
  assert.match(text, /house\.yaml \([0-9a-f]{8}\)/);
  assert.match(text, /We do not use ceritinib/);
});

test('the overlay nearest to a document holds', async () => {
  const nearer = `${FOLDER}/protocols/.theralint/kb/own.yaml`;
  const overlays = new Map([
    [OVERLAY, HOUSE_RULE],
    [nearer, 'kind: overlay\n'],
  ]);
  const running = await start({ overlays });
  await running.open(URI, PROTOCOL);
  assert.ok(!codes((await running.pull(URI)).items).includes('KBS001'));
});

test('a worker is given overlays by the editor', async () => {
  const files = overlayFiles(new Map([[OVERLAY, HOUSE_RULE]]));
  const client = await clients.start({ initializationOptions: { readsFiles: true } });
  client.connection.onRequest(READ_FOLDER_REQUEST, async ({ uri }: { uri: string }) => ({
    files: await files.list(uri),
  }));
  client.connection.onRequest(READ_FILE_REQUEST, async ({ uri }: { uri: string }) => ({
    text: await files.readText(uri),
  }));
  await client.open(URI, PROTOCOL);
  assert.ok(codes((await client.pull(URI)).items).includes('KBS001'));
});

test('overlays of a folder that is not trusted are not read', async () => {
  const running = await start({
    overlays: new Map([[OVERLAY, HOUSE_RULE]]),
    initializationOptions: { trusted: false },
  });
  await running.open(URI, PROTOCOL);
  assert.ok(!codes((await running.pull(URI)).items).includes('KBS001'));
});

test('a base that is not the pinned one is shown in the lock', async () => {
  const lock = `${FOLDER}/theralint.lock`;
  const pinned = lockText({ ...knowledge().identity, version: '2020.1.0' });
  const running = await start({ overlays: new Map([[lock, pinned]]) });
  const { diagnostics } = await running.nextPublished(({ uri }) => uri === lock);
  assert.deepEqual(codes(diagnostics), ['lock.base']);
  assert.match(String(diagnostics[0]!.message), /pins onco-kb 2020\.1\.0/);
});

function range(line: number, from: number, to: number): Diagnostic['range'] {
  return { start: { line, character: from }, end: { line, character: to } };
}
