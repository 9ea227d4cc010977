import type { ReactNode } from 'react';
import { Address } from '../../components/Address';
import { Amount } from '../../components/Amount';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { TransactionMark } from '../../components/ReceiptRow';
import { StatusWord } from '../../components/StatusWord';
import type { BooksReader } from '../../engine/books/Books';
import type { Transaction } from '../../engine/transactions';
import { formatUnits } from '../../engine/units';
import { burnDetail } from '../../selectors/ledgerKinds';
import type { BalanceChange, LedgerEntry } from '../../selectors/ledgerEntry';
import { mainPosting, transactionSentence } from '../../selectors/transactionSentence';
import { usePreferences } from '../../store/hooks';
import { BurnFacts } from './BurnFacts';
import { CommandView } from './CommandView';
import styles from './OpenedTransaction.module.css';
import { fullTransaction } from './useLedger';
import { useLedgerEntry } from './useLedgerEntry';

/** One transaction in full: what happened in a sentence, its postings, every balance before and after, and the command. */
export function OpenedTransaction({
  books,
  index,
  onClose,
}: {
  readonly books: BooksReader;
  readonly index: number;
  readonly onClose: () => void;
}) {
  if (index < 0 || index >= books.transactionCount) {
    return (
      <Frame title="Nothing to open" onClose={onClose}>
        <EmptyState
          title="The ledger holds no such transaction"
          why={`At this moment it holds ${formatUnits(books.transactionCount)}. The address may come from another economy, or from a later moment of this one.`}
        />
      </Frame>
    );
  }
  return <Known books={books} transaction={fullTransaction(books, index)} onClose={onClose} />;
}

function Frame({
  title,
  mark,
  onClose,
  children,
}: {
  readonly title: string;
  readonly mark?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.top}>
        {mark}
        <span className={styles.id}>{title}</span>
        <button type="button" className={styles.close} aria-label="Close the transaction" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </section>
  );
}

function Known({
  books,
  transaction,
  onClose,
}: {
  readonly books: BooksReader;
  readonly transaction: Transaction;
  readonly onClose: () => void;
}) {
  const { entry, command } = useLedgerEntry(books, transaction.index);
  const burn = burnDetail(transaction);
  const { unit } = usePreferences();
  const main = mainPosting(transaction);
  return (
    <Frame title={transaction.id} mark={<TransactionMark transaction={transaction} />} onClose={onClose}>
      <h2 className={styles.sentence}>
        {transactionSentence(transaction, unit)}
        {transaction.kind === 'swap' && main !== undefined ? (
          <>
            {' '}
            <Amount units={main.amount} asset={main.asset} />
          </>
        ) : null}
      </h2>
      <p className={styles.when}>
        Day {formatUnits(transaction.time)} · command {formatUnits(transaction.command)}
        {entry.ofCommand === 1
          ? ''
          : ` · transaction ${formatUnits(entry.place + 1)} of its ${formatUnits(entry.ofCommand)}`}
      </p>
      <Postings transaction={transaction} />
      <Balances entry={entry} />
      <dl className={styles.facts}>
        <div>
          <dt>Initiator</dt>
          <dd>
            <Address address={transaction.initiator} />
          </dd>
        </div>
        <div>
          <dt>Its nonce</dt>
          <dd>
            {formatUnits(entry.nonceBefore)} <Arrow /> {formatUnits(entry.nonceBefore + 1)}
          </dd>
        </div>
        {transaction.reason === '' ? null : (
          <div>
            <dt>Reason</dt>
            <dd className={styles.text}>{transaction.reason}</dd>
          </div>
        )}
      </dl>
      {burn === undefined ? null : <BurnFacts burn={burn} units={transaction.postings[0]?.amount ?? 0} />}
      {command === undefined ? null : <CommandView number={transaction.command} command={command} />}
    </Frame>
  );
}

function Arrow() {
  return (
    <>
      <span aria-hidden="true">→</span>
      <span className="visually-hidden">, then</span>
    </>
  );
}

function Postings({ transaction }: { readonly transaction: Transaction }) {
  return (
    <table className={`${styles.table} ${styles.postings}`}>
      <caption>Postings</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {transaction.postings.map((posting, position) => (
          // Postings of a transaction never change.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={position}>
            <td>
              <Address address={posting.from} copy={false} size={22} />
            </td>
            <td>
              <Address address={posting.to} copy={false} size={22} />
            </td>
            <td>
              <Amount units={posting.amount} asset={posting.asset} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Balances({ entry }: { readonly entry: LedgerEntry }) {
  return (
    <>
      <table className={`${styles.table} ${styles.balances}`}>
        <caption>Balances</caption>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {entry.changes.map((change) => (
            <BalanceRow key={`${change.address} ${change.asset}`} change={change} />
          ))}
        </tbody>
      </table>
      <p className={styles.check}>
        {entry.agrees ? (
          <StatusWord status="ok">Agrees with the economies before and after the command</StatusWord>
        ) : (
          <StatusWord status="bad">Disagrees with the economies before and after the command</StatusWord>
        )}
      </p>
    </>
  );
}

function BalanceRow({ change }: { readonly change: BalanceChange }) {
  const { address, asset, before, after, opened } = change;
  return (
    <tr>
      <th scope="row">
        <Address address={address} copy={false} size={22} />
        {opened ? <span className={styles.note}>opened here</span> : null}
        {asset === 'NXT' ? null : <span className={styles.note}>{asset}</span>}
      </th>
      <td>
        <Amount units={before} asset={asset} unit={false} />
      </td>
      <td>
        <Amount units={after} asset={asset} unit={false} />
      </td>
    </tr>
  );
}
