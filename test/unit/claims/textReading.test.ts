import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextReadings } from '../../../server/src/claims/textReading.ts';
import type { Recogniser } from '../../../server/src/recognise/types.ts';

/** Counts how often it is asked; it knows no names. */
function counting(): Recogniser & { asked: number } {
  return {
    asked: 0,
    recognise() {
      this.asked++;
      return [];
    },
  };
}

describe('readings of texts', () => {
  it('are shared by equal texts, and work out each part once', () => {
    const recogniser = counting();
    const readings = new TextReadings(recogniser);
    const reading = readings.of('It is effective.');
    assert.equal(reading.clauses.length, 1);
    assert.equal(readings.of(['It is', 'effective.'].join(' ')), reading);
    assert.equal(reading.mentions, reading.mentions);
    assert.equal(recogniser.asked, 1);
  });

  it('are let go when as much text again was asked for, unless they were asked for too', () => {
    const readings = new TextReadings(counting(), 10);
    const first = readings.of('aaaa');
    const second = readings.of('bbbb');
    readings.of('cccc');
    assert.equal(readings.of('aaaa'), first);
    readings.of('dddd');
    readings.of('eeee');
    assert.equal(readings.of('aaaa'), first);
    assert.notEqual(readings.of('bbbb'), second);
  });

  it('remember which of many patterns a text holds', () => {
    const reading = new TextReadings(counting()).of('of 40 patterns, 7');
    const patterns = Array.from({ length: 50 }, (_, number) => new RegExp(`\\b${number}\\b`));
    for (let round = 0; round < 2; round++)
      assert.deepEqual(
        patterns.flatMap((pattern, number) => (reading.holds(pattern) ? [number] : [])),
        [7, 40],
      );
  });

  it('take no pattern that moves on with every match', () => {
    assert.throws(() => new TextReadings(counting()).of('x').holds(/x/g), TypeError);
  });

  it('derive a thing once, even if it is undefined', () => {
    let made = 0;
    const nothing = (): undefined => {
      made++;
    };
    const reading = new TextReadings(counting()).of('x');
    reading.derive(nothing);
    assert.equal(reading.derive(nothing), undefined);
    assert.equal(made, 1);
  });
});
