import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ExperimentAnswer } from '../../src/panels/what-if/ExperimentAnswer';
import { Experiments, type ExperimentKind } from '../../src/panels/what-if/Experiments';
import type { Answer } from '../../src/panels/what-if/experimentDesk';
import { WhatIfSession } from '../../src/panels/what-if/session';
import { WhatIfContext } from '../../src/panels/what-if/sessionContext';
import {
  controlFor,
  goalSeekSentences,
  parameterInSentence,
  runsOf,
  usualRange,
  variableParameters,
} from '../../src/selectors/whatIfExperiments';
import { endsBeside, tornadoBars, tornadoSummary, tornadoTable } from '../../src/selectors/whatIfTornado';
import { readValue, valueWords } from '../../src/selectors/whatIfText';
import { mergeRuns, type ExperimentResult } from '../../src/simulation/experimentResult';
import { plannedRuns, type Experiment } from '../../src/simulation/experiments';
import type { GoalSeek, GoalSeekResult } from '../../src/simulation/goalSeek';
import { getParameter, parameterOf } from '../../src/simulation/parameters';
import { findPreset, presets, type Preset } from '../../src/simulation/presets';
import { Runner } from '../../src/simulation/runner';
import { balancedVillage, firstViewScenario, type Scenario } from '../../src/simulation/scenario';
import { WorkerPool, type WorkerPort } from '../../src/simulation/workerPool';
import { renderWithLoop } from '../components/renderWithLoop';

/** A worker in this process. */
function createPort(): WorkerPort {
  let hear: Parameters<WorkerPort['listen']>[0] = () => {};
  let time = 0;
  const runner = new Runner({
    milliseconds: () => (time += 1),
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    post: (response) => setTimeout(() => hear(response), 0),
  });
  return {
    post: (request) => void runner.receive(request),
    listen: (listener) => {
      hear = listener;
    },
    stop: () => {},
  };
}

const [balanced] = presets as readonly [Preset];
const shocked: Scenario = {
  ...balancedVillage,
  citizens: 12,
  horizonDays: 30,
  opening: { floor: 120_000_000_000, pools: 120_000_000_000, reserve: 0 },
  pools: { ...balancedVillage.pools, workingDepth: 120_000_000_000 },
  shocks: [{ kind: 'messages', startDay: 5, days: 10, factor: 0.4 }],
};

function open(kind: ExperimentKind) {
  const pool = () => new WorkerPool(1, createPort);
  const session = new WhatIfSession(pool(), pool);
  session.show({ preset: { ...balanced, scenario: shocked }, scenario: shocked });
  renderWithLoop(
    <WhatIfContext value={session}>
      <Experiments kind={kind} onKind={() => {}} seekRequest={0} />
    </WhatIfContext>,
  );
  return { session, user: userEvent.setup() };
}

function show(answer: Answer, goalDays = 30) {
  const pool = () => new WorkerPool(1, createPort);
  const session = new WhatIfSession(pool(), pool);
  renderWithLoop(
    <WhatIfContext value={session}>
      <ExperimentAnswer answer={answer} goalDays={goalDays} />
    </WhatIfContext>,
  );
  return { session, user: userEvent.setup() };
}

/** An experiment's answer as it would be if coverage were this function of a run. */
function answerOf(experiment: Experiment, coverageOf: (scenario: Scenario) => number): ExperimentResult {
  const summaries = plannedRuns(experiment).map(({ index, scenario }) => ({
    index,
    hash: '',
    coverageMillidays: [0, coverageOf(scenario)],
    reserve: [0, 0],
    pools: [0, 0],
    cannotSendPermille: [0, 0],
    messagesRefused: 0,
    crisisDays: 0,
    gini: 0,
  }));
  return mergeRuns(experiment, summaries, 30);
}

beforeEach(() => {
  globalThis.history.replaceState(null, '', '#/what-if');
});

