/**
 * One run of a scenario on columns, day by day, and what is measured at the end of each. The same scenario gives the same run
 * on every machine; its last state has the same hash through the store's path.
 */
import {
  F_FLOOR_RESERVE,
  poolAccountIds,
  producersAccountIds,
  systemAccountId,
  TRANSITION_RESERVE,
} from '../engine/accounts';
import { NXT, pools, tokenOf } from '../engine/assets';
import type { AccountId, BooksReader } from '../engine/books/Books';
import { assessCrisis, coverageMillidays, DAYS_PER_MONTH, policyOf } from '../engine/crisis';
import type { Command } from '../engine/commands';
import type { Genesis } from '../engine/genesis';
import { checkConservation } from '../engine/invariants';
import type { Policy } from '../engine/policy';
import { stateHash } from '../engine/stateHash';
import { ColumnWorld } from './columnWorld';
import type { Scenario } from './scenario';
import { emptyTally, type Tally } from './tally';
import { citizensOf, Village, type Behaviour } from './village';

const reserveAccount = systemAccountId(TRANSITION_RESERVE);
const floorAccount = systemAccountId(F_FLOOR_RESERVE);
const food = pools.find(({ sector }) => sector === 'FOOD') ?? pools[0];

/** What a day's measurement has besides the day's tally. Amounts are units. */
export interface DayState {
  readonly day: number;
  readonly reserve: number;
  readonly floor: number;
  /** Thousandths of a day that the floor lasts. */
  readonly coverageMillidays: number;
  readonly isCrisis: boolean;
  readonly wallets: number;
  readonly pools: number;
  readonly producers: number;
  /** NXT per FOOD. */
  readonly foodPrice: number;
  readonly citizens: number;
  /** Wallets that cannot afford a standard message. */
  readonly cannotSend: number;
  /** Inequality of wallets from 0 (all alike) to 1; measured every seventh and thirtieth day, on the first and on the last. */
  readonly gini: number;
  /** Commands committed so far. */
  readonly commands: number;
}

export type DayRow = DayState & Readonly<Tally>;

/** The names of the citizens of a run: `citizen-1`, `citizen-2`, … */
export function citizenNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `citizen-${index + 1}`);
}

/** Gini coefficient of the citizens' NXT: Σ (2i − n − 1)·xᵢ / (n·Σx) over balances in rising order. */
export function gini(reader: BooksReader, citizens: readonly AccountId[]): number {
  const balances = new Float64Array(citizens.length);
  for (const [index, citizen] of citizens.entries()) balances[index] = reader.balance(citizen, NXT);
  balances.sort();
  let sum = 0;
  let weighted = 0;
  for (let index = 0; index < balances.length; index += 1) {
    const balance = balances[index] as number;
    sum += balance;
    weighted += (2 * (index + 1) - balances.length - 1) * balance;
  }
  return sum === 0 ? 0 : weighted / (balances.length * sum);
}

function sumOf(reader: BooksReader, accounts: readonly AccountId[]): number {
  let sum = 0;
  for (const account of accounts) sum += reader.balance(account, NXT);
  return sum;
}

/** Days between two measurements of inequality, which sorts all wallets. */
const giniEveryDays = 7;

/** An economy that a run continues instead of opening a village of its own. */
export interface RunStart {
  readonly genesis: Genesis;
  readonly commands: readonly Command[];
}

/** The starting point of a scenario: the specified genesis, with the scenario's trading fee. */
export function openingGenesis({ pools: { feeBasisPoints } }: Scenario): Genesis {
  if (feeBasisPoints === 30) return {};
  return { pools: Object.fromEntries(pools.map(({ address }) => [address, { feeBasisPoints }])) };
}

/** The policy under which an economy is continued: the scenario's, for the citizens that there are. */
export function continuedPolicy(
  reader: BooksReader,
  { crisis, floor }: Scenario,
): Record<keyof Policy, number> {
  return {
    citizens: Math.max(1, citizensOf(reader).length),
    allotment: floor.allotment,
    reserveLinePercent: crisis.reserveLinePercent,
    floorLinePercent: crisis.floorLinePercent,
  };
}

