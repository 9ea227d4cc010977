/** What one explores: the scenario under the sliders, its run and its baseline's, the goal and the pins. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { announce } from '../../components/announce';
import { linkParams, readLink, scenarioKey, usualGoalDays } from '../../selectors/whatIfLink';
import { changesInWords } from '../../selectors/whatIfOutcome';
import type { DayColumns } from '../../simulation/dayColumns';
import type { ExperimentResult } from '../../simulation/experiments';
import { presets, type Preset } from '../../simulation/presets';
import type { RunStart } from '../../simulation/runScenario';
import type { Scenario } from '../../simulation/scenario';
import type { WorkerPool } from '../../simulation/workerPool';
import { ExperimentDesk } from './experimentDesk';
import { LiveRuns, type RunView, type RunWish } from './liveRuns';

/** An economy that runs continue. */
export interface ForkedStart extends RunStart {
  readonly name: string;
  readonly day: number;
}

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
  | { readonly state: 'running'; readonly expected: string }
  | { readonly state: 'identical'; readonly hash: string }
  | { readonly state: 'different'; readonly expected: string; readonly hash: string }
  | { readonly state: 'failed'; readonly problem: string };

export interface SessionState {
  readonly preset: Preset;
  readonly scenario: Scenario;
  readonly start: ForkedStart | undefined;
  readonly goalDays: number;
  /** The run that is drawn; of an earlier scenario while a newer one is under way. */
  readonly live: RunView | undefined;
  readonly baseline: RunView | undefined;
  readonly problem: string | undefined;
  readonly pins: readonly Pin[];
  readonly monteCarlo:
    | { readonly key: string; readonly result: Extract<ExperimentResult, { kind: 'monteCarlo' }> }
    | undefined;
  readonly replay: Replay | undefined;
}

const letters = ['A', 'B', 'C', 'D'] as const;

export class WhatIfSession {
  readonly state: StoreApi<SessionState>;
  readonly pool: WorkerPool;
  readonly desk: ExperimentDesk;
  readonly #live: LiveRuns;

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
    void this.#runBaseline();
  }

  /** Changes the scenario, which reruns it. */
  change(change: (scenario: Scenario) => Scenario): void {
    this.state.setState({ scenario: change(this.state.getState().scenario), replay: undefined });
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
    this.state.setState({ preset, scenario, start, goalDays, baseline: undefined, replay: undefined });
    this.open();
  }

  setGoal(goalDays: number): void {
    this.state.setState({ goalDays });
  }

  /** Reads the parameters of the address; reruns what a link expects and compares. */
  readAddress(params: Readonly<Record<string, string>>): void {
    const { preset, scenario, goalDays, expectedHash, problem } = readLink(params);
    this.show({ preset, scenario, goalDays });
    if (problem !== undefined) this.state.setState({ replay: { state: 'failed', problem } });
    else if (expectedHash !== undefined) void this.#replay(expectedHash);
  }

  /** The parameters of the address of the present scenario. */
  addressParams(hash?: string): Readonly<Record<string, string | undefined>> {
    const { preset, scenario, goalDays } = this.state.getState();
    return linkParams(preset, scenario, goalDays, hash);
  }

  /** The hash of the state at the end of the present scenario; `undefined` if it cannot run. */
  async hash(): Promise<string | undefined> {
    const { scenario, start } = this.state.getState();
    const wish = start === undefined ? {} : { start };
    const answer = await this.pool.columns({ index: 0, scenario }, { ...wish, withHash: true }).done;
    return answer?.hash;
  }

  /** Keeps the present scenario under the next letter; `undefined` if four are kept or nothing was run yet. */
  pin(): Pin | undefined {
    const { pins, live, scenario, preset, start } = this.state.getState();
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

  async #runBaseline(): Promise<void> {
    const { preset, start } = this.state.getState();
    const wish = wishFor(preset.scenario, start);
    const baseline = await this.#live.aside(wish).catch(() => undefined);
    const now = this.state.getState();
    if (now.preset === preset && now.start === start) this.state.setState({ baseline });
  }

  async #replay(expected: string): Promise<void> {
    const { scenario } = this.state.getState();
    this.state.setState({ replay: { state: 'running', expected } });
    const hash = await this.hash().catch(() => undefined);
    if (this.state.getState().scenario !== scenario || hash === undefined) return;
    const isSame = hash === expected;
    this.state.setState({
      replay: isSame ? { state: 'identical', hash } : { state: 'different', expected, hash },
    });
    announce(isSame ? 'Replayed identically.' : 'The replay ended in another state than the link expects.');
  }
}

function wishFor(scenario: Scenario, start: ForkedStart | undefined): RunWish {
  const key = scenarioKey(scenario);
  return { key: start === undefined ? key : `${start.name} ${key}`, scenario, start };
}