describe('a tornado on the page', { timeout: 30_000 }, () => {
  const tornado = { kind: 'tornado', scenario: shocked, seeds: 1 } as const;
  const result = answerOf(
    tornado,
    ({ policy, messages, floor }) =>
      20_000 + 1_000 * policy.allocationPercent + 100 * messages.mixPercent.video - floor.everyDays,
  ) as Extract<ExperimentResult, { kind: 'tornado' }>;

  it('shows the first dozen, all when asked, and every one in its table', async () => {
    const { user } = show({ type: 'experiment', experiment: tornado, result });
    const figure = screen.getByRole('figure', { name: 'What the days covered at the end depend on' });
    const labels = () => [...figure.querySelectorAll('svg text')].map((text) => text.textContent);
    expect(labels()).toContain('Share of reserve allocated');
    expect(labels()).not.toContain('Weight of ENVIRONMENTAL');
    const count = result.bars.length;
    expect(count).toBeGreaterThan(50);
    await user.click(within(figure).getByRole('button', { name: `Show all ${count}` }));
    for (const { label } of tornadoBars(shocked, result, 'NXT')) expect(labels()).toContain(label);
    await user.click(within(figure).getByRole('button', { name: 'Show the first 12' }));
    expect(labels()).not.toContain('Weight of ENVIRONMENTAL');
    await user.click(within(figure).getByRole('button', { name: /as a table/ }));
    const rows = within(within(figure).getByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(1 + count);
    expect(rows[1]).toHaveTextContent('Share of reserve allocated10 %50 %30.77070.77040.000');
  });

  it('says what matters most and how much does not matter', () => {
    const bars = tornadoBars(shocked, result, 'NXT');
    expect(tornadoSummary(bars, result.base, 1)).toBe(
      `Now 45.7 days, over 1 seed. Most moves with “Share of reserve allocated”: 30.7 days at 10 %, 70.7 at 50 %. ${bars.length - 3} of ${bars.length} parameters move it by less than a tenth of a day.`,
    );
    expect(tornadoTable(bars).rows).toHaveLength(bars.length);
    const idle = bars.map((bar) => ({ ...bar, span: 0 }));
    expect(tornadoSummary(idle, 45_770, 3)).toBe(
      `None of ${bars.length} parameters moves the 45.7 days by a tenth of a day.`,
    );
  });

  it('puts each end on the side to which it moves coverage', () => {
    const bar = (low: number, high: number) => ({
      path: '',
      label: '',
      low: { text: 'low', coverage: low },
      high: { text: 'high', coverage: high },
      span: 0,
    });
    const sides = (low: number, high: number) =>
      (['less', 'more'] as const).map((side) => endsBeside(bar(low, high), 50, side).map(({ text }) => text));
    expect(sides(20, 70)).toEqual([['low'], ['high']]);
    expect(sides(70, 20)).toEqual([['high'], ['low']]);
    expect(sides(50, 70)).toEqual([[], ['high']]);
    expect(sides(70, 60)).toEqual([[], ['high', 'low']]);
    expect(sides(50, 50)).toEqual([[], []]);
  });

  it('counts its runs, asks for them with progress, and can be cancelled', async () => {
    const { user, session } = open('tornado');
    const runs = runsOf({ ...tornado, seeds: 3 });
    await user.click(screen.getByRole('button', { name: `Rank (${runs} runs)` }));
    expect(await screen.findByRole('progressbar')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    expect(session.desk.state.getState().status).toBe('paused');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
    const seeds = screen.getByRole('textbox', { name: 'Seeds each' });
    await user.clear(seeds);
    await user.type(seeds, '1');
    await user.click(screen.getByRole('button', { name: `Rank (${runs / 3} runs)` }));
    expect(
      await screen.findByText(/^Now [\d.]+ days, over \d+ seeds?\./, {}, { timeout: 25_000 }),
    ).toBeVisible();
  });
});

describe('a sweep on the page', { timeout: 30_000 }, () => {
  const sweep = {
    kind: 'sweep',
    scenario: shocked,
    x: { path: 'shocks.0.factor', from: 0, to: 1, steps: 5 },
    y: { path: 'messages.mixPercent.video', from: 0, to: 100, steps: 3 },
  } as const satisfies Experiment;
  const coverageOf = ({ shocks, messages }: Scenario) =>
    Math.round(40_000 * (shocks[0]?.kind === 'messages' ? shocks[0].factor : 0)) +
    100 * messages.mixPercent.video;

  it('of two parameters is a map whose numbers stand in its table', async () => {
    const answer = { type: 'experiment', experiment: sweep, result: answerOf(sweep, coverageOf) } as const;
    const { user } = show(answer);
    const figure = screen.getByRole('figure', {
      name: 'Days covered at the end by factor of the shock to messages and share of videos',
    });
    expect(figure).toHaveTextContent(
      'From 0.0 to 50.0 days; 7 of 15 pairs of values hold 30 days, beyond the green line.',
    );
    expect(figure.querySelectorAll('svg rect')).toHaveLength(15);
    const titles = [...figure.querySelectorAll('title')].map((title) => title.textContent);
    expect(titles).toContain('Factor of the shock to messages 0.75, Share of videos 50 %: 35.0 days');
    await user.click(within(figure).getByRole('button', { name: /as a table/ }));
    const rows = within(within(figure).getByRole('table')).getAllByRole('row');
    expect(
      rows.map((row) =>
        within(row)
          .queryAllByRole('cell')
          .map((cell) => cell.textContent),
      ),
    ).toEqual([
      [],
      ['0 %', '0.000', '10.000', '20.000', '30.000', '40.000'],
      ['50 %', '5.000', '15.000', '25.000', '35.000', '45.000'],
      ['100 %', '10.000', '20.000', '30.000', '40.000', '50.000'],
    ]);
  });

  it.each([
    [() => 30_000, 'all of 15 pairs of values hold 30 days.'],
    [() => 29_999, 'none of 15 pairs of values holds 30 days.'],
  ])('of two parameters says where there is no border', (everywhere, sentence) => {
    show({ type: 'experiment', experiment: sweep, result: answerOf(sweep, everywhere) });
    expect(screen.getByText(new RegExp(sentence))).toBeVisible();
  });

  it('of one parameter is a line', () => {
    const { y: _y, ...line } = sweep;
    show({ type: 'experiment', experiment: line, result: answerOf(line, coverageOf) });
    expect(
      screen.getByRole('figure', { name: 'Days covered at the end by factor of the shock to messages' }),
    ).toHaveTextContent('From 0.8 to 40.8 days over 5 values.');
  });

  it('offers every parameter, a share of the mix never against another', async () => {
    const { user, session } = open('sweep');
    const names = (label: string) =>
      within(screen.getByRole('combobox', { name: label }))
        .getAllByRole('option')
        .map((option) => option.textContent);
    expect(names('Parameter')).toEqual(variableParameters(shocked).map(({ label }) => label));
    expect(names('Parameter')).not.toContain('Seed');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Parameter' }), 'Share of videos');
    expect(names('Against')).toContain('Weight of FOOD');
    expect(
      names('Against').filter((name) => /share of (videos|links|images|standard)/i.test(name ?? '')),
    ).toEqual([]);
    // A shock can be chosen; a scenario without one takes the choice back.
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Parameter' }),
      'Factor of the shock to messages',
    );
    expect(screen.getByRole('textbox', { name: 'To' })).toHaveValue('10');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Against' }),
      'First day of the shock to messages',
    );
    act(() => session.change((scenario) => ({ ...scenario, shocks: [] })));
    expect(screen.getByRole('combobox', { name: 'Parameter' })).toHaveDisplayValue('Burn per message');
    expect(screen.getByRole('combobox', { name: 'Against' })).toHaveDisplayValue('Nothing else');
  });
});

