import type { CSSProperties } from 'react';
import { Amount } from '../../components/Amount';
import { Icon, type IconName } from '../../components/Icon';
import { DECIMALS } from '../../engine/units';
import { usePreferences } from '../../store/hooks';
import type { TraceDetail, TraceStatus, TraceStep } from '../../selectors/trace';
import styles from './TraceRail.module.css';

const statusWords: Readonly<Record<TraceStatus, string>> = {
  passed: 'passed',
  undone: 'undone',
  failed: 'failed',
  notReached: 'not reached',
  notNeeded: 'not needed',
};

const statusIcons: Readonly<Partial<Record<TraceStatus, IconName>>> = {
  passed: 'check',
  undone: 'undo',
  failed: 'cross',
};

/** Height of a step, and of the arrow's path from one to another. */
const stepHeight = 48;
const snapshotIndex = 2;

/**
 * The eight steps on a rail. They light one after the other, then the loop arrow draws back to the snapshot and what was
 * written turns undone; the words are there from the start for those who read them otherwise.
 */
export function TraceRail({
  steps,
  isIdle = false,
}: {
  readonly steps: readonly TraceStep[];
  readonly isIdle?: boolean;
}) {
  const failed = steps.findIndex((step) => step.status === 'failed');
  const reached = failed < 0 ? steps.length : failed + 1;
  return (
    <div className={styles.frame} style={{ '--reached': reached } as CSSProperties}>
      {failed > snapshotIndex ? <LoopArrow steps={failed - snapshotIndex} /> : null}
      <ol className={styles.rail} aria-label="Atomic trace" data-idle={isIdle || undefined}>
        {steps.map((step, index) => (
          <li
            key={step.stage}
            className={styles.step}
            data-stage={step.stage}
            data-status={step.status}
            style={{ '--i': index } as CSSProperties}
          >
            <Mark status={step.status} />
            <span className={styles.title}>{step.title}</span>
            <span className={styles.detail}>{isIdle ? null : <Detail detail={step.detail} />}</span>
            {isIdle ? null : <span className={styles.word}>{statusWords[step.status]}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Mark({ status }: { readonly status: TraceStatus }) {
  const icon = statusIcons[status];
  return (
    <span className={styles.mark} aria-hidden="true">
      {status === 'undone' ? (
        <span className={styles.wasPassed}>
          <Icon name="check" size={16} />
        </span>
      ) : null}
      <span className={styles.final}>{icon === undefined ? null : <Icon name={icon} size={16} />}</span>
    </span>
  );
}

function Detail({ detail }: { readonly detail: TraceDetail }) {
  const { unit } = usePreferences();
  switch (detail.kind) {
    case 'need':
      return (
        <>
          <Exact units={detail.need} unit={false} /> of <Exact units={detail.have} unit={false} /> {unit}
        </>
      );
    case 'change':
      return <Exact units={detail.change} sign />;
    case 'text':
      return detail.text;
  }
}

/** In full, without needless zeros: there is little room beside a step. */
function Exact(amount: { readonly units: number; readonly unit?: boolean; readonly sign?: boolean }) {
  let decimals = DECIMALS;
  for (let rest = amount.units; decimals > 0 && rest % 10 === 0; rest /= 10) decimals -= 1;
  return <Amount {...amount} decimals={decimals} />;
}

/** From the step that failed back up to the snapshot. */
function LoopArrow({ steps }: { readonly steps: number }) {
  const height = steps * stepHeight;
  return (
    <svg
      className={styles.arrow}
      width="26"
      height={height + 12}
      viewBox={`0 -6 26 ${height + 12}`}
      style={{ top: (snapshotIndex + 0.5) * stepHeight - 6 }}
      aria-hidden="true"
    >
      <path
        className={styles.loop}
        pathLength={1}
        d={`M22 ${height}C2 ${height} 3 ${height - 30} 3 ${Math.max(height / 2, height - 60)}V${Math.min(height / 2, 60)}C3 30 2 0 21 0`}
      />
      <path className={styles.head} d="M14 -6 21.5 0 14 6" />
    </svg>
  );
}
