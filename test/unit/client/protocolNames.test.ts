import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeName, isProtocolName } from '../../../client/src/protocolNames.ts';

test('a protocol is named as one, in the folder itself', () => {
  assert.equal(isProtocolName('lung ROS1.protocol.yaml', 'yaml'), true);
  for (const name of ['.protocol.yaml', 'a.yaml', 'a.protocol.md', 'b/a.protocol.yaml', 'a.protocol.yaml '])
    assert.equal(isProtocolName(name, 'yaml'), false, name);
});

test('the name proposed is the first that is free', async () => {
  const taken = new Set(['new.protocol.md', 'new-2.protocol.md']);
  assert.equal(await freeName('md', async (name) => taken.has(name)), 'new-3.protocol.md');
  assert.equal(await freeName('yaml', async (name) => taken.has(name)), 'new.protocol.yaml');
});
