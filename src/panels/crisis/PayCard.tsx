import { useMemo, useState, type FormEvent } from 'react';
import { Amount } from '../../components/Amount';
import { AmountField } from '../../components/AmountField';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { OutcomeNotice } from '../../components/OutcomeNotice';
import { href } from '../../components/routing';
import { StatusWord } from '../../components/StatusWord';
import { readBooks } from '../../engine/books/PersistentBooks';
import { policyOf } from '../../engine/crisis';
import { outcomeMessage, type Outcome, type ReceiptOf } from '../../engine/receipts';
import { formatUnits } from '../../engine/units';
import { coverageText, readStanding, walletAddresses } from '../../selectors/crisis';
import { useEconomy, useLoop } from '../../store/hooks';
import styles from './Card.module.css';
import { Change } from './Change';
import { ExactAmount } from './ExactAmount';
import { Row, Rows } from './Rows';
import { useAmountText } from './useAmountText';

/** What a payment would do, and why it would be refused. */
function usePayment(amountEach: number | undefined) {
  const loop = useLoop();
  const economy = useEconomy();
  return useMemo(() => {
    const books = readBooks(economy);
    const citizens = walletAddresses(books);
    const now = readStanding(books);
    const policy = policyOf(books);
    const command =
      amountEach === undefined ? undefined : ({ type: 'payFloor', citizens, amountEach } as const);
    const preview = command === undefined ? undefined : loop.preview(command);
    const receipt =
      preview?.outcome.ok === true && preview.outcome.type === 'payFloor' ? preview.outcome : undefined;
    const after = preview === undefined ? now : readStanding(readBooks(preview.economy));
    const refusal = preview === undefined || preview.outcome.ok ? undefined : outcomeMessage(preview.outcome);
    return { citizens, now, policy, command, receipt, after, refusal };
  }, [loop, economy, amountEach]);
}

/** Pays every wallet from the floor at once, with what it would do; a short payment is said before. */
export function PayCard() {
  const loop = useLoop();
  const economy = useEconomy();
  const allotment = policyOf(readBooks(economy)).allotment;
  const each = useAmountText(allotment);
  const [refused, setRefused] = useState<Outcome>();
  const { citizens, now, policy, command, receipt, after, refusal } = usePayment(each.units);

  const pay = (event: FormEvent) => {
    event.preventDefault();
    setRefused(undefined);
    if (command === undefined) {
      announce('Enter an amount.');
      return;
    }
    const outcome = loop.commit(command);
    if (outcome.ok) {
      each.reset();
      return;
    }
    setRefused(outcome);
    announce(`${outcomeMessage(outcome)}. Nothing was changed.`);
  };
  if (citizens.length === 0) return <NobodyToPay />;
  const count = `${formatUnits(citizens.length)} ${citizens.length === 1 ? 'citizen' : 'citizens'}`;
  return (
    <form className={styles.card} onSubmit={pay} noValidate aria-labelledby="pay-title">
      <h2 id="pay-title">Pay citizens now</h2>
      <p className={styles.note}>
        From the floor to{' '}
        {citizens.length === 1 ? 'the one wallet' : `all ${formatUnits(citizens.length)} wallets`} at once,
        all or nothing.
        {policy.citizens === citizens.length
          ? ''
          : ` The lines are drawn for ${formatUnits(policy.citizens)} citizens.`}
      </p>
      <AmountField
        key={each.unit}
        label="Each"
        value={each.text}
        onChange={(text) => {
          each.setText(text);
          setRefused(undefined);
        }}
        aside={each.units === allotment ? 'the allotment of a month' : undefined}
        error={each.text.trim() === '' ? 'Enter an amount.' : refusal}
      />
      <Rows>
        <Row label="Total">{receipt === undefined ? '—' : <Amount units={receipt.paid} />}</Row>
        <Row label="Floor after">
          <Amount units={after.floor.balance} />
        </Row>
        <Row label="Coverage">
          <Change before={coverageText(now.millidays)} after={coverageText(after.millidays)} unit="days" />
        </Row>
      </Rows>
      {receipt === undefined || receipt.inFull ? null : (
        <p className={styles.verdict}>
          <ShortPayment receipt={receipt} />
        </p>
      )}
      <Button kind="primary" type="submit">
        Pay {count}
      </Button>
      {refused === undefined ? null : <OutcomeNotice outcome={refused} />}
    </form>
  );
}

function NobodyToPay() {
  return (
    <section className={styles.card} aria-labelledby="pay-title">
      <h2 id="pay-title">Pay citizens now</h2>
      <p className={styles.note}>
        There is no wallet to pay yet. <a href={href('wallets')}>Open one</a>; every wallet is a citizen’s.
      </p>
    </section>
  );
}

/** Said before it is paid: the floor cannot pay all that was asked. */
function ShortPayment({ receipt }: { readonly receipt: ReceiptOf<'payFloor'> }) {
  const { paid, citizens, amountEach } = receipt;
  const asked = BigInt(amountEach) * BigInt(citizens);
  return (
    <StatusWord status="warn">
      A short payment: the floor holds <ExactAmount units={paid} /> of <ExactAmount units={Number(asked)} />,
      so everyone gets the same part, <ExactAmount units={Math.floor(paid / citizens)} /> each
      {paid % citizens === 0 ? '' : `, and the first ${formatUnits(paid % citizens)} one unit more`}.
    </StatusWord>
  );
}
