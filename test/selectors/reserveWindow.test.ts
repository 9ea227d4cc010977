import { describe, expect, it } from 'vitest';
import { readWindow, windowParams, windowWords } from '../../src/selectors/reserveWindow';

describe('the window in the address', () => {
  it.each([
    [{}, 57, 'all', 0, 57],
    [{ window: '30' }, 57, '30', 28, 57],
    [{ window: '7' }, 57, '7', 51, 57],
    [{ window: '30' }, 3, '30', 0, 3],
    [{ window: '12' }, 57, 'all', 0, 57],
    [{ from: '10', to: '20' }, 57, 'custom', 10, 20],
    [{ from: '10' }, 57, 'custom', 10, 57],
    [{ to: '20' }, 57, 'custom', 0, 20],
    [{ window: 'custom' }, 57, 'custom', 0, 57],
    [{ from: '20', to: '20' }, 57, 'custom', 20, 20],
  ] as const)('%o on day %d is %s from %d to %d', (params, today, choice, from, to) => {
    const chosen = readWindow(params, today);
    expect(chosen).toMatchObject({ choice, window: { from, to } });
    expect([chosen.fromProblem, chosen.toProblem]).toEqual([undefined, undefined]);
  });

  it.each([
    [{ from: 'x' }, '“x” is no day. Days are whole numbers from 0 to 57.', undefined],
    [{ from: '-1' }, '“-1” is no day. Days are whole numbers from 0 to 57.', undefined],
    [{ to: '58' }, undefined, 'Day 58 has not come yet: today is day 57.'],
    [{ from: '9', to: '8' }, undefined, 'Day 8 is before day 9: the last day cannot come before the first.'],
    [{ from: '9', to: '1e3' }, undefined, '“1e3” is no day. Days are whole numbers from 0 to 57.'],
  ] as const)('%o says what is wrong and shows the whole history', (params, fromProblem, toProblem) => {
    expect(readWindow(params, 57)).toMatchObject({ window: { from: 0, to: 57 }, fromProblem, toProblem });
  });

  it('writes a choice so that it reads back', () => {
    for (const choice of ['all', '30', '7', 'custom'] as const) {
      const shown = { from: 11, to: 22 };
      expect(readWindow(windowParams(choice, shown), 57).choice).toBe(choice);
    }
    expect(readWindow(windowParams('custom', { from: 11, to: 22 }), 57).window).toEqual({ from: 11, to: 22 });
  });

  it('says a window in words', () => {
    expect(windowWords({ from: 3, to: 3 })).toBe('day 3');
    expect(windowWords({ from: 3, to: 9 })).toBe('day 3 to day 9');
  });
});
