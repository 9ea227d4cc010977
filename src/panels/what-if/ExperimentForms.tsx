import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../../components/Button';
import { SelectField } from '../../components/SelectField';
import { TextField } from '../../components/TextField';
import { formatUnits } from '../../engine/units';
import { controlFor, countProblem, usualRange, variableParameters } from '../../selectors/whatIfExperiments';
import { readValue, valueText } from '../../selectors/whatIfText';
import type { Axis, Experiment } from '../../simulation/experiments';
import { isShareOfMix, parameterOf } from '../../simulation/parameters';
import type { Scenario } from '../../simulation/scenario';
import { usePreferences } from '../../store/hooks';
import type { Question } from './experimentDesk';
import styles from './Experiments.module.css';
import { useSessionState } from './sessionContext';

/** What every form gets. */
export interface FormProps {
  readonly scenario: Scenario;
  readonly isBusy: boolean;
  /** Above 0, and whenever it counts up, the form submits itself. */
  readonly autoStart: number;
  readonly onAsk: (question: Question) => void;
  readonly runsOf: (experiment: Experiment) => number;
}

function parameterOptions(scenario: Scenario) {
  return variableParameters(scenario).map(({ path, label }) => ({ value: path, label }));
}

const burn = 'messages.burnPerStandardMessage';

function AskForm({
  children,
  onSubmit,
  submit,
  isBusy,
}: {
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly submit: string;
  readonly isBusy: boolean;
}) {
  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <Button type="submit" kind="primary" disabled={isBusy}>
        {submit}
      </Button>
    </form>
  );
}

/** Runs with many seeds. */
export function MonteCarloForm({ scenario, isBusy, onAsk }: FormProps) {
  const goalDays = useSessionState((state) => state.goalDays);
  const [runs, setRuns] = useState('160');
  const error = countProblem(runs, 20, 1_000);
  const ask = () => {
    if (error !== undefined) return;
    onAsk({
      type: 'experiment',
      experiment: { kind: 'monteCarlo', scenario, runs: Number(runs) },
      goalDays,
    });
  };
  return (
    <AskForm submit="Run the seeds" isBusy={isBusy} onSubmit={ask}>
      <TextField label="Runs" aside="20 to 1,000" numeric value={runs} onChange={setRuns} error={error} />
    </AskForm>
  );
}

