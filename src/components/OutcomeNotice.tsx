import { outcomeMessage, type Outcome } from '../engine/receipts';
import { Amount } from './Amount';
import { Icon } from './Icon';
import styles from './OutcomeNotice.module.css';

/** What is missing, in the person's unit: the sentence above it counts in units, as the specification words it. */
function Shortfall({ outcome }: { readonly outcome: Outcome }) {
  if (outcome.ok || outcome.kind !== 'rejection' || outcome.code !== 'insufficient_balance') return null;
  const { need, have, asset = 'NXT' } = outcome;
  return (
    <p className={styles.shortfall}>
      Short by <Amount units={need - have} asset={asset} />
    </p>
  );
}

/**
 * What came of a command, beside what caused it: a refusal's reason with its numbers, a rollback, or a receipt's sentence.
 * `preview` says that it was not sent yet.
 */
export function OutcomeNotice({
  outcome,
  preview = false,
}: {
  readonly outcome: Outcome;
  readonly preview?: boolean;
}) {
  return (
    <div className={styles.notice} data-ok={outcome.ok || undefined}>
      <Icon name={outcome.ok ? 'ok' : 'bad'} />
      <div>
        <p className={styles.message}>{outcomeMessage(outcome)}</p>
        <Shortfall outcome={outcome} />
        {outcome.ok ? null : (
          <p className={styles.unchanged}>{preview ? 'It would be refused.' : 'Nothing was changed.'}</p>
        )}
        {outcome.ok && outcome.replayed === true ? (
          <p className={styles.unchanged}>This was done before; nothing was changed now.</p>
        ) : null}
      </div>
    </div>
  );
}
