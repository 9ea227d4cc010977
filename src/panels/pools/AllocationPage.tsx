import { useRef } from 'react';
import { Button } from '../../components/Button';
import { announce } from '../../components/announce';
import { outcomeMessage } from '../../engine/receipts';
import { specifiedWeights } from '../../selectors/allocationForm';
import { poolFamilies } from '../../selectors/pools';
import { AllocationCard } from './AllocationCard';
import styles from './AllocationPage.module.css';
import { BackToPools } from './BackToPools';
import { SharesTotal } from './SharesTotal';
import { useAllocationForm } from './useAllocationForm';
import { WeightRow } from './WeightRow';

/** Splits an amount of the reserve among the twelve pools, exactly, in one command. */
export function AllocationPage() {
  const form = useAllocationForm();
  const page = useRef<HTMLDivElement>(null);
  const commit = () => {
    const outcome = form.commit();
    if (outcome?.ok === true) return;
    if (outcome !== undefined) announce(`${outcomeMessage(outcome)}. Nothing was changed.`);
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const shareOf = (index: number) => form.shares?.rows[index];
  const isSpecified = form.weights.every((text, index) => text === specifiedWeights[index]);
  return (
    <div className={styles.page} ref={page}>
      <header className={styles.header}>
        <BackToPools />
        <h2 className={styles.title}>Allocate from the reserve</h2>
      </header>
      <AllocationCard form={form} onCommit={commit} />
      <section className={styles.weights} aria-labelledby="allocation-weights">
        <div className={styles.head}>
          <h3 id="allocation-weights">Twelve weights</h3>
          <Button
            kind="soft"
            icon="undo"
            disabled={isSpecified}
            onClick={() => form.setWeights(specifiedWeights)}
          >
            Reset to specified
          </Button>
        </div>
        <p className={styles.hint}>
          Only their ratio matters: doubling all twelve changes nothing. Arrows step by one, with Shift by
          ten; Backspace returns to the specified weight.
        </p>
        {poolFamilies().map(({ family, label, pools }) => (
          <fieldset key={family} className={styles.family}>
            <legend>{label}</legend>
            {pools.map((pool) => (
              <WeightRow key={pool.address} pool={pool} form={form} share={shareOf(pool.index)} />
            ))}
          </fieldset>
        ))}
        <SharesTotal form={form} />
      </section>
    </div>
  );
}
