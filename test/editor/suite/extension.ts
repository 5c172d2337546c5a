import { commands, extensions, workspace } from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { check } from './checks.ts';
import { circumstances } from './circumstances.ts';
import { open } from './documents.ts';

const extension = () => extensions.getExtension('theralint.theralint');

check('the extension is there, and rests until a protocol is opened', async () => {
  assert(extension(), 'the extension is not installed');
  assert(!extension()!.isActive, 'it is active although no document is open');
});

check('opening a protocol activates the extension', async () => {
  await open('wrong.protocol.md');
  await eventually('activation', () => (extension()?.isActive ? true : undefined));
});

check('the editor runs as the runner meant it to', async () => {
  const { trusted, web, installed } = await circumstances();
  assertEqual('importScripts' in globalThis, web, 'the extension host is a web worker');
  assertEqual(workspace.isTrusted, trusted, 'workspace trust');
  const path = extension()!.extensionUri.path;
  assertEqual(
    /\/extensions\/theralint\.theralint-/.test(path),
    installed,
    `installed from its package, at ${path}`,
  );
});

check('every command of the manifest can be called', async () => {
  const declared: { command: string }[] = extension()!.packageJSON.contributes.commands;
  const known = new Set(await commands.getCommands(true));
  assertEqual(
    declared.map(({ command }) => command).filter((command) => !known.has(command)),
    [],
    'commands that nobody registered',
  );
});
