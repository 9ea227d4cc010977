import { describe, expect, it } from 'vitest';
import { rejectionCodes } from '../../src/engine/rejections';
import { commandTypes } from '../../src/engine/commands';
import { runRandomSequence, Tally } from '../support/randomSequence';

const sequences = 500;
const length = 50;
const firstSeed = 1;

describe('random sequences', () => {
  it(`${sequences} × ${length} commands: both books and the naive model agree, and every invariant holds`, () => {
    const tally = new Tally();
    for (let seed = firstSeed; seed < firstSeed + sequences; seed += 1) {
      // Each violation names its seed: make it a test of its own.
      expect(runRandomSequence(seed, length, tally)).toEqual([]);
    }
    console.info(tally.toString());
    expect(tally.commands).toBe(sequences * length);
    // A generator that only fails, or only succeeds, would prove little.
    expect(tally.committed).toBeGreaterThan(tally.commands / 4);
    expect(tally.rejected).toBeGreaterThan(tally.commands / 5);
    expect(tally.faults).toBeGreaterThan(200);
    expect(tally.replayed).toBeGreaterThan(50);
    expect([...commandTypes].filter((type) => !tally.committedByType.has(type))).toEqual([]);
    expect(rejectionCodes.filter((code) => !tally.byCode.has(code))).toEqual([]);
  }, 60_000);

  it('the same seed gives the same sequence', () => {
    const first = new Tally();
    const second = new Tally();
    runRandomSequence(77, length, first);
    runRandomSequence(77, length, second);
    expect(second.toString()).toBe(first.toString());
  });
});
