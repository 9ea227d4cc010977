/**
 * A scenario: the parameters that say how citizens, producers and policy behave, and a seed. Amounts are units, shares are
 * percent. The defaults are the calibrated "Balanced village".
 */
import type { MessageType } from '../engine/spectrum';

/** Something that happens to the village for some days. */
export type Shock =
  | { readonly kind: 'messages'; readonly startDay: number; readonly days: number; readonly factor: number }
  | {
      readonly kind: 'poolRun';
      readonly startDay: number;
      readonly days: number;
      /** Part of their stock that producers sell each day. */
      readonly stockPercentPerDay: number;
    };

export interface Scenario {
  readonly citizens: number;
  readonly horizonDays: number;
  readonly seed: number;
  readonly messages: {
    /** Messages a citizen sends on an average day. */
    readonly perCitizenDay: number;
    /** How far citizens' rates spread around that average. */
    readonly spreadPercent: number;
    /** How far the common mood moves in a day. */
    readonly demandSwing: number;
    readonly mixPercent: Readonly<Record<MessageType, number>>;
    /** Price of a standard message. */
    readonly burnPerStandardMessage: number;
    readonly relativePricePermille: Readonly<Record<MessageType, number>>;
  };
  readonly wallets: {
    readonly openingMedian: number;
    /** 0: all alike; towards 1: few hold most. */
    readonly openingInequality: number;
  };
  readonly transfers: {
    readonly perCitizenDay: number;
    readonly maxSharePercent: number;
    readonly fee: number;
  };
  readonly shopping: {
    readonly everyDays: number;
    readonly consumptionPercent: number;
    readonly basketLimitPercent: number;
  };
  readonly producers: {
    readonly stockPercent: number;
    readonly sellPercent: number;
    readonly wageEveryDays: number;
  };
  readonly pools: {
    readonly feeBasisPoints: number;
    readonly weights: readonly number[];
    readonly workingDepth: number;
    readonly payoutPercent: number;
    readonly payoutEveryDays: number;
  };
  readonly policy: {
    readonly everyDays: number;
    readonly allocationPercent: number;
    /** What the reserve keeps, in percent of a month's need. */
    readonly reserveKeptPercent: number;
    readonly allocateInCrisis: boolean;
    readonly floorTargetDays: number;
  };
  readonly crisis: {
    readonly reserveLinePercent: number;
    readonly floorLinePercent: number;
    readonly drainPercent: number;
    readonly coolDownDays: number;
  };
  readonly floor: { readonly allotment: number; readonly everyDays: number };
  /** Newcomers who open wallets from TREASURY over some days. */
  readonly growth: {
    readonly startDay: number;
    readonly days: number;
    readonly citizens: number;
    readonly wallet: number;
  } | null;
  readonly shocks: readonly Shock[];
  /** What ECOSYSTEM_FUND gives at the start. */
  readonly opening: { readonly floor: number; readonly pools: number; readonly reserve: number };
}

/** 1,000 citizens whose loop holds. */
export const balancedVillage: Scenario = {
  citizens: 1_000,
  horizonDays: 365,
  seed: 1,
  messages: {
    perCitizenDay: 20,
    spreadPercent: 80,
    demandSwing: 0.04,
    mixPercent: { standard: 60, link: 20, image: 12, video: 8 },
    burnPerStandardMessage: 16_000_000,
    relativePricePermille: { standard: 1_000, link: 500, image: 512, video: 2_000 },
  },
  wallets: { openingMedian: 24_000_000_000, openingInequality: 0.95 },
  transfers: { perCitizenDay: 0.05, maxSharePercent: 10, fee: 1_000 },
  shopping: { everyDays: 7, consumptionPercent: 6, basketLimitPercent: 5 },
  producers: { stockPercent: 50, sellPercent: 50, wageEveryDays: 7 },
  pools: {
    feeBasisPoints: 30,
    weights: [12, 8, 12, 8, 10, 10, 8, 7, 10, 5, 5, 5],
    workingDepth: 10_000_000_000_000,
    payoutPercent: 25,
    payoutEveryDays: 7,
  },
  policy: {
    everyDays: 7,
    allocationPercent: 25,
    reserveKeptPercent: 15,
    allocateInCrisis: false,
    floorTargetDays: 75,
  },
  crisis: { reserveLinePercent: 10, floorLinePercent: 50, drainPercent: 50, coolDownDays: 7 },
  floor: { allotment: 5_750_000_000, everyDays: 30 },
  growth: null,
  shocks: [],
  opening: { floor: 10_000_000_000_000, pools: 10_000_000_000_000, reserve: 0 },
};

/** Twenty-four neighbours: small enough to know each by name. The page opens on it. */
export const firstViewScenario: Scenario = {
  ...balancedVillage,
  citizens: 24,
  seed: 24,
  messages: { ...balancedVillage.messages, perCitizenDay: 3, burnPerStandardMessage: 100_000_000 },
  pools: { ...balancedVillage.pools, workingDepth: 240_000_000_000 },
  policy: { ...balancedVillage.policy, floorTargetDays: 36 },
  crisis: { ...balancedVillage.crisis, drainPercent: 25, coolDownDays: 1 },
  opening: { floor: 180_000_000_000, pools: 240_000_000_000, reserve: 0 },
};
