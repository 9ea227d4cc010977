import { Fragment, type CSSProperties } from 'react';
import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Identicon } from '../../components/Identicon';
import { outcomeMessage, receiptTransactionIds } from '../../engine/receipts';
import { accountLabel } from '../../selectors/accountLabel';
import { compareBalances, reachedCount, traceSentence, type BalanceChange } from '../../selectors/trace';
import { useTimeline } from '../../store/hooks';
import type { SentTransfer } from './sendTransfer';
import styles from './TransferResult.module.css';

/** What came of a transfer: its own words, the balances before and after, and whether the economy is the same object. */
export function TransferResult({
  sent,
  isNarrow,
  onUndo,
}: {
  readonly sent: SentTransfer;
  readonly isNarrow: boolean;
  readonly onUndo: (() => void) | undefined;
}) {
  const { outcome, command, before, after, attempt } = sent;
  const changes = compareBalances(command, before, after);
  const isLast = useTimeline().position === sent.position;
  return (
    <section
      className={styles.box}
      aria-label="Result"
      data-fault={outcome.ok ? undefined : true}
      style={{ '--reached': reachedCount(sent) } as CSSProperties}
    >
      <div className={styles.head}>
        <Verdict sent={sent} />
        <span className={styles.number}>
          {outcome.ok ? receiptTransactionIds(outcome).join(', ') : `attempt ${attempt}, no transaction`}
        </span>
      </div>
      <p className={styles.message}>{outcomeMessage(outcome)}</p>
      {isNarrow ? <BalanceList changes={changes} /> : <BalanceTable changes={changes} />}
      <Proof sent={sent} />
      {onUndo === undefined ? null : (
        <Button kind="outline" icon="undo" className={styles.undo} onClick={onUndo}>
          {isLast ? 'Undo' : 'Go back to before it'}
        </Button>
      )}
    </section>
  );
}

function Verdict({ sent: { outcome } }: { readonly sent: SentTransfer }) {
  if (outcome.ok) {
    return (
      <span className={styles.verdict} data-verdict="ok">
        <Icon name="check" size={18} /> Committed
      </span>
    );
  }
  return (
    <span className={styles.verdict} data-verdict="bad">
      <Icon name={outcome.kind === 'fault' ? 'undo' : 'bad'} size={18} />
      {outcome.kind === 'fault' ? 'Rolled back' : 'Refused'}
    </span>
  );
}

function Balance({ units }: { readonly units: number | undefined }) {
  return units === undefined ? (
    <span className={styles.none}>no account</span>
  ) : (
    <Amount units={units} unit={false} />
  );
}

function Relation({ change }: { readonly change: BalanceChange }) {
  const isEqual = change.before === change.after;
  return (
    <>
      <span aria-hidden="true">{isEqual ? '=' : '→'}</span>
      <span className="visually-hidden">{isEqual ? 'equals' : 'becomes'}</span>
    </>
  );
}

function BalanceTable({ changes }: { readonly changes: readonly BalanceChange[] }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Balances before and after</caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" className={styles.end}>
            Before
          </th>
          <th scope="col">
            <span className="visually-hidden">compared</span>
          </th>
          <th scope="col" className={styles.end}>
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.address}>
            <th scope="row">
              <span className={styles.account}>
                <Identicon address={change.address} size={28} />
                <span>{accountLabel(change.address)}</span>
              </span>
            </th>
            <td className={styles.end}>
              <Balance units={change.before} />
            </td>
            <td className={styles.relation}>
              <Relation change={change} />
            </td>
            <td className={styles.end}>
              <Balance units={change.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BalanceList({ changes }: { readonly changes: readonly BalanceChange[] }) {
  return (
    <dl className={styles.list}>
      {changes.map((change) => (
        <Fragment key={change.address}>
          <dt>{accountLabel(change.address)}</dt>
          <dd>
            <Balance units={change.before} /> <Relation change={change} /> <Balance units={change.after} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** What was observed around the commit, as it was observed. */
function Proof({ sent }: { readonly sent: SentTransfer }) {
  const { outcome, isSameObject, calls, difference } = sent;
  const isProven = isSameObject !== outcome.ok && calls === (outcome.ok ? 1 : 0) && difference === 0;
  const title = outcome.ok
    ? 'One new state, set once'
    : isSameObject
      ? 'Before = after, the same object'
      : 'Before and after are two objects';
  const called =
    calls === 0 ? '0 subscribers called' : `subscribers called ${calls === 1 ? 'once' : `${calls} times`}`;
  return (
    <div className={styles.proof} data-proven={isProven || undefined}>
      <Icon name={isProven ? 'ok' : 'bad'} size={26} />
      <div>
        <p className={styles.claim}>{title}</p>
        <p className={styles.small}>{traceSentence(sent)}</p>
        <p className={styles.small}>
          Object.is(before, after) is {String(isSameObject)} · {called} · Δ {difference}
        </p>
      </div>
    </div>
  );
}
