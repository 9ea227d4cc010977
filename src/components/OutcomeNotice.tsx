import { outcomeMessage, type Outcome } from '../engine/receipts';
import { Icon } from './Icon';
import styles from './OutcomeNotice.module.css';

/** What came of a command, beside what caused it: a refusal's reason with its numbers, a rollback, or a receipt's sentence. */
export function OutcomeNotice({ outcome }: { readonly outcome: Outcome }) {
  return (
    <div className={styles.notice} data-ok={outcome.ok || undefined}>
      <Icon name={outcome.ok ? 'ok' : 'bad'} />
      <div>
        <p className={styles.message}>{outcomeMessage(outcome)}</p>
        {outcome.ok ? null : <p className={styles.unchanged}>Nothing was changed.</p>}
        {outcome.ok && outcome.replayed === true ? (
          <p className={styles.unchanged}>This was done before; nothing was changed now.</p>
        ) : null}
      </div>
    </div>
  );
}