describe('a goal seek on the page', { timeout: 30_000 }, () => {
  const found = {
    tried: [
      { value: 0, coverage: 1_000 },
      { value: 100, coverage: 90_000 },
    ],
    limits: [],
  };
  const seekOf = (path: string): GoalSeek => ({ scenario: shocked, path, goalDays: 30 });
  const sentences = (path: string, result: GoalSeekResult) => goalSeekSentences(seekOf(path), result, 'NXT');
  const border = (holds: number, fails: number) =>
    ({ found: true, holds, fails, coverageHolds: 30_000, coverageFails: 29_999, dip: undefined }) as const;

  it('says its proof in the unit of the parameter', () => {
    expect(sentences('messages.mixPercent.video', { ...found, ...border(24, 23) })).toEqual([
      '24 % hold: 30.000 days at the end.',
      '23 % do not: 29.999 days.',
      'Among the 2 values tried from 0 % to 100 % coverage only moves one way.',
    ]);
    expect(sentences('floor.allotment', { ...found, ...border(5_750_000_000, 5_750_000_001) })[1]).toBe(
      '57.50000001 NXT do not: 29.999 days.',
    );
    expect(sentences('shocks.0.factor', { ...found, ...border(0.41, 0.4) }).slice(0, 2)).toEqual([
      'With 0.41 it holds: 30.000 days at the end.',
      'With 0.4 it does not: 29.999 days.',
    ]);
  });

  it('says when the relation is not monotone, and where', () => {
    const dip = { before: { value: 50, coverage: 40_000 }, after: { value: 60, coverage: 20_000 } };
    expect(sentences('messages.mixPercent.video', { ...found, ...border(70, 69), dip })[2]).toBe(
      'Coverage is not monotone: 50 % give 40.000 days, 60 % only 20.000. There may be other answers from 0 % to 100 %.',
    );
  });

  it('says when nothing holds or everything does, what came nearest, and what cannot be run', () => {
    const limits = [{ value: 100, problem: 'the mix is full' }];
    expect(
      sentences('messages.mixPercent.video', { ...found, found: false, reason: 'none_holds', limits }),
    ).toEqual([
      'No value tried from 0 % to 100 % holds 30 days. The most is 90.000 days, with 100 %.',
      'Nothing beyond 100 % can be run: the mix is full.',
    ]);
    expect(sentences('messages.mixPercent.video', { ...found, found: false, reason: 'all_hold' })).toEqual([
      'Every value tried from 0 % to 100 % holds 30 days. The least is 1.000 days, with 0 %.',
    ]);
  });

  it('puts the very scenario under the sliders that was run', async () => {
    const seek = seekOf('messages.mixPercent.video');
    const { session, user } = show({ type: 'goalSeek', seek, result: { ...found, ...border(24, 23) } });
    await user.click(screen.getByRole('button', { name: 'Use 24 %' }));
    expect(session.state.getState().scenario.messages.mixPercent).toEqual({
      standard: 50,
      link: 16,
      image: 10,
      video: 24,
    });
  });

  it('finds the border of a shock', async () => {
    const { user } = open('goalSeek');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Parameter' }),
      'Factor of the shock to messages',
    );
    await user.click(screen.getByRole('button', { name: 'Find what holds 30 days' }));
    const answer = await screen.findByTestId('goal-seek', {}, { timeout: 25_000 });
    await waitFor(() => expect(answer).toHaveTextContent(/tried from 0 to/));
  });
});