export class ScenarioRun {
  readonly scenario: Scenario;
  readonly world: ColumnWorld;
  readonly #village: Village;
  readonly #rows: DayRow[] = [];
  #gini = 0;

  /** Opens the village, or continues from `start`; the first day is measured. The scenario must have no problem (see `scenarioFile.ts`). */
  constructor(scenario: Scenario, behaviour?: Behaviour, start?: RunStart) {
    this.scenario = scenario;
    this.#village = new Village(scenario, behaviour);
    this.world = start === undefined ? this.#opened() : this.#continued(start);
    this.world.takeTally();
    this.#measure(this.world.books.counter('clock'), emptyTally());
  }

  #opened(): ColumnWorld {
    const { scenario } = this;
    const world = new ColumnWorld(openingGenesis(scenario));
    this.#village.open(world, citizenNames(scenario.citizens));
    return world;
  }

  /** The given economy, under the scenario's policy from now on. */
  #continued({ genesis, commands }: RunStart): ColumnWorld {
    const world = new ColumnWorld(genesis);
    for (const command of commands) world.run(command);
    world.setPolicy(continuedPolicy(world.books, this.scenario));
    return world;
  }

  /** One row for each day so far, the opening first. */
  get rows(): readonly DayRow[] {
    return this.#rows;
  }

  get isDone(): boolean {
    return this.#rows.length > this.scenario.horizonDays;
  }

  /** Runs one more day and measures it. */
  nextDay(): DayRow {
    this.#village.day(this.world);
    return this.#measure(this.world.books.counter('clock'), this.world.takeTally());
  }

  /** Runs to the end of the horizon. */
  finish(): readonly DayRow[] {
    while (!this.isDone) this.nextDay();
    return this.#rows;
  }

  /** SHA-256 of the state now. */
  hash(): string {
    return stateHash(this.world.books);
  }

  /** Violations of conservation; empty as long as every asset sums to its supply. */
  violations(): readonly string[] {
    return checkConservation(this.world.books);
  }

  #measure(day: number, tally: Tally): DayRow {
    const { books } = this.world;
    const citizens = citizensOf(books);
    // A run may continue on any day: its first and its last are known by their places, not by their numbers.
    const isEnd = this.#rows.length === 0 || this.#rows.length === this.scenario.horizonDays;
    if (isEnd || day % giniEveryDays === 0 || day % DAYS_PER_MONTH === 0) this.#gini = gini(books, citizens);
    const price = this.scenario.messages.burnPerStandardMessage;
    let wallets = 0;
    let cannotSend = 0;
    for (const citizen of citizens) {
      const balance = books.balance(citizen, NXT);
      wallets += balance;
      if (balance < price) cannotSend += 1;
    }
    const floor = books.balance(floorAccount, NXT);
    const foodAccount = food === undefined ? 0 : (poolAccountIds[food.index] as AccountId);
    const foodTokens = books.balance(foodAccount, tokenOf(food?.index ?? 0));
    const row: DayRow = {
      ...tally,
      day,
      reserve: books.balance(reserveAccount, NXT),
      floor,
      coverageMillidays: coverageMillidays(floor, policyOf(books)),
      isCrisis: assessCrisis(books).isCrisis,
      wallets,
      pools: sumOf(books, poolAccountIds),
      producers: sumOf(books, producersAccountIds),
      foodPrice: foodTokens === 0 ? 0 : books.balance(foodAccount, NXT) / foodTokens,
      citizens: citizens.length,
      cannotSend,
      gini: this.#gini,
      commands: books.counter('commands'),
    };
    this.#rows.push(row);
    return row;
  }
}

/** Runs a scenario to its horizon. */
export function runScenario(scenario: Scenario): ScenarioRun {
  const run = new ScenarioRun(scenario);
  run.finish();
  return run;
}
