import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pathOfUri, placeOfUri, uriOfPath, uriOfPlace } from '../../server/src/hosts/lsp/uris.ts';

test('file URIs of every platform give paths with forward slashes', () => {
  assert.equal(pathOfUri('file:///home/a%20b/x.protocol.md'), '/home/a b/x.protocol.md');
  assert.equal(pathOfUri('file:///c%3A/docs/x.protocol.md'), 'c:/docs/x.protocol.md');
  assert.equal(pathOfUri('file:///C:/docs/x.protocol.md'), 'C:/docs/x.protocol.md');
  assert.equal(pathOfUri('file://server/share/x.protocol.md'), '//server/share/x.protocol.md');
});

test('other schemes and broken escapes give none', () => {
  assert.equal(pathOfUri('untitled:Untitled-1'), undefined);
  assert.equal(pathOfUri('vscode-vfs://github/a/b.protocol.md'), undefined);
  assert.equal(pathOfUri('file:///a%zz'), undefined);
});

test('a path survives the way to a URI and back', () => {
  assert.equal(uriOfPath('c:/docs/a b.yaml'), 'file:///c:/docs/a%20b.yaml');
  const segment = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('/'));
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
      const path = `/root/${segments.join('/')}`;
      assert.equal(pathOfUri(uriOfPath(path)), path);
    }),
  );
});

test('a place is a file system and a path in it; schemes without folders have none', () => {
  assert.deepEqual(placeOfUri('file:///a/b%20c.md'), { root: 'file:', path: '/a/b c.md' });
  for (const uri of ['vscode-vfs://github/team/a%20b/c.protocol.md', 'file:///a/b%20c.md']) {
    const place = placeOfUri(uri);
    assert.ok(place);
    assert.equal(uriOfPlace(place), uri);
  }
  assert.equal(placeOfUri('untitled:Untitled-1'), undefined);
});
