import { describe, expect, it } from 'vitest';
import { levelOf, ribbonStarts, sunflower, type MapShape } from '../../src/panels/overview/map/geometry';
import { narrowGeometry } from '../../src/panels/overview/map/narrowGeometry';
import { wideGeometry } from '../../src/panels/overview/map/wideGeometry';
import { createSeating } from '../../src/panels/overview/map/WalletField';

const shape: MapShape = {
  width: 1360,
  wallets: 24,
  hasMore: false,
  hasWages: true,
  isCoarse: false,
  amountWidth: 84,
};

describe('geometry of the loop map', () => {
  it('sets wallets 137.5° apart, further out one after the other', () => {
    const middle = { x: 0, y: 0 };
    const seeds = sunflower(24, middle, 130, 27);
    const angles = seeds.map(({ x, y }) => Math.atan2(y, x));
    const turn = (((angles[1] ?? 0) - (angles[0] ?? 0)) * 180) / Math.PI;
    expect((turn + 360) % 360).toBeCloseTo(137.5, 1);
    const radii = seeds.map(({ x, y }) => Math.hypot(x, y));
    expect(radii).toEqual(radii.toSorted((a, b) => a - b));
    expect(Math.max(...radii)).toBeLessThan(130);
  });

  it('draws levels linear in height', () => {
    expect(levelOf(0, 1_000, 200, 100)).toBe(200);
    expect(levelOf(250, 1_000, 200, 100)).toBe(175);
    expect(levelOf(500, 1_000, 200, 100)).toBe(150);
    expect(levelOf(5_000, 1_000, 200, 100)).toBe(100);
  });

  it('makes ribbons as wide as their weights, stacked without overlap', () => {
    const ribbons = ribbonStarts([12, 8, 5], 1.25, 2);
    expect(ribbons.map(({ width }) => width)).toEqual([15, 10, 6.25]);
    const gaps = ribbons.slice(1).map((next, index) => {
      const { offset = 0, width = 0 } = ribbons[index] ?? {};
      return next.offset - next.width / 2 - (offset + width / 2);
    });
    expect(gaps.map((gap) => Math.round(gap * 1e6) / 1e6)).toEqual([2, 2]);
  });

  it.each([860, 944, 1160, 1360, 1500])('stays inside its width of %i px', (width) => {
    const { rows, floor, reserve, walletSpots, height } = wideGeometry({ ...shape, width });
    for (const row of rows) expect(row.x + row.width).toBeLessThanOrEqual(width);
    for (const spot of walletSpots) expect(spot.x).toBeGreaterThan(0);
    expect(floor.x).toBeGreaterThan(0);
    expect(floor.x + floor.width).toBeLessThan(width);
    expect(reserve.x + reserve.radius).toBeLessThan(rows[0]?.x ?? 0);
    expect(floor.y + floor.height).toBeLessThan(height);
  });

  it.each([280, 350, 390, 520])('stays inside a narrow width of %i px', (width) => {
    const { rows, floor, reserve, walletSpots, height, barWidth } = narrowGeometry({ ...shape, width });
    for (const row of rows) expect(row.x + row.width).toBeLessThanOrEqual(width);
    for (const spot of walletSpots) expect(spot.x).toBeLessThan(width);
    expect(reserve.x + reserve.radius).toBeLessThan(rows[0]?.x ?? 0);
    expect(floor.x + floor.width).toBeLessThanOrEqual(width);
    expect(floor.y + floor.height).toBeLessThanOrEqual(height);
    expect(barWidth).toBeGreaterThan(40);
  });

  it('gives fingers rows of 44 px', () => {
    expect(wideGeometry({ ...shape, isCoarse: true }).rows.every((row) => row.height === 44)).toBe(true);
  });
});

describe('seats of the wallets', () => {
  const dot = (account: number) => ({ account, address: `w${account}`, units: 1 });

  it('are kept by who stays; a newcomer takes the free one', () => {
    const seat = createSeating();
    expect(seat([dot(31), dot(32), dot(33)])).toEqual([0, 1, 2]);
    expect(seat([dot(31), dot(33), dot(40)])).toEqual([0, 2, 1]);
    expect(seat([dot(31), dot(33), dot(40), dot(41)])).toEqual([0, 2, 1, 3]);
    expect(seat([dot(41)])).toEqual([0]);
  });
});
