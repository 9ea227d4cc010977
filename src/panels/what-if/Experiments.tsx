import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { Segmented } from '../../components/Segmented';
import { runsOf } from '../../selectors/whatIfExperiments';
import { scenarioProblem } from '../../simulation/scenarioFile';
import { ExperimentAnswer } from './ExperimentAnswer';
import type { Answer, Question } from './experimentDesk';
import { GoalSeekForm, MonteCarloForm, SweepForm, TornadoForm, type FormProps } from './ExperimentForms';
import styles from './Experiments.module.css';
import { runKey } from './session';
import { useSession, useSessionState } from './sessionContext';

const kinds = [
  { value: 'monteCarlo', label: 'Many seeds' },
  { value: 'sweep', label: 'Sweep' },
  { value: 'tornado', label: 'Tornado' },
  { value: 'goalSeek', label: 'Goal seek' },
] as const;

export type ExperimentKind = (typeof kinds)[number]['value'];

const abouts: Readonly<Record<ExperimentKind, string>> = {
  monteCarlo:
    'The same scenario with many seeds: how often the floor holds, and how far the years lie apart.',
  sweep: 'One parameter from end to end, or two against each other.',
  tornado: 'Each parameter at its low and at its high end, the most influential first.',
  goalSeek: 'The smallest change that holds the goal, proved by its neighbour that does not.',
};

const forms: Readonly<Record<ExperimentKind, (props: FormProps) => React.ReactNode>> = {
  monteCarlo: MonteCarloForm,
  sweep: SweepForm,
  tornado: TornadoForm,
  goalSeek: GoalSeekForm,
};

/** Progress, pause and cancel of what is under way. */
function Running() {
  const { desk } = useSession();
  const { status, progress } = useStore(desk.state);
  if (status === 'idle') return null;
  const done = progress?.done ?? 0;
  const planned = progress?.planned;
  const words = planned === undefined ? `${done} runs` : `${done} of ${planned} runs`;
  return (
    <div className={styles.running}>
      <progress
        className={styles.progress}
        aria-label="Progress of the experiment"
        {...(planned === undefined ? {} : { value: done, max: planned })}
      >
        {words}
      </progress>
      <span className={styles.count}>{status === 'paused' ? `Paused at ${words}` : words}</span>
      <Button
        icon={status === 'paused' ? 'play' : 'pause'}
        onClick={() => (status === 'paused' ? desk.resume() : desk.pause())}
      >
        {status === 'paused' ? 'Resume' : 'Pause'}
      </Button>
      <Button
        icon="close"
        onClick={() => {
          desk.cancel();
          announce('The experiment was cancelled.');
        }}
      >
        Cancel
      </Button>
    </div>
  );
}

/** An answer, and the run that it was asked for. */
interface Answered {
  readonly key: string;
  readonly answer: Answer;
}

/** Many runs of the scenario, and what they say together. */
export function Experiments({
  kind,
  onKind,
  seekRequest,
}: {
  readonly kind: ExperimentKind;
  readonly onKind: (kind: ExperimentKind) => void;
  /** Counts up whenever the smallest burn is asked for from elsewhere. */
  readonly seekRequest: number;
}) {
  const session = useSession();
  const { status, problem } = useStore(session.desk.state);
  const scenario = useSessionState((state) => state.scenario);
  const goalDays = useSessionState((state) => state.goalDays);
  const start = useSessionState((state) => state.start);
  const [answers, setAnswers] = useState<Partial<Record<ExperimentKind, Answered>>>({});
  const [refusal, setRefusal] = useState<string>();
  const section = useRef<HTMLElement>(null);
  const turns = useRef(0);

  const ask = async (question: Question) => {
    const asked = question.type === 'goalSeek' ? question.seek.scenario : question.experiment.scenario;
    const wrong = scenarioProblem(asked);
    setRefusal(wrong === undefined ? undefined : `This cannot be run: ${wrong}.`);
    if (wrong !== undefined) return;
    turns.current += 1;
    const turn = turns.current;
    const answer = await session.desk.ask(question, start);
    if (answer === undefined || turn !== turns.current) return;
    const of = answer.type === 'goalSeek' ? 'goalSeek' : answer.experiment.kind;
    const key = runKey(asked, start);
    setAnswers((before) => ({ ...before, [of]: { key, answer } }));
    if (answer.type === 'experiment' && answer.result.kind === 'monteCarlo')
      session.keepMonteCarlo(key, answer.result);
    announce('The experiment is done.');
  };
  useEffect(() => {
    if (seekRequest === 0) return;
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.querySelector<HTMLElement>('form button[type="submit"]')?.focus({ preventScroll: true });
  }, [seekRequest]);

  const Form = forms[kind];
  const answered = answers[kind];
  const isOutdated = answered !== undefined && answered.key !== runKey(scenario, start);
  return (
    <section ref={section} className={styles.section} aria-labelledby="what-if-experiments">
      <h2 id="what-if-experiments" className={styles.title}>
        Experiments
      </h2>
      <Segmented label="Experiment" options={kinds} value={kind} onChange={onKind} />
      <p className={styles.about}>
        {abouts[kind]}
        {start === undefined ? '' : ` Every run continues ${start.name} from day ${start.day}.`}
      </p>
      <Form
        key={kind}
        scenario={scenario}
        isBusy={status !== 'idle'}
        autoStart={kind === 'goalSeek' ? seekRequest : 0}
        onAsk={(question) => void ask(question)}
        runsOf={runsOf}
      />
      {[refusal, problem].map((text) =>
        text === undefined ? null : (
          <p key={text} className={styles.problem} role="alert">
            {text}
          </p>
        ),
      )}
      <Running />
      {answered === undefined ? null : (
        <>
          {isOutdated ? (
            <p className={styles.about}>This was answered for the scenario before the last change.</p>
          ) : null}
          <ExperimentAnswer answer={answered.answer} goalDays={goalDays} />
        </>
      )}
    </section>
  );
}
