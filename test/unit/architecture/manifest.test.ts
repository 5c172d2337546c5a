/** The extension's manifest against what it declares elsewhere: settings, files, trust. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEFAULTS, SETTINGS, SEVERITIES } from '../../../server/src/config/index.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const properties: Record<
  string,
  {
    default: unknown;
    scope: string;
    markdownDescription: string;
    additionalProperties?: { enum: string[] };
    items?: { enum: string[] };
  }
> = manifest.contributes.configuration.properties;

/** Settings that concern the editor alone, and are no part of configuration files. */
const EDITOR_ONLY = ['theralint.checkProse', 'theralint.checkWorkspace', 'theralint.trace.server'];

test('the manifest offers the settings that the server reads from the editor, and no others', () => {
  const declared = SETTINGS.filter(({ editor }) => editor).map(({ name }) => `theralint.${name}`);
  assert.deepEqual(Object.keys(properties).sort(), [...declared, ...EDITOR_ONLY].sort());
});

test('defaults are the same in the manifest and in the server', () => {
  for (const { name, default: value } of SETTINGS.filter(({ editor }) => editor)) {
    assert.deepEqual(properties[`theralint.${name}`]?.default, value, name);
  }
  assert.ok(DEFAULTS);
});

test('values to choose from are the same in the manifest and in the server', () => {
  assert.deepEqual(properties['theralint.rules']?.additionalProperties?.enum, [...SEVERITIES, 'off']);
  const jurisdictions = SETTINGS.find(({ name }) => name === 'jurisdictions')?.type;
  assert.ok(jurisdictions?.kind === 'list' && jurisdictions.items.kind === 'word');
  assert.deepEqual(properties['theralint.jurisdictions']?.items?.enum, jurisdictions.items.values);
});

test('every setting has a description and a scope', () => {
  for (const [name, { markdownDescription, scope }] of Object.entries(properties)) {
    assert.ok(markdownDescription?.length > 20 && scope, name);
  }
});

test('settings that an untrusted folder could use to silence findings are restricted', () => {
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.equal(supported, 'limited');
  assert.deepEqual(
    restrictedConfigurations,
    SETTINGS.filter(({ editor }) => editor).map(({ name }) => `theralint.${name}`),
  );
});

test('grammars, schemas and the icon exist', () => {
  const { grammars, yamlValidation, jsonValidation } = manifest.contributes;
  const files: string[] = [
    manifest.icon,
    ...grammars.map(({ path }: { path: string }) => path),
    ...[...yamlValidation, ...jsonValidation].map(({ url }: { url: string }) => url),
  ];
  assert.deepEqual(
    files.filter((file) => !existsSync(file)),
    [],
  );
});
