/** From an edit to its diagnostics over stdio, beside yaml-language-server and a server that answers nothing, in the same run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { ROOT } from '../harness/engine.ts';
import { prose } from './prose.ts';
import { median, megabytes, milliseconds, percentile, type Row } from './report.ts';

const EDITS = 40;

interface Server {
  readonly name: string;
  readonly args: readonly string[];
  /** Pulled, or waited for. */
  readonly pulls: boolean;
  /** Its settings, as it asks the client for them. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

interface Measured {
  readonly init: number;
  readonly edits: readonly number[];
  readonly hovers: readonly number[];
  readonly resident: number;
}

/** @param peers folder whose node_modules holds the other programs */
export async function languageServer(program: string, peers: string): Promise<readonly Row[]> {
  const ours: Server = { name: 'ours', args: [program, 'lsp', '--stdio'], pulls: true };
  const peerProgram = join(peers, 'node_modules/yaml-language-server/bin/yaml-language-server');
  const peer: Server | undefined = existsSync(peerProgram)
    ? { name: 'yaml-language-server', args: [peerProgram, '--stdio'], pulls: false, settings: WITH_SCHEMA }
    : undefined;
  const floor = median(await repeated(3, () => timeOfStart(FLOOR)));
  const rows: Row[] = [];
  for (const [what, document] of [
    ['8 KB YAML', yamlDocument(8 * 1024)],
    ['8 KB Markdown', markdownDocument(8 * 1024)],
    ['1 MB YAML', yamlDocument(1024 * 1024)],
  ] as const) {
    const own = await measure(ours, document);
    const other = peer && document.languageId === 'yaml' ? await measure(peer, document) : undefined;
    const versus = (a: number, b: number | undefined): string | undefined =>
      b === undefined
        ? undefined
        : `yaml-language-server ${milliseconds(b)}: ${(a / b).toFixed(3)} of its time`;
    const row = (measured: string, value: string, against: string | undefined): Row => ({
      what: `${what}: ${measured}`,
      value,
      ...(against ? { against } : {}),
    });
    rows.push(
      row(
        'server start',
        milliseconds(own.init),
        `empty server ${milliseconds(floor)}: ${(own.init / floor).toFixed(2)} times as long`,
      ),
      row(
        'edit to diagnostics, p50 / p95',
        `${milliseconds(median(own.edits))} / ${milliseconds(percentile(own.edits, 0.95))}`,
        versus(median(own.edits), other && median(other.edits)),
      ),
      row(
        'hover, p50 / p95',
        `${milliseconds(median(own.hovers))} / ${milliseconds(percentile(own.hovers, 0.95))}`,
        versus(median(own.hovers), other && median(other.hovers)),
      ),
      row(
        'memory',
        megabytes(own.resident),
        other ? `yaml-language-server ${megabytes(other.resident)}` : undefined,
      ),
    );
  }
  return rows;
}

/** The peer checks against the schema of the same model; without one it would only parse. */
const WITH_SCHEMA = {
  yaml: {
    validate: true,
    schemas: { [pathToFileURL(join(ROOT, 'schemas/protocol.schema.json')).href]: '*.protocol.yaml' },
  },
};

interface BenchDocument {
  readonly languageId: 'yaml' | 'markdown';
  readonly uri: string;
  readonly text: string;
  /** Where a letter is typed and taken out again, and a word is hovered. */
  readonly line: number;
  readonly character: number;
}

/** Prose below a heading, with its edits in the first sentence. */
function markdownDocument(bytes: number): BenchDocument {
  const text = `# Crizotinib\n\nCrizotinib is indicated for ROS1-positive NSCLC.\n\n${prose(bytes)}`;
  return { languageId: 'markdown', uri: 'file:///bench/a.protocol.md', text, line: 2, character: 0 };
}

/** A protocol whose rationale is prose of about a size. */
function yamlDocument(bytes: number): BenchDocument {
  const lines = prose(bytes)
    .replace(/[^\P{C}\n]/gu, ' ')
    .split('\n')
    .map((line) => `  ${line.trim()}`.trimEnd());
  const text = [
    'protocolSchema: "0.1"',
    'kind: pathway',
    'metadata: { title: Crizotinib in ROS1-positive NSCLC, status: draft }',
    'summary: Crizotinib is indicated for ROS1-positive NSCLC.',
    'rationale: |',
    ...lines,
    '',
  ].join('\n');
  return { languageId: 'yaml', uri: 'file:///bench/a.protocol.yaml', text, line: 3, character: 9 };
}

