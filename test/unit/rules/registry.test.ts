import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SYSTEM_FINDINGS } from '../../../server/src/lint/index.ts';
import { PRECEDENCE } from '../../../server/src/lint/precedence.ts';
import { RULES, ruleNamed } from '../../../server/src/rules/index.ts';
import { ASPECTS } from '../../../server/src/verify/index.ts';
import { ROOT } from '../../harness/engine.ts';

const FOLDER = join(ROOT, 'server/src/rules');
const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

describe('the registry', () => {
  it('gives every rule an id and a name of its own', () => {
    assert.ok(unique([...RULES, ...SYSTEM_FINDINGS].flatMap(({ id, name }) => [id, name])));
    for (const { id, name } of RULES) {
      assert.match(id, /^[A-Z]{3}\d{3}$/);
      assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.equal(ruleNamed(id.toLowerCase()), ruleNamed(name));
    }
  });

  it('keeps each rule in the folder of its family, with its page beside it', () => {
    for (const { family, name } of RULES) {
      for (const extension of ['ts', 'md'])
        assert.ok(existsSync(join(FOLDER, family, `${name}.${extension}`)), `${family}/${name}.${extension}`);
    }
    const pages = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.md'),
    );
    assert.equal(pages.length, RULES.length);
  });

  it('has pages of one shape', () => {
    for (const { id, name, documentation, options, summary } of RULES) {
      const headings = [...documentation.matchAll(/^##? .*$/gmu)].map(([heading]) => heading);
      const own = headings.filter((heading) => heading.startsWith('## ') || heading === `# ${id} ${name}`);
      assert.deepEqual(
        own,
        [`# ${id} ${name}`, '## Why', '## Reported', '## Silent', '## Options', '## Sources'],
        id,
      );
      for (const option of options)
        assert.ok(documentation.includes(`\`${option.name}\``), `${id} ${option.name}`);
      assert.match(summary, /^[A-Z].*\.$/);
    }
  });

  it('lets at most one rule report each aspect', () => {
    const owners = new Map<string, string[]>();
    for (const { family, name } of RULES) {
      const source = readFileSync(join(FOLDER, family, `${name}.ts`), 'utf8');
      for (const [, aspect] of source.matchAll(/ASPECTS\.(\w+)/gu))
        owners.set(aspect!, [...(owners.get(aspect!) ?? []), name]);
    }
    for (const [aspect, names] of owners) {
      assert.ok(aspect in ASPECTS, aspect);
      assert.equal(names.length, 1, `${aspect}: ${names}`);
    }
  });

  it('ranks only rules that exist, and none above itself', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    for (const [specific, general] of Object.entries(PRECEDENCE)) {
      for (const each of [specific, ...general]) assert.ok(ids.has(each), each);
      for (const each of general)
        assert.ok(!(PRECEDENCE[each] ?? []).includes(specific), `${specific} ${each}`);
    }
  });
});