interface RangeDraft {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

function useRangeDraft(first: string, scenario: Scenario) {
  const { unit } = usePreferences();
  const draftOf = (path: string): RangeDraft => {
    const control = controlFor(scenario, path);
    const { from, to } = usualRange(path, scenario);
    return {
      path,
      from: valueText(control, from, unit).number,
      to: valueText(control, to, unit).number,
    };
  };
  const [chosen, setDraft] = useState(() => draftOf(first));
  // Another scenario may have no such shock.
  const draft = parameterOf(scenario, chosen.path) === undefined ? draftOf(first) : chosen;
  const control = controlFor(scenario, draft.path);
  const from = readValue(control, draft.from, unit);
  const to = readValue(control, draft.to, unit);
  return {
    draft,
    options: parameterOptions(scenario),
    from,
    to,
    unitWord: valueText(control, 2, unit).unit,
    choose: (path: string) => setDraft(draftOf(path)),
    edit: (part: Partial<RangeDraft>) => setDraft({ ...draft, ...part }),
  };
}

function RangeFields({
  label,
  range,
}: {
  readonly label: string;
  readonly range: ReturnType<typeof useRangeDraft>;
}) {
  const { draft, options, from, to, unitWord } = range;
  return (
    <>
      <SelectField label={label} value={draft.path} options={options} onChange={range.choose} />
      <TextField
        label="From"
        aside={unitWord}
        value={draft.from}
        onChange={(text) => range.edit({ from: text })}
        error={from.ok ? undefined : from.problem}
      />
      <TextField
        label="To"
        aside={unitWord}
        value={draft.to}
        onChange={(text) => range.edit({ to: text })}
        error={to.ok ? undefined : to.problem}
      />
    </>
  );
}

const noSecond = '';

/** One parameter from end to end, or two. */
export function SweepForm({ scenario, isBusy, onAsk, runsOf }: FormProps) {
  const goalDays = useSessionState((state) => state.goalDays);
  const x = useRangeDraft(burn, scenario);
  const [steps, setSteps] = useState('21');
  const [wishedSecond, setSecond] = useState(noSecond);
  const [secondSteps, setSecondSteps] = useState('5');
  const seconds = x.options.filter(
    ({ value }) => value !== x.draft.path && !(isShareOfMix(value) && isShareOfMix(x.draft.path)),
  );
  const second = seconds.some(({ value }) => value === wishedSecond) ? wishedSecond : noSecond;
  const error = countProblem(steps, 2, 61);
  const secondError = countProblem(secondSteps, 2, 15);
  const axisY: Axis | undefined =
    second === noSecond
      ? undefined
      : { path: second, ...usualRange(second, scenario), steps: Number(secondSteps) };
  const isFine =
    x.from.ok && x.to.ok && error === undefined && (axisY === undefined || secondError === undefined);
  const experimentOf = (): Experiment | undefined => {
    if (!isFine || !x.from.ok || !x.to.ok) return undefined;
    const axisX = { path: x.draft.path, from: x.from.value, to: x.to.value, steps: Number(steps) };
    return axisY === undefined
      ? { kind: 'sweep', scenario, x: axisX }
      : { kind: 'sweep', scenario, x: axisX, y: axisY };
  };
  const experiment = experimentOf();
  const count = experiment === undefined ? '' : ` (${formatUnits(runsOf(experiment))} runs)`;
  return (
    <AskForm
      submit={`Sweep${count}`}
      isBusy={isBusy}
      onSubmit={() => {
        if (experiment !== undefined) onAsk({ type: 'experiment', experiment, goalDays });
      }}
    >
      <RangeFields label="Parameter" range={x} />
      <TextField label="Steps" aside="2 to 61" numeric value={steps} onChange={setSteps} error={error} />
      <SelectField
        label="Against"
        value={second}
        options={[{ value: noSecond, label: 'Nothing else' }, ...seconds]}
        onChange={(path) => {
          setSecond(path);
          if (path !== noSecond && Number(steps) > 9) setSteps('7');
        }}
      />
      {second === noSecond ? null : (
        <TextField
          label="Its steps"
          aside="2 to 15"
          numeric
          value={secondSteps}
          onChange={setSecondSteps}
          error={secondError}
        />
      )}
    </AskForm>
  );
}

/** Each parameter at both of its ends. */
export function TornadoForm({ scenario, isBusy, onAsk, runsOf }: FormProps) {
  const goalDays = useSessionState((state) => state.goalDays);
  const [seeds, setSeeds] = useState('3');
  const error = countProblem(seeds, 1, 20);
  const experiment = { kind: 'tornado', scenario, seeds: Number(seeds) } as const;
  const count = error === undefined ? ` (${formatUnits(runsOf(experiment))} runs)` : '';
  return (
    <AskForm
      submit={`Rank${count}`}
      isBusy={isBusy}
      onSubmit={() => {
        if (error === undefined) onAsk({ type: 'experiment', experiment, goalDays });
      }}
    >
      <TextField label="Seeds each" aside="1 to 20" numeric value={seeds} onChange={setSeeds} error={error} />
    </AskForm>
  );
}

/** The smallest change that holds. */
export function GoalSeekForm({ scenario, isBusy, autoStart, onAsk }: FormProps) {
  const goalDays = useSessionState((state) => state.goalDays);
  const range = useRangeDraft(burn, scenario);
  const { draft, from, to } = range;
  const ask = () => {
    if (!from.ok || !to.ok) return;
    onAsk({
      type: 'goalSeek',
      seek: { scenario, path: draft.path, goalDays, from: from.value, to: to.value },
    });
  };
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = () =>
      onAsk({ type: 'goalSeek', seek: { scenario, path: burn, goalDays, ...usualRange(burn, scenario) } });
  });
  useEffect(() => {
    if (autoStart > 0) latest.current();
  }, [autoStart]);
  return (
    <AskForm submit={`Find what holds ${goalDays} days`} isBusy={isBusy} onSubmit={ask}>
      <RangeFields label="Parameter" range={range} />
    </AskForm>
  );
}
