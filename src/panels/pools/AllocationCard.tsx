import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { PoolMark } from '../../components/PoolMark';
import { reserveParts, type SharesModel } from '../../selectors/allocationForm';
import styles from './Card.module.css';
import { SandwichNote } from './SandwichNote';
import { TradeAmount } from './TradeAmount';
import type { AllocationForm } from './useAllocationForm';

/** The card of the form: how much, what becomes of the last units, and the one button that commits it. */
export function AllocationCard({
  form,
  onCommit,
}: {
  readonly form: AllocationForm;
  readonly onCommit: () => void;
}) {
  const { amount, reserve, shares, problem } = form;
  const error = problem?.field === 'amount' || problem?.field === 'form' ? problem.sentence : undefined;
  return (
    <form
      className={styles.card}
      style={{ gridArea: 'card' }}
      aria-label="Allocate from the reserve"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onCommit();
      }}
    >
      <TradeAmount
        label="Amount"
        value={amount.text}
        onChange={amount.setText}
        error={error ?? (form.isAmountMissing ? 'Enter an amount.' : undefined)}
        aside={
          <>
            The reserve holds <Amount units={reserve} compact />
          </>
        }
      />
      <fieldset className={styles.chips} aria-label="Part of the reserve">
        {reserveParts.map((percent) => (
          <Button key={percent} kind="soft" onClick={() => form.takePart(percent)}>
            {percent === 100 ? 'All' : `${percent} %`}
          </Button>
        ))}
      </fieldset>
      {shares === undefined ? null : <Consequences form={form} shares={shares} />}
      <Button kind="primary" type="submit">
        {shares === undefined ? 'Allocate' : <AllocateLabel units={shares.sum} />}
      </Button>
      <p className={styles.note}>All transactions of the allocation are committed, or none.</p>
      <SandwichNote shares={shares} />
    </form>
  );
}

function AllocateLabel({ units }: { readonly units: number }) {
  return (
    <span>
      Allocate <Amount units={units} compact focusable={false} />
    </span>
  );
}

function Consequences({ form, shares }: { readonly form: AllocationForm; readonly shares: SharesModel }) {
  const funded = shares.rows.filter(({ share }) => share > 0).length;
  return (
    <dl className={styles.rows}>
      <div>
        <dt>Sum of the shares</dt>
        <dd>
          <Amount units={shares.sum} />
        </dd>
      </div>
      <div>
        <dt>Transactions</dt>
        <dd>{funded}</dd>
      </div>
      <div>
        <dt>Reserve afterwards</dt>
        <dd>
          <Amount units={form.reserve - shares.sum} />
        </dd>
      </div>
      <div className={styles.tall}>
        <dt>Left-over units</dt>
        <dd>{shares.leftOver.length}</dd>
        <LeftOver shares={shares} />
      </div>
    </dl>
  );
}

/** Where each unit went that no whole share could take. */
function LeftOver({ shares }: { readonly shares: SharesModel }) {
  if (shares.leftOver.length === 0) {
    return (
      <dd className={styles.explanation}>The weights divide this amount exactly; nothing is left over.</dd>
    );
  }
  return (
    <dd className={styles.explanation}>
      Each share is rounded down. What is left over goes to the largest remainders, one unit each:
      <ol className={styles.pools}>
        {shares.leftOver.map((pool) => (
          <li key={pool.address}>
            <PoolMark pool={pool} size={12} /> {pool.address}
          </li>
        ))}
      </ol>
    </dd>
  );
}