async function measure(
  { args, pulls, settings = {} }: Server,
  { languageId, uri, text, line, character }: BenchDocument,
): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  const published = new Published();
  connection.onNotification('textDocument/publishDiagnostics', (params: { version?: number }) =>
    published.take(params.version),
  );
  connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section }) => settings[section ?? ''] ?? null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  try {
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true },
        textDocument: { publishDiagnostics: {}, ...(pulls ? { diagnostic: {} } : {}), hover: {} },
      },
    });
    const init = performance.now() - started;
    await connection.sendNotification('initialized', {});
    const diagnosed = (version: number): Promise<unknown> =>
      pulls
        ? connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } })
        : published.of(version);
    const first = diagnosedAfter(diagnosed, 1, () =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      }),
    );
    await first;
    const edits: number[] = [];
    for (let version = 2; version < EDITS + 2; version++) {
      if (!pulls) await published.quiet();
      const from = performance.now();
      await diagnosedAfter(diagnosed, version, () =>
        connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          // A letter typed into the summary, and taken out again.
          contentChanges: [
            {
              range: {
                start: { line, character },
                end: { line, character: character + (version % 2) },
              },
              text: version % 2 === 0 ? 'x' : '',
            },
          ],
        }),
      );
      edits.push(performance.now() - from);
    }
    const hovers: number[] = [];
    for (let i = 0; i < EDITS; i++) {
      const from = performance.now();
      await connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: { line, character: character + 2 },
      });
      hovers.push(performance.now() - from);
    }
    return { init, edits: edits.slice(5), hovers: hovers.slice(5), resident: residentOf(child) };
  } finally {
    await shutDown(connection, child);
  }
}

/** Longest time in which a server that names no version publishes again for the same one, in milliseconds. */
const QUIET = 400;

/**
 * What a server that pushes has published. One that does not say of which version it speaks may publish twice for one; its
 * answer to an edit is the first that comes after it, and an edit is sent only once nothing more comes for the one before.
 */
class Published {
  #waiting: { readonly version: number; readonly done: () => void } | undefined;
  #last = 0;

  take(version: number | undefined): void {
    this.#last = performance.now();
    if (version !== undefined && version !== this.#waiting?.version) return;
    this.#waiting?.done();
    this.#waiting = undefined;
  }

  of(version: number): Promise<void> {
    return new Promise((done) => {
      this.#waiting = { version, done };
    });
  }

  /** Resolves when nothing has been published for a while. */
  async quiet(): Promise<void> {
    for (let left = this.#left; left > 0; left = this.#left)
      await new Promise((resolve) => setTimeout(resolve, left));
  }

  get #left(): number {
    return this.#last + QUIET - performance.now();
  }
}

async function repeated<T>(times: number, run: () => Promise<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for (let i = 0; i < times; i++) found.push(await run());
  return found;
}

/** Milliseconds until a server has answered `initialize`. */
async function timeOfStart(program: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  connection.listen();
  try {
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    return performance.now() - started;
  } finally {
    await shutDown(connection, child);
  }
}

/** Begins to wait before it sends, for servers that push; pulls after it has sent. */
async function diagnosedAfter(
  diagnosed: (version: number) => Promise<unknown>,
  version: number,
  send: () => Promise<void>,
): Promise<void> {
  const sent = send();
  const waiting = diagnosed(version);
  await sent;
  await waiting;
}

function residentOf({ pid }: ChildProcess): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) * 1024;
}

async function shutDown(connection: ProtocolConnection, child: ChildProcess): Promise<void> {
  await connection.sendRequest('shutdown').catch(() => undefined);
  await connection.sendNotification('exit').catch(() => undefined);
  connection.dispose();
  child.kill();
}

/** A server that answers nothing, built by `scripts/bench.mjs`. */
const FLOOR = join(ROOT, 'out/bench/emptyServer.cjs');

/** The program that is measured. */
export const PROGRAM = join(ROOT, 'dist/cli.mjs');
