import { useState, type FormEvent } from 'react';
import { AmountField } from '../../components/AmountField';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { StatusWord } from '../../components/StatusWord';
import { TextField } from '../../components/TextField';
import { readBooks } from '../../engine/books/PersistentBooks';
import { policyOf } from '../../engine/crisis';
import { policyFields, type Policy } from '../../engine/policy';
import { outcomeMessage } from '../../engine/receipts';
import { formatUnits, parseUnits } from '../../engine/units';
import { coverageText, crisisWord, readStanding, type Standing } from '../../selectors/crisis';
import { useEconomy, useLoop } from '../../store/hooks';
import styles from './Card.module.css';
import { Change } from './Change';
import { ShortAmount } from './ExactAmount';
import { Row, Rows } from './Rows';
import { useAmountText } from './useAmountText';

type NumberField = 'citizens' | 'reserveLinePercent' | 'floorLinePercent';
type NumberTexts = Readonly<Partial<Record<NumberField, string>>>;

function wholeNumberProblem(text: string): string | undefined {
  const parsed = parseUnits(text);
  if (parsed.ok) return undefined;
  return parsed.problem === 'empty'
    ? 'Enter a whole number.'
    : `“${text.trim().slice(0, 24)}” is not a whole number.`;
}

/** The texts of the form, and the change of policy that they stand for. */
function usePolicyDraft(policy: Policy) {
  const allotment = useAmountText(policy.allotment);
  const [texts, setTexts] = useState<NumberTexts>({});
  const textOf = (field: NumberField) => texts[field] ?? formatUnits(policy[field]);
  const valueOf = (field: NumberField) => {
    const parsed = parseUnits(textOf(field));
    return parsed.ok ? parsed.units : undefined;
  };
  const values: Record<keyof Policy, number | undefined> = {
    citizens: valueOf('citizens'),
    allotment: allotment.units,
    reserveLinePercent: valueOf('reserveLinePercent'),
    floorLinePercent: valueOf('floorLinePercent'),
  };
  const isReadable = policyFields.every((field) => values[field] !== undefined);
  const change = Object.fromEntries(
    policyFields.flatMap((field) => (values[field] === policy[field] ? [] : [[field, values[field] ?? 0]])),
  ) as Partial<Record<keyof Policy, number>>;
  return {
    allotment,
    textOf,
    setText: (field: NumberField, text: string) => setTexts({ ...texts, [field]: text }),
    change,
    isReadable,
    isChanged: !isReadable || Object.keys(change).length > 0,
    reset: () => {
      allotment.reset();
      setTexts({});
    },
  };
}

/** The policy's fields, with the lines that a change would draw. */
export function PolicyForm() {
  const loop = useLoop();
  const books = readBooks(useEconomy());
  const draft = usePolicyDraft(policyOf(books));
  const now = readStanding(books);
  const preview = draft.isReadable ? loop.preview({ type: 'setPolicy', policy: draft.change }) : undefined;
  const after = preview?.outcome.ok === true ? readStanding(readBooks(preview.economy)) : now;
  const refusal = preview === undefined || preview.outcome.ok ? undefined : preview.outcome;

  const problemAt = (field: keyof Policy) => {
    if (refusal?.code === 'invalid_policy' && refusal.field === field) return outcomeMessage(refusal);
    return field === 'allotment' ? undefined : wholeNumberProblem(draft.textOf(field));
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!draft.isReadable) return;
    const outcome = loop.commit({ type: 'setPolicy', policy: draft.change });
    if (outcome.ok) draft.reset();
    else announce(`${outcomeMessage(outcome)}. Nothing was changed.`);
  };
  const numberField = (field: NumberField, label: string, aside?: string) => (
    <TextField
      label={label}
      value={draft.textOf(field)}
      onChange={(text) => draft.setText(field, text)}
      {...(aside === undefined ? {} : { aside })}
      error={problemAt(field)}
    />
  );
  return (
    <form className={styles.form} onSubmit={apply} noValidate aria-label="Policy">
      <div className={styles.pair}>
        {numberField('citizens', 'Citizens')}
        <AmountField
          key={draft.allotment.unit}
          label="Allotment"
          value={draft.allotment.text}
          onChange={draft.allotment.setText}
          aside="a month"
          error={draft.allotment.text.trim() === '' ? 'Enter an amount.' : problemAt('allotment')}
        />
        {numberField('reserveLinePercent', 'Reserve’s line', '% of a month')}
        {numberField('floorLinePercent', 'Floor’s line', '% of a month')}
      </div>
      <NewLines now={now} after={after} />
      <div className={styles.buttons}>
        <Button kind="primary" type="submit" disabled={!draft.isChanged}>
          Change the policy
        </Button>
        {draft.isChanged ? (
          <Button kind="outline" onClick={draft.reset}>
            Reset
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** The lines, and whether there is a crisis with them. */
function NewLines({ now, after }: { readonly now: Standing; readonly after: Standing }) {
  const word = after.isCrisis ? `${crisisWord(after)}.` : 'No crisis with these lines.';
  return (
    <>
      <Rows>
        <Row label="Reserve’s line">
          <ShortAmount units={after.reserve.line} />
        </Row>
        <Row label="Floor’s line">
          <ShortAmount units={after.floor.line} />
        </Row>
        <Row label="Coverage">
          <Change before={coverageText(now.millidays)} after={coverageText(after.millidays)} unit="days" />
        </Row>
      </Rows>
      <StatusWord status={after.isCrisis ? 'bad' : 'ok'}>{word}</StatusWord>
    </>
  );
}
