/** The presets: each is the balanced village with a few parameters changed. */
import { balancedVillage, type Scenario } from './scenario';

/** A named scenario. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  /** What it shows, in one sentence. */
  readonly about: string;
  readonly scenario: Scenario;
}

const { messages, policy, opening, floor } = balancedVillage;

export const presets: readonly Preset[] = [
  {
    id: 'balanced-village',
    name: 'Balanced village',
    about: 'A thousand citizens whose messages pay for their floor, year after year.',
    scenario: balancedVillage,
  },
  {
    id: 'as-specified',
    name: 'As specified',
    about: 'The constants of the specification: the floor cannot hold.',
    scenario: {
      ...balancedVillage,
      messages: { ...messages, burnPerStandardMessage: 5_700 },
      floor: { ...floor, allotment: 115_000_000_000 },
      policy: { ...policy, floorTargetDays: 0, reserveKeptPercent: 0, allocateInCrisis: true },
      opening: { ...opening, floor: 0, pools: 0 },
    },
  },
  {
    id: 'adoption-boom',
    name: 'Adoption boom',
    about: 'A thousand newcomers with 100 NXT each arrive in ninety days.',
    scenario: {
      ...balancedVillage,
      growth: { startDay: 60, days: 90, citizens: 1_000, wallet: 10_000_000_000 },
    },
  },
  {
    id: 'message-collapse',
    name: 'Message collapse',
    about: 'For four months people send less than half of their messages.',
    scenario: { ...balancedVillage, shocks: [{ kind: 'messages', startDay: 120, days: 120, factor: 0.4 }] },
  },
  {
    id: 'run-on-the-pools',
    name: 'Run on the pools',
    about: 'For a week producers sell half of their stock every day.',
    scenario: {
      ...balancedVillage,
      shocks: [{ kind: 'poolRun', startDay: 120, days: 7, stockPercentPerDay: 50 }],
    },
  },
  {
    id: 'over-allocation',
    name: 'Over-allocation',
    about: 'Nine tenths of the reserve go to the pools each week, also in a crisis, and nothing is kept.',
    scenario: {
      ...balancedVillage,
      policy: { ...policy, allocationPercent: 90, reserveKeptPercent: 0, allocateInCrisis: true },
    },
  },
];

/** The preset with this id. */
export function findPreset(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id);
}
