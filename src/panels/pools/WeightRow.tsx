import { useId } from 'react';
import { Amount } from '../../components/Amount';
import { Icon } from '../../components/Icon';
import { PoolMark } from '../../components/PoolMark';
import type { PoolFact } from '../../engine/assets';
import { onlyPool, type ShareRow } from '../../selectors/allocationForm';
import type { AllocationForm } from './useAllocationForm';
import styles from './WeightRow.module.css';
import { WeightSlider } from './WeightSlider';

/** One pool of the form: its weight as a slider and as a number, and what it gets, to the unit. */
export function WeightRow({
  pool,
  form,
  share,
}: {
  readonly pool: PoolFact;
  readonly form: AllocationForm;
  readonly share: ShareRow | undefined;
}) {
  const id = useId();
  const text = form.weights[pool.index] ?? '';
  const error = form.problem?.field === pool ? form.problem.sentence : undefined;
  const set = (next: string) => form.setWeight(pool.index, next);
  return (
    <div className={styles.row}>
      <span className={styles.name}>
        <PoolMark pool={pool} />
        <span id={`${id}-name`}>{pool.address}</span>
      </span>
      <WeightSlider pool={pool} weights={form.weights} onChange={set} />
      <input
        className={styles.number}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label={`Weight of ${pool.address}`}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        value={text}
        onChange={(event) => set(event.target.value)}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
          if (step === 0 || !/^\d+$/.test(text)) return;
          set(String(Math.max(0, Number(text) + step * (event.shiftKey ? 10 : 1))));
          event.preventDefault();
        }}
      />
      <button
        type="button"
        className={styles.only}
        onClick={() => form.setWeights(onlyPool(pool))}
        aria-label={`Only ${pool.address}, all others zero`}
      >
        Only
      </button>
      <output className={styles.share} aria-label={`Share of ${pool.address}`}>
        {share === undefined ? (
          <span className={styles.nothing}>–</span>
        ) : (
          <>
            {share.gotLeftOver ? <span className={styles.one}>+1 unit</span> : null}
            <Amount units={share.share} unit={false} focusable={false} />
          </>
        )}
      </output>
      {error === undefined ? null : (
        <p className={styles.error} id={`${id}-error`}>
          <Icon name="bad" size={18} />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
