import { useState } from 'react';
import { StatusWord } from '../../components/StatusWord';
import { TextField } from '../../components/TextField';
import { niceTicks } from '../../components/charts/axis';
import { outcomeOf } from '../../selectors/whatIfOutcome';
import { coverageText } from '../../selectors/whatIfText';
import { useSession, useSessionState } from './sessionContext';
import styles from './Target.module.css';
import { useMonteCarlo } from './useMonteCarlo';

/** The goal as a figure that can be typed over. */
function GoalField() {
  const session = useSession();
  const goalDays = useSessionState((state) => state.goalDays);
  const [text, setText] = useState<string>();
  const shown = text ?? String(goalDays);
  const value = Number(shown);
  const isFine = shown.trim() !== '' && value >= 0 && value <= 3_650;
  return (
    <TextField
      label="Goal, days"
      numeric
      value={shown}
      error={isFine ? undefined : `“${shown}” is no goal; allowed are 0 to 3,650 days.`}
      onChange={(next) => {
        const days = Number(next);
        setText(next);
        if (next.trim() !== '' && days >= 0 && days <= 3_650) session.setGoal(days);
      }}
    />
  );
}

/** The one number that matters, and where it stands against the goal. */
export function Target() {
  const live = useSessionState((state) => state.live);
  const baseline = useSessionState((state) => state.baseline);
  const goalDays = useSessionState((state) => state.goalDays);
  const baselineName = useSessionState((state) => state.preset.name);
  const isStale = useSessionState((state) => state.problem !== undefined);
  const monteCarlo = useMonteCarlo();
  const outcome = live === undefined ? undefined : outcomeOf(live.columns, goalDays);
  const before = baseline === undefined ? undefined : outcomeOf(baseline.columns, goalDays);
  const final = outcome?.final ?? 0;
  const band = monteCarlo?.finalCoverage;
  const reach = Math.max(final, before?.final ?? 0, band?.p95 ?? 0, goalDays * 1_500, 1_000) / 1_000;
  const top = niceTicks(0, Math.min(reach, 3_650)).at(-1) ?? 1;
  const at = (millidays: number) => `${Math.min(100, millidays / 10 / top).toFixed(2)}%`;
  const isSame = before !== undefined && live?.key === baseline?.key;
  return (
    <section className={styles.target} aria-labelledby="what-if-target" data-stale={isStale || undefined}>
      <div className={styles.answer}>
        <h2 id="what-if-target" className={styles.label}>
          Floor covered at the end
        </h2>
        <p className={styles.figure} data-testid="target">
          {outcome === undefined ? '…' : coverageText(final)} <span>days</span>
        </p>
      </div>
      <div className={styles.scale}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn with boxes, named as one picture */}
        <div className={styles.axis} role="img" aria-label={scaleWords()}>
          <span className={styles.line} />
          {band === undefined ? null : (
            <>
              <span
                className={styles.outer}
                style={{ left: at(band.p5), right: `calc(100% - ${at(band.p95)})` }}
              />
              <span
                className={styles.inner}
                style={{ left: at(band.p25), right: `calc(100% - ${at(band.p75)})` }}
              />
              <span className={styles.below} style={{ left: at(band.p5) }}>
                {coverageText(band.p5)}
              </span>
              <span className={styles.below} style={{ left: at(band.p95) }}>
                {coverageText(band.p95)}
              </span>
            </>
          )}
          {before === undefined || isSame ? null : (
            <>
              <span className={styles.before} style={{ left: at(before.final) }} />
              <span
                className={styles.above}
                data-side={before.final / 1_000 > goalDays ? 'right' : 'left'}
                style={{ left: at(before.final) }}
              >
                {baselineName} {coverageText(before.final)}
              </span>
            </>
          )}
          <span className={styles.goal} style={{ left: at(goalDays * 1_000) }} />
          <span className={styles.goalText} style={{ left: at(goalDays * 1_000) }}>
            goal {goalDays} days
          </span>
          {outcome === undefined ? null : <span className={styles.dot} style={{ left: at(final) }} />}
        </div>
      </div>
      <div className={styles.goalField}>
        <GoalField />
      </div>
      <p className={styles.verdict}>
        {outcome === undefined ? null : isStale ? (
          'of the last scenario that could run'
        ) : (
          <StatusWord status={outcome.status}>{outcome.word}</StatusWord>
        )}
      </p>
    </section>
  );

  function scaleWords(): string {
    const parts = [`${coverageText(final)} days against a goal of ${goalDays}`];
    if (before !== undefined && !isSame) parts.push(`${baselineName}: ${coverageText(before.final)}`);
    if (band !== undefined)
      parts.push(`5 to 95 % of seeds: ${coverageText(band.p5)} to ${coverageText(band.p95)}`);
    return `${parts.join('; ')}.`;
  }
}
