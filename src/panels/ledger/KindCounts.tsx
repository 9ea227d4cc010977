import { TransactionKindMark } from './KindMark';
import { setParams } from '../../components/routing';
import { formatUnits } from '../../engine/units';
import type { LedgerView } from '../../selectors/ledger';
import { kindLabel, ledgerKinds, type LedgerKind } from '../../selectors/ledgerKinds';
import styles from './KindCounts.module.css';

/** How many of the transactions are of each kind; pressing one keeps only it. */
export function KindCounts({
  view,
  chosen,
}: {
  readonly view: LedgerView;
  readonly chosen: LedgerKind | undefined;
}) {
  const rows = ledgerKinds.flatMap((kind) => {
    const count = view.kinds.get(kind) ?? 0;
    return count > 0 || kind === chosen ? [{ kind, count }] : [];
  });
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <section aria-labelledby="ledger-kinds">
      <h2 id="ledger-kinds">What they are</h2>
      <p className={styles.counted}>
        Counted in transactions: one burn may pay for many messages, and the overview counts those.
      </p>
      <ul className={styles.kinds}>
        {rows.map(({ kind, count }) => (
          <li key={kind}>
            <button
              type="button"
              className={styles.kind}
              aria-pressed={kind === chosen}
              onClick={() => setParams({ kind: kind === chosen ? undefined : kind })}
            >
              <TransactionKindMark kind={kind} />
              <span>{kindLabel(kind)}</span>
              <span className={styles.bar} aria-hidden="true">
                <span style={{ width: `${(100 * count) / most}%` }} />
              </span>
              <span className={styles.count}>{formatUnits(count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
