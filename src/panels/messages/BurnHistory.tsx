import { useMemo, useState } from 'react';
import { Address } from '../../components/Address';
import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { MessageMark } from '../../components/MessageMark';
import { href, setParams, useRoute } from '../../components/routing';
import { Segmented } from '../../components/Segmented';
import type { BooksReader } from '../../engine/books/Books';
import { isMessageType, messageTypes, type MessageType } from '../../engine/spectrum';
import { formatUnits } from '../../engine/units';
import { joulesText, readBurns, type BurnRow } from '../../selectors/messages';
import styles from './BurnHistory.module.css';
import { TwoLines } from './TwoLines';

const firstRows = 12;
const moreRows = 48;

function TxLink({ burn }: { readonly burn: BurnRow }) {
  return (
    <a className={styles.id} href={href('ledger', { tx: burn.id })}>
      {burn.id}
    </a>
  );
}

function TypeAndCount({ burn }: { readonly burn: BurnRow }) {
  return (
    <span className={styles.type}>
      <MessageMark type={burn.type} />
      {burn.count === 1 ? null : <span className={styles.count}>× {formatUnits(burn.count)}</span>}
    </span>
  );
}

const columns: readonly Column<BurnRow>[] = [
  {
    key: 'id',
    label: 'Receipt',
    cell: (burn) => <TwoLines first={<TxLink burn={burn} />} second={`day ${burn.day}`} />,
  },
  { key: 'sender', label: 'Sender', cell: (burn) => <Address address={burn.sender} /> },
  {
    key: 'type',
    label: 'Message',
    cell: (burn) => (
      <TwoLines
        first={<TypeAndCount burn={burn} />}
        second={<span className={styles.messageId}>{burn.messageId}</span>}
      />
    ),
  },
  {
    key: 'light',
    label: 'Wavelength and energy',
    cell: (burn) => <TwoLines first={burn.wavelength} second={joulesText(burn.energyJoules)} />,
  },
  { key: 'amount', label: 'Burned', align: 'end', cell: (burn) => <Amount units={burn.amount} /> },
];

function BurnItem({ burn }: { readonly burn: BurnRow }) {
  return (
    <div className={styles.item}>
      <Address address={burn.sender} copy={false} />
      <span className={styles.amount}>
        <Amount units={burn.amount} />
      </span>
      <TypeAndCount burn={burn} />
      <span className={styles.quiet}>
        <TxLink burn={burn} />, day {burn.day}
      </span>
      <span className={styles.light}>
        {burn.wavelength}, {joulesText(burn.energyJoules)}
      </span>
    </div>
  );
}

const filters = [
  { value: 'all', label: 'All' },
  ...messageTypes.map((type) => ({ value: type, label: type })),
];

/** Every burn, newest first, a few at a time. */
export function BurnHistory({ books }: { readonly books: BooksReader }) {
  const { params } = useRoute();
  const [limit, setLimit] = useState(firstRows);
  const shown = params['show'] ?? '';
  const filter: MessageType | undefined = isMessageType(shown) ? shown : undefined;
  const { rows, hasMore } = useMemo(() => readBurns(books, limit, filter), [books, limit, filter]);
  return (
    <section aria-labelledby="burns-title" className={styles.history}>
      <div className={styles.head}>
        <h2 id="burns-title">Burned so far</h2>
        <Segmented
          label="Which messages"
          options={filters}
          value={filter ?? 'all'}
          onChange={(value) => {
            setLimit(firstRows);
            setParams({ show: value === 'all' ? undefined : value });
          }}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={
            filter === undefined
              ? 'The list begins with the first message'
              : `No ${filter} message was sent yet`
          }
          why="Messages are where the loop begins: what they burn fills the reserve, from which pools and floor live."
          action={<SendFirst />}
        />
      ) : (
        <>
          <DataTable
            label="Burns, newest first"
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            renderListItem={(burn) => <BurnItem burn={burn} />}
          />
          {hasMore ? <Button onClick={() => setLimit(limit + moreRows)}>Show {moreRows} more</Button> : null}
        </>
      )}
    </section>
  );
}

function SendFirst() {
  return (
    <Button
      kind="outline"
      onClick={() => document.querySelector<HTMLElement>('form [role="combobox"]')?.focus()}
    >
      Send one
    </Button>
  );
}
