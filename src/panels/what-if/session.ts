/** What one explores: the scenario under the sliders, its run and its baseline's, the goal and the pins. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { announce } from '../../components/announce';
import { linkParams, readLink, scenarioKey, usualGoalDays, type Proof } from '../../selectors/whatIfLink';
import { firstDifference, marksOf } from '../../selectors/whatIfMarks';
import { changesInWords } from '../../selectors/whatIfOutcome';
import type { DayColumns } from '../../simulation/dayColumns';
import type { ExperimentResult } from '../../simulation/experimentResult';
import { presets, type Preset } from '../../simulation/presets';
import type { WalletsAtEnd } from '../../simulation/runner';
import type { Scenario } from '../../simulation/scenario';
import type { WorkerPool } from '../../simulation/workerPool';
import { ExperimentDesk } from './experimentDesk';
import type { ForkedStart } from './forkedStart';
import { LiveRuns, runOf, type RunView, type RunWish } from './liveRuns';

/** A scenario that is kept to be compared. */
export interface Pin {
  readonly letter: 'A' | 'B' | 'C' | 'D';
  readonly name: string;
  readonly scenario: Scenario;
  readonly start: ForkedStart | undefined;
  readonly columns: DayColumns;
}

/** Whether the scenario of a link was replayed as its sender saw it. */
export type Replay =
  | { readonly state: 'running' }
  | { readonly state: 'identical'; readonly hash: string }
  | {
      readonly state: 'different';
      readonly expected: string;
      readonly hash: string;
      /** Days between which the runs part. */
      readonly where: string;
    }
  | { readonly state: 'failed'; readonly problem: string };

export interface SessionState {
  readonly preset: Preset;
  readonly scenario: Scenario;
  readonly start: ForkedStart | undefined;
  readonly goalDays: number;
  /** The run that is drawn; of an earlier scenario while a newer one is under way. */
  readonly live: RunView | undefined;
  readonly baseline: RunView | undefined;
  /** Why the scenario cannot be run; `live` is then of the last one that could. */
  readonly problem: string | undefined;
  /** The control that was moved last, if it was one. */
  readonly moved: string | undefined;
  readonly pins: readonly Pin[];
  readonly monteCarlo:
    | { readonly key: string; readonly result: Extract<ExperimentResult, { kind: 'monteCarlo' }> }
    | undefined;
  readonly replay: Replay | undefined;
}

const warmUpRuns = 3;

const letters = ['A', 'B', 'C', 'D'] as const;

export class WhatIfSession {
  readonly state: StoreApi<SessionState>;
  readonly pool: WorkerPool;
  readonly desk: ExperimentDesk;
  readonly #live: LiveRuns;
  #isWarm = false;

  /**
   * @param pool carries out live runs; one warm worker is enough.
   * @param createExperimentPool makes the workers for experiments when the first one begins.
   */
  constructor(pool: WorkerPool, createExperimentPool: () => WorkerPool) {
    const preset = presets[0] as Preset;
    this.pool = pool;
    this.desk = new ExperimentDesk(createExperimentPool);
    this.state = createStore<SessionState>(() => ({
      preset,
      scenario: preset.scenario,
      start: undefined,
      goalDays: usualGoalDays,
      live: undefined,
      baseline: undefined,
      problem: undefined,
      moved: undefined,
      pins: [],
      monteCarlo: undefined,
      replay: undefined,
    }));
    this.#live = new LiveRuns(
      pool,
      (live) => this.state.setState({ live, problem: undefined }),
      ({ key }, problem) => {
        if (key === this.#wish().key) this.state.setState({ problem });
      },
    );
  }

  /** Makes sure that the present scenario and its baseline are being run. */
  open(): void {
    this.#run();
    void this.#runBaseline().then(() => this.#warmUp());
  }

  /** Changes the scenario, which reruns it; `moved` names the control that did. */
  change(change: (scenario: Scenario) => Scenario, moved?: string): void {
    const { scenario } = this.state.getState();
    const changed = change(scenario);
    if (changed === scenario) return;
    this.state.setState({ scenario: changed, moved, replay: undefined });
    this.#run();
  }

  choosePreset(preset: Preset): void {
    this.show({ preset, scenario: preset.scenario });
    announce(`${preset.name}. ${preset.about}`);
  }

  /** Shows another scenario, from a preset, a file or a link. */
  show(shown: {
    readonly preset: Preset;
    readonly scenario: Scenario;
    readonly goalDays?: number;
    readonly start?: ForkedStart;
  }): void {
    const { preset, scenario, start, goalDays = this.state.getState().goalDays } = shown;
    const fresh = { baseline: undefined, moved: undefined, replay: undefined };
    this.state.setState({ preset, scenario, start, goalDays, ...fresh });
    this.open();
  }

  setGoal(goalDays: number): void {
    this.state.setState({ goalDays });
  }

