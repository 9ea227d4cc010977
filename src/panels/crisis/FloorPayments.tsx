import { memo, useState } from 'react';
import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { DataTable, type Column } from '../../components/DataTable';
import { href } from '../../components/routing';
import { StatusWord } from '../../components/StatusWord';
import { transactionId } from '../../engine/transactions';
import { formatUnits } from '../../engine/units';
import { coverageText } from '../../selectors/crisis';
import type { FloorPayment } from '../../selectors/crisisRecords';
import { Change } from './Change';
import { ExactAmount, ShortAmount } from './ExactAmount';
import styles from './FloorPayments.module.css';

const firstRows = 6;
const moreRows = 24;

function LedgerLink({ payment }: { readonly payment: FloorPayment }) {
  const day = String(payment.day);
  return (
    <a className={styles.id} href={href('ledger', { kind: 'floor', day })}>
      {transactionId(payment.transaction)}
    </a>
  );
}

function Paid({ payment }: { readonly payment: FloorPayment }) {
  return (
    <span className={styles.paid}>
      <Amount units={payment.paid} />
      {payment.inFull ? null : (
        <StatusWord status="warn">
          short: <ExactAmount units={Number(payment.asked)} /> were asked
        </StatusWord>
      )}
    </span>
  );
}

function CoverageOf({ payment }: { readonly payment: FloorPayment }) {
  return (
    <Change
      before={coverageText(payment.coverageBefore)}
      after={coverageText(payment.coverageAfter)}
      unit="d"
    />
  );
}

const columns: readonly Column<FloorPayment>[] = [
  { key: 'receipt', label: 'First receipt', cell: (payment) => <LedgerLink payment={payment} /> },
  { key: 'day', label: 'When', cell: ({ day }) => <span className={styles.day}>day {day}</span> },
  {
    key: 'citizens',
    label: 'Citizens × each',
    align: 'end',
    cell: ({ citizens, amountEach }) => (
      <>
        {formatUnits(citizens)} × <ShortAmount units={amountEach} />
      </>
    ),
  },
  { key: 'paid', label: 'Paid', align: 'end', cell: (payment) => <Paid payment={payment} /> },
  {
    key: 'coverage',
    label: 'Coverage before → after',
    align: 'end',
    cell: (payment) => <CoverageOf payment={payment} />,
  },
];

/** Every payment of citizens from the floor, newest first, short ones told. */
export const FloorPayments = memo(function FloorPayments({
  payments,
}: {
  readonly payments: readonly FloorPayment[];
}) {
  const [limit, setLimit] = useState(firstRows);
  const rows = payments.toReversed().slice(0, limit);
  return (
    <section className={styles.payments} aria-labelledby="payments-title">
      <h3 id="payments-title">Paid to citizens</h3>
      {rows.length === 0 ? (
        <p className={styles.none}>No citizen was paid from the floor yet.</p>
      ) : (
        <DataTable
          label="Payments from the floor, newest first"
          columns={columns}
          rows={rows}
          rowKey={({ position }) => String(position)}
          renderListItem={(payment) => (
            <div className={styles.item}>
              <span>
                {formatUnits(payment.citizens)} citizens, <ExactAmount units={payment.amountEach} /> each
              </span>
              <Paid payment={payment} />
              <span className={styles.quiet}>
                <LedgerLink payment={payment} />, day {payment.day}
              </span>
              <CoverageOf payment={payment} />
            </div>
          )}
        />
      )}
      {payments.length > limit ? <Button onClick={() => setLimit(limit + moreRows)}>Show more</Button> : null}
    </section>
  );
});
