import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { nodeFiles } from '../../../server/src/hosts/nodeFiles.ts';
import { OverlayFinder, type OverlayReader } from '../../../server/src/knowledge/index.ts';

describe('overlays on a disk', () => {
  const root = mkdtempSync(join(tmpdir(), 'theralint-overlays-'));
  after(() => rmSync(root, { recursive: true }));
  const folder = (name: string): string => {
    mkdirSync(join(root, name, '.theralint', 'kb'), { recursive: true });
    return join(root, name);
  };
  const read = async (place: string): Promise<readonly (readonly [string, unknown])[]> => {
    const finder = new OverlayFinder(nodeFiles);
    const found = await finder.folderFor(pathToFileURL(join(place, 'a.md')).href);
    assert.ok(found, 'the folder has overlays');
    return (await finder.read(found)).map(({ path, text, unreadable }) => [
      path.slice(path.lastIndexOf('/') + 1),
      unreadable ?? text,
    ]);
  };

  test('links that lead in a circle or nowhere are named with the reason; the others are read', async () => {
    const place = folder('links');
    const at = (name: string): string => join(place, '.theralint', 'kb', name);
    symlinkSync('b.yaml', at('a.yaml'));
    symlinkSync('a.yaml', at('b.yaml'));
    symlinkSync('nowhere.yaml', at('c.yaml'));
    writeFileSync(at('d.yaml'), 'kind: overlay\n');
    symlinkSync('d.yaml', at('e.yaml'));
    assert.deepEqual(await read(place), [
      ['a.yaml', { reason: 'its links lead in a circle' }],
      ['b.yaml', { reason: 'its links lead in a circle' }],
      ['c.yaml', { reason: 'there is no such file or folder' }],
      ['d.yaml', 'kind: overlay\n'],
      ['e.yaml', 'kind: overlay\n'],
    ]);
  });

  test('a folder that is a link to itself is named with the reason', async () => {
    const place = folder('circle');
    rmSync(join(place, '.theralint', 'kb'), { recursive: true });
    symlinkSync('kb', join(place, '.theralint', 'kb'));
    assert.deepEqual(await read(place), [['kb', { reason: 'its links lead in a circle' }]]);
  });

  const isRoot = process.getuid?.() === 0;
  test('a file that may not be read is named with the reason', {
    skip: isRoot && 'root may read all',
  }, async () => {
    const place = folder('locked');
    const path = join(place, '.theralint', 'kb', 'a.yaml');
    writeFileSync(path, 'kind: overlay\n');
    chmodSync(path, 0);
    assert.deepEqual(await read(place), [['a.yaml', { reason: 'permission denied' }]]);
  });

  test('a folder without overlays is passed over', async () => {
    const place = folder('none');
    assert.equal(
      await new OverlayFinder(nodeFiles).folderFor(pathToFileURL(join(place, 'a.md')).href),
      undefined,
    );
  });
});

test('whatever a reader throws, the other files are still read', async () => {
  const reader: OverlayReader = {
    list: () => [
      { name: 'a.yaml' },
      { name: 'b.yaml', bytes: 50_000_000 },
      { name: 'c.yml' },
      { name: 'd.txt' },
    ],
    readText: (path) => {
      if (path.endsWith('a.yaml')) throw new Error('permission denied');
      return path.endsWith('c.yml') ? 'kind: overlay\n' : undefined;
    },
  };
  assert.deepEqual(await new OverlayFinder(reader).read('/p'), [
    { path: '/p/.theralint/kb/a.yaml', text: '', unreadable: { reason: 'permission denied' } },
    { path: '/p/.theralint/kb/b.yaml', text: '', unreadable: { bytes: 50_000_000 } },
    { path: '/p/.theralint/kb/c.yml', text: 'kind: overlay\n' },
  ]);
});
