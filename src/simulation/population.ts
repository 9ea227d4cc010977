/** What is drawn once for a population: opening wallets, message rates, and the common mood of each day. */
import { openStream, shuffledIndices } from './random';
import type { Scenario } from './scenario';

/** What is the same every day for a number of citizens. */
export interface Population {
  /** Opening balances in units, by citizen. */
  readonly openingWallets: readonly number[];
  /** Messages on an average day, by citizen. */
  readonly rates: readonly number[];
}

/**
 * Draws a population. Wallets follow ⌊median·(1 − a/2) / (1 − a·v)⌋ with v = (rank + ½) / citizens and ranks shuffled: few
 * hold much if a is near 1. Rates lie evenly over the average ± spread. No exponentials: browsers differ in them.
 */
export function drawPopulation(scenario: Scenario, citizens: number): Population {
  const { openingMedian, openingInequality } = scenario.wallets;
  const { perCitizenDay, spreadPercent } = scenario.messages;
  const walletRanks = shuffledIndices(openStream(scenario.seed, 'wallets', 0), citizens);
  const rateRanks = shuffledIndices(openStream(scenario.seed, 'rates', 0), citizens);
  const scale = openingMedian * (1 - openingInequality / 2);
  const spread = spreadPercent / 100;
  return {
    openingWallets: walletRanks.map((rank) => {
      const v = (rank + 0.5) / citizens;
      return Math.floor(scale / (1 - openingInequality * v));
    }),
    rates: rateRanks.map((rank) => {
      const v = (rank + 0.5) / citizens;
      return perCitizenDay * (1 + spread * (2 * v - 1));
    }),
  };
}

/** The mood that all citizens share: it wanders around 1, between 0.5 and 1.5, from day to day. */
export class Mood {
  readonly #scenario: Scenario;
  readonly #byDay: number[] = [1];

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  /** The factor on every message rate on this day (from 1). */
  on(day: number): number {
    for (let next = this.#byDay.length; next <= day; next += 1) {
      const stream = openStream(this.#scenario.seed, 'demand', next);
      const before = this.#byDay[next - 1] ?? 1;
      const swing = this.#scenario.messages.demandSwing * (stream.next() + stream.next() - 1);
      this.#byDay.push(Math.min(1.5, Math.max(0.5, before + 0.02 * (1 - before) + swing)));
    }
    return this.#byDay[day] ?? 1;
  }
}
