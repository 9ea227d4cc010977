import { useMemo, useState, type FormEvent } from 'react';
import { Amount } from '../../components/Amount';
import { AmountField } from '../../components/AmountField';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { OutcomeNotice } from '../../components/OutcomeNotice';
import { StatusWord } from '../../components/StatusWord';
import { readBooks } from '../../engine/books/PersistentBooks';
import { mulDiv } from '../../engine/exactMath';
import { outcomeMessage, type Outcome } from '../../engine/receipts';
import { coverageText, readStanding, type Standing } from '../../selectors/crisis';
import { useEconomy, useLoop } from '../../store/hooks';
import styles from './Card.module.css';
import { Change } from './Change';
import { drainFormId } from './drainForm';
import { ExactAmount } from './ExactAmount';
import { Row, Rows } from './Rows';
import { useAmountText } from './useAmountText';

const parts = [
  { percent: 10, label: '10 %' },
  { percent: 25, label: '25 %' },
  { percent: 50, label: '50 %' },
  { percent: 100, label: 'All' },
] as const;

/** A drain of the reserve by hand, with what it would do. */
export function DrainForm() {
  const loop = useLoop();
  const economy = useEconomy();
  const amount = useAmountText();
  const [refused, setRefused] = useState<Outcome>();
  const [isAsked, setAsked] = useState(false);
  const now = useMemo(() => readStanding(readBooks(economy)), [economy]);
  const { balance } = now.reserve;
  const preview =
    amount.units === undefined ? undefined : loop.preview({ type: 'drainReserve', amount: amount.units });
  const isFine = preview?.outcome.ok === true;
  const after = isFine ? readStanding(readBooks(preview.economy)) : now;
  const problem = preview === undefined || isFine ? undefined : outcomeMessage(preview.outcome);

  const drain = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    setRefused(undefined);
    if (amount.units === undefined) {
      announce('Enter an amount.');
      return;
    }
    const outcome = loop.commit({ type: 'drainReserve', amount: amount.units });
    if (outcome.ok) {
      amount.reset();
      setAsked(false);
    } else {
      setRefused(outcome);
      announce(`${outcomeMessage(outcome)}. Nothing was changed.`);
    }
  };
  return (
    <form id={drainFormId} className={styles.form} onSubmit={drain} noValidate aria-label="Drain by hand">
      <AmountField
        key={amount.unit}
        label="Reserve → floor"
        value={amount.text}
        onChange={(text) => {
          amount.setText(text);
          setRefused(undefined);
        }}
        aside={
          <>
            at most <Amount units={balance} compact />
          </>
        }
        error={isAsked && amount.text.trim() === '' ? 'Enter an amount.' : problem}
      />
      <Parts
        balance={balance}
        chosen={amount.units}
        onChoose={(units) => {
          amount.setUnits(units);
          setRefused(undefined);
        }}
      />
      <After now={now} after={after} />
      {isFine ? (
        <p className={styles.verdict}>
          <Verdict now={now} after={after} />
        </p>
      ) : null}
      <Button kind="primary" type="submit">
        Drain{amount.units === undefined ? '' : ' '}
        {amount.units === undefined ? null : <ExactAmount units={amount.units} />}
      </Button>
      {refused === undefined ? null : <OutcomeNotice outcome={refused} />}
    </form>
  );
}

/** Buttons that fill in a part of the reserve. */
function Parts({
  balance,
  chosen,
  onChoose,
}: {
  readonly balance: number;
  readonly chosen: number | undefined;
  readonly onChoose: (units: number) => void;
}) {
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">A part of the reserve</legend>
      {parts.map(({ percent, label }) => {
        const units = mulDiv(balance, percent, 100);
        return (
          <Button
            key={percent}
            aria-pressed={units > 0 && chosen === units}
            disabled={units === 0}
            onClick={() => onChoose(units)}
          >
            {label}
          </Button>
        );
      })}
    </fieldset>
  );
}

/** Both balances and the coverage after the drain. */
function After({ now, after }: { readonly now: Standing; readonly after: Standing }) {
  return (
    <Rows>
      <Row label="Reserve after">
        <Amount units={after.reserve.balance} />
      </Row>
      <Row label="Floor after">
        <Amount units={after.floor.balance} />
      </Row>
      <Row label="Coverage">
        <Change before={coverageText(now.millidays)} after={coverageText(after.millidays)} unit="days" />
      </Row>
    </Rows>
  );
}

/** Whether the crisis would be over, and if not why. */
function Verdict({ now, after }: { readonly now: Standing; readonly after: Standing }) {
  if (!after.isCrisis) {
    return now.isCrisis ? (
      <StatusWord status="ok">The crisis would be over.</StatusWord>
    ) : (
      <StatusWord status="ok">No crisis before, none after.</StatusWord>
    );
  }
  if (!now.isCrisis)
    return (
      <StatusWord status="bad">
        This would bring a crisis: <ShortLines after={after} />.
      </StatusWord>
    );
  const held = after.reserve.balance + after.floor.balance;
  const cannot = held < after.reserve.line + after.floor.line;
  return (
    <StatusWord status="bad">
      {cannot ? (
        'Still a crisis afterwards: moving NXT between the two lines cannot lift both.'
      ) : (
        <>
          Still a crisis afterwards: <ShortLines after={after} />.
        </>
      )}
    </StatusWord>
  );
}

function ShortLines({ after: { reserve, floor } }: { readonly after: Standing }) {
  return (
    <>
      {reserve.isBelow ? (
        <>
          the reserve <ExactAmount units={-reserve.distance} /> short
        </>
      ) : null}
      {reserve.isBelow && floor.isBelow ? ', ' : null}
      {floor.isBelow ? (
        <>
          the floor <ExactAmount units={-floor.distance} /> short
        </>
      ) : null}
    </>
  );
}