describe('every parameter', () => {
  const scenarios = [shocked, firstViewScenario, ...presets.map(({ scenario }) => scenario)];

  it('has a usual range around its value, and a control that reads what it writes', () => {
    for (const scenario of scenarios) {
      for (const { path, min, max } of variableParameters(scenario)) {
        const { from, to } = usualRange(path, scenario);
        const value = getParameter(scenario, path);
        expect(min <= from && from < to && to <= max).toBe(true);
        expect(from <= value && value <= to).toBe(true);
        const control = controlFor(scenario, path);
        for (const end of [from, to]) {
          const written = valueWords(control, end, 'NXT');
          expect({ path, read: readValue(control, written, 'NXT') }).toEqual({
            path,
            read: { ok: true, value: end },
          });
        }
        expect(control.read(control.write(scenario, value))).toBe(value);
      }
    }
  });

  it('keeps the name of its pool within a sentence', () => {
    expect(parameterInSentence(shocked, 'pools.weights.4')).toBe('weight of FOOD');
    expect(parameterOf(shocked, 'pools.weights.4')?.label).toBe('Weight of FOOD');
  });

  it('counts in the runs of a tornado, whatever the scenario', () => {
    const boom = findPreset('adoption-boom')?.scenario as Scenario;
    const runs = (scenario: Scenario) => runsOf({ kind: 'tornado', scenario, seeds: 2 });
    for (const scenario of [boom, shocked])
      expect(runs(scenario)).toBe(plannedRuns({ kind: 'tornado', scenario, seeds: 2 }).length);
    const x = { path: 'policy.allocateInCrisis', from: 0, to: 1, steps: 7 };
    expect(runsOf({ kind: 'sweep', scenario: boom, x })).toBe(2);
  });
});
