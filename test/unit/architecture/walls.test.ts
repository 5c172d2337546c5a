/** The walls between the layers: who may import what, type imports included. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { type ImportStatement, importsOf } from './imports.ts';

/** From the ground up; layers on one line do not know each other. A layer may import those below its own line. */
const LAYERS: readonly (readonly string[])[] = [
  ['text'],
  ['document', 'recognise'],
  ['knowledge'],
  ['claims'],
  ['verify'],
  ['rules'],
  ['config'],
  ['lint'],
  ['features'],
  ['service'],
  ['hosts'],
];

/** Doors in the walls. Each is for types only: a contract may be known higher up than its code. */
const DOORS: readonly { readonly from: string; readonly to: RegExp; readonly because: string }[] = [
  {
    from: 'recognise',
    to: /^knowledge\/(types|knowledgeIndex|index)\.ts$/,
    because: 'lexicons are built from records',
  },
  { from: 'config', to: /^lint\/types\.ts$/, because: 'settings are the contract of the linter' },
  { from: 'features', to: /^service\.ts$/, because: 'cards and proposals are the contract of the service' },
];

const SERVER = 'server/src';
const MESSAGES = 'server/src/hosts/messages.ts';

interface Import extends ImportStatement {
  readonly file: string;
  /** Path from the repository's root, or the package's name. */
  readonly target: string;
}

function importsUnder(folder: string): Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
    .flatMap((file) =>
      importsOf(readFileSync(file, 'utf8')).map((statement) => ({
        ...statement,
        file,
        target: statement.specifier.startsWith('.')
          ? normalize(join(dirname(file), statement.specifier))
          : statement.specifier,
      })),
    );
}

/** `server/src/rules/x.ts` is of layer `rules`, `server/src/service.ts` of `service`. */
function layerOf(file: string): string {
  return file
    .slice(SERVER.length + 1)
    .split('/')[0]!
    .replace(/\.ts$/, '');
}

function heightOf(layer: string): number {
  return LAYERS.findIndex((layers) => layers.includes(layer));
}

function allowed({ file, target, typesOnly }: Import): boolean {
  const from = layerOf(file);
  const to = layerOf(target);
  if (from === to || heightOf(to) < heightOf(from)) return true;
  const path = target.slice(SERVER.length + 1);
  return typesOnly && DOORS.some((door) => door.from === from && door.to.test(path));
}

function isNodeModule(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}

function report(imports: readonly Import[]): string[] {
  return imports.map(({ file, line, specifier }) => `${file}:${line} imports ${specifier}`);
}

const serverImports = importsUnder(SERVER);
const clientImports = importsUnder('client/src');

test('the tree is really read', () => {
  assert.ok(serverImports.length > 50 && clientImports.length > 10);
});

test('every file of the server belongs to a layer', () => {
  const strays = new Set(
    serverImports.map(({ file }) => layerOf(file)).filter((layer) => heightOf(layer) < 0),
  );
  assert.deepEqual([...strays], []);
});

test('imports run downwards only', () => {
  const inside = serverImports.filter(({ target }) => target.startsWith(`${SERVER}/`));
  assert.deepEqual(report(inside.filter((statement) => !allowed(statement))), []);
});

test('outside its own folder the server imports the schemas of the knowledge base only', () => {
  const outside = serverImports
    .filter(({ specifier, target }) => specifier.startsWith('.') && !target.startsWith(`${SERVER}/`))
    .filter(({ target }) => !/^data\/schema\/[\w-]+\.schema\.json$/.test(target));
  assert.deepEqual(report(outside), []);
});

test('core imports neither Node nor the editor nor a connection', () => {
  const core = serverImports.filter(({ file }) => layerOf(file) !== 'hosts');
  const forbidden = core.filter(
    ({ specifier }) =>
      isNodeModule(specifier) || specifier === 'vscode' || /^vscode-language(server|client)/.test(specifier),
  );
  assert.deepEqual(report(forbidden), []);
});

test('of the server the client knows the messages only', () => {
  const beyond = clientImports.filter(({ target }) => target.startsWith('server/') && target !== MESSAGES);
  assert.deepEqual(report(beyond), []);
});

test('the client holds no Node module, so that it runs in a browser', () => {
  assert.deepEqual(report(clientImports.filter(({ specifier }) => isNodeModule(specifier))), []);
});

test('doors are used, or closed', () => {
  const unused = DOORS.filter(
    (door) =>
      !serverImports.some(
        ({ file, target }) => layerOf(file) === door.from && door.to.test(target.slice(SERVER.length + 1)),
      ),
  );
  assert.deepEqual(unused, []);
});