  /** Reads the parameters of the address; reruns what a link expects and compares. */
  readAddress(params: Readonly<Record<string, string>>): void {
    const { preset, scenario, goalDays, expected, problem } = readLink(params);
    this.show({ preset, scenario, goalDays });
    if (problem !== undefined) this.state.setState({ replay: { state: 'failed', problem } });
    else if (expected !== undefined) void this.#replay(expected);
  }

  /** The parameters of the address of the present scenario. */
  addressParams(proof?: Proof): Readonly<Record<string, string | undefined>> {
    const { preset, scenario, goalDays, start } = this.state.getState();
    // A continued economy is too large for an address.
    return start === undefined ? linkParams(preset, scenario, goalDays, proof) : {};
  }

  /** What proves the present scenario: the hash of its last state and marks of its days. */
  async proof(): Promise<Proof | undefined> {
    const { scenario } = this.state.getState();
    const answer = await this.pool.columns({ index: 0, scenario }, { withHash: true }).done;
    return answer === undefined ? undefined : { hash: answer.hash, marks: marksOf(answer.columns) };
  }

  /** Every wallet at the end of a pinned scenario. */
  async walletsOf({ scenario, start }: Pin): Promise<WalletsAtEnd | undefined> {
    const answer = await this.pool.columns(runOf({ scenario, start }), { withWallets: true }).done;
    return answer?.wallets;
  }

  /** Keeps the present scenario under the next letter; `undefined` if four are kept or nothing was run yet. */
  pin(): Pin | undefined {
    const { pins, live, scenario, preset, start } = this.state.getState();
    const obstacle = pinObstacle(this.state.getState());
    if (obstacle !== undefined) announce(`${obstacle}.`);
    const letter = letters.find((one) => !pins.some((pin) => pin.letter === one));
    if (letter === undefined || live === undefined || live.key !== this.#wish().key) return undefined;
    const [first] = changesInWords(preset.scenario, scenario, 'NXT');
    const name = start?.name ?? (first === undefined ? preset.name : first.text.replace(/, not .*$/, ''));
    const pin: Pin = { letter, name, scenario, start, columns: live.columns };
    const sorted = [...pins, pin].toSorted((a, b) => (a.letter < b.letter ? -1 : 1));
    this.state.setState({ pins: sorted });
    announce(`Pinned as ${letter}: ${name}.`);
    return pin;
  }

  unpin(letter: Pin['letter']): void {
    const pins = this.state.getState().pins.filter((pin) => pin.letter !== letter);
    this.state.setState({ pins });
    announce(`${letter} is no longer pinned.`);
  }

  keepMonteCarlo(key: string, result: Extract<ExperimentResult, { kind: 'monteCarlo' }>): void {
    this.state.setState({ monteCarlo: { key, result } });
  }

  #wish(): RunWish {
    const { scenario, start } = this.state.getState();
    return wishFor(scenario, start);
  }

  #run(): void {
    this.#live.wish(this.#wish());
  }

  /** A browser makes code fast that it has run a few times; better before a slider moves than while it does. */
  async #warmUp(): Promise<void> {
    if (this.#isWarm) return;
    this.#isWarm = true;
    const { scenario } = this.state.getState();
    for (let seed = 1; seed <= warmUpRuns; seed += 1)
      await this.pool.columns({ index: 0, scenario: { ...scenario, seed } }).done.catch(() => undefined);
  }

  async #runBaseline(): Promise<void> {
    const { preset, start } = this.state.getState();
    const wish = wishFor(preset.scenario, start);
    const baseline = await this.#live.aside(wish).catch(() => undefined);
    const now = this.state.getState();
    if (now.preset === preset && now.start === start) this.state.setState({ baseline });
  }

  async #replay(expected: Proof): Promise<void> {
    const { scenario } = this.state.getState();
    this.state.setState({ replay: { state: 'running' } });
    const proof = await this.proof().catch(() => undefined);
    if (this.state.getState().scenario !== scenario || proof === undefined) return;
    const isSame = proof.hash === expected.hash;
    const where = firstDifference(expected.marks, proof.marks) ?? 'in what the days do not show';
    this.state.setState({
      replay: isSame
        ? { state: 'identical', hash: proof.hash }
        : { state: 'different', expected: expected.hash, hash: proof.hash, where },
    });
    announce(isSame ? 'Replayed identically.' : `The replay differs ${where}.`);
  }
}

/** Why the present scenario cannot be pinned, in a few words. */
export function pinObstacle({ pins, problem }: SessionState): string | undefined {
  if (pins.length === letters.length) return 'Unpin one first';
  return problem === undefined ? undefined : 'This one cannot be run';
}

/** Equal for equal runs: of the same scenario from the same start. */
export function runKey(scenario: Scenario, start: ForkedStart | undefined): string {
  const key = scenarioKey(scenario);
  return start === undefined ? key : `${start.id} ${key}`;
}

function wishFor(scenario: Scenario, start: ForkedStart | undefined): RunWish {
  return { key: runKey(scenario, start), scenario, start };
}
