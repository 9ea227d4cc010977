import type { ReactNode } from 'react';
import { truncateMiddle } from '../../components/Address';
import { Amount, amountText, type AmountStyle } from '../../components/Amount';
import { Icon } from '../../components/Icon';
import { MessageMark } from '../../components/MessageMark';
import { href } from '../../components/routing';
import { StatusWord } from '../../components/StatusWord';
import { useNarrow } from '../../components/useNarrow';
import type { CrisisAssessment, CrisisLine } from '../../engine/crisis';
import { formatUnits, groupThousands } from '../../engine/units';
import { usePreferences, useTimeline } from '../../store/hooks';
import {
  coverageCells,
  daysText,
  readableDecimals,
  type Coverage,
  type Overview,
} from '../../selectors/overview';
import type { LastEvent } from '../../selectors/lastEvent';
import styles from './AnswerLine.module.css';

function Answer({
  label,
  figure,
  children,
}: {
  readonly label: ReactNode;
  readonly figure: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <li className={styles.answer}>
      <p className={styles.label}>{label}</p>
      {figure}
      <div className={styles.lines}>{children}</div>
    </li>
  );
}

function Conserved({ overview }: { readonly overview: Overview }) {
  const { difference, sum, accounts } = overview;
  const isConserved = difference === 0;
  return (
    <Answer
      label={
        <StatusWord status={isConserved ? 'ok' : 'bad'}>
          {isConserved ? 'Conserved' : 'Not conserved'}
        </StatusWord>
      }
      figure={
        <p className={styles.figure}>
          <span aria-hidden="true">Δ {formatUnits(difference)}</span>
          <span className="visually-hidden">Difference to the supply: {formatUnits(difference)} units</span>
        </p>
      }
    >
      <p>
        Σ {formatUnits(sum)} units <br className={styles.break} />
        across {groupThousands(String(accounts))} accounts
      </p>
    </Answer>
  );
}

/** An amount as the answer; it grows smaller before it outgrows its column. */
function AmountFigure(amount: AmountStyle) {
  const { unit: preferred } = usePreferences();
  const { whole, fraction, unit } = amountText(amount, preferred);
  // Widths beside the size of a tabular digit: fraction and unit are set smaller.
  const characters = whole.length + fraction.length * 0.86 + (unit.length + 1) * 0.76;
  return (
    <p className={styles.figure} style={{ '--characters': characters } as React.CSSProperties}>
      <Amount {...amount} />
    </p>
  );
}

const lineNames = { TRANSITION_RESERVE: 'reserve', F_FLOOR_RESERVE: 'floor' } as const;

function crisisWords({ isCrisis, reserve, floor }: CrisisAssessment, isNarrow: boolean): string {
  if (!isCrisis) return 'No crisis';
  if (reserve.isBelow && floor.isBelow)
    return isNarrow ? 'Crisis: both short' : 'Crisis: both lines are short';
  const short = reserve.isBelow ? 'reserve' : 'floor';
  return isNarrow ? `Crisis: ${short} short` : `Crisis: the ${short} is short`;
}

function LineWords({ line, first }: { readonly line: CrisisLine; readonly first: boolean }) {
  const isNarrow = useNarrow();
  const side = line.isBelow ? 'below' : 'above';
  return (
    <p>
      {lineNames[line.account]}{' '}
      {first ? null : (
        <>
          <Amount units={line.distance} compact sign unit={false} />{' '}
        </>
      )}
      {isNarrow ? (
        first ? (
          `${side} its line`
        ) : (
          side
        )
      ) : (
        <>
          {side} its <Amount units={line.line} decimals={0} unit={first} focusable={false} /> line
        </>
      )}
    </p>
  );
}

/** The line that the figure is about: a short one before one that is not, the reserve's before the floor's. */
function headLine({ isCrisis, reserve, floor }: CrisisAssessment): readonly [CrisisLine, CrisisLine] {
  const floorFirst = isCrisis ? !reserve.isBelow : floor.distance < reserve.distance;
  return floorFirst ? [floor, reserve] : [reserve, floor];
}

function Crisis({ crisis }: { readonly crisis: CrisisAssessment }) {
  const [first, second] = headLine(crisis);
  const isNarrow = useNarrow();
  return (
    <Answer
      label={<StatusWord status={crisis.isCrisis ? 'bad' : 'ok'}>{crisisWords(crisis, isNarrow)}</StatusWord>}
      figure={<AmountFigure units={first.distance} decimals={isNarrow ? 0 : 2} sign />}
    >
      <LineWords line={first} first />
      <LineWords line={second} first={false} />
    </Answer>
  );
}

function Cells({ coverage }: { readonly coverage: Coverage }) {
  const cells = coverageCells(coverage);
  if (cells.length === 0) return null;
  return (
    <div className={styles.cells} aria-hidden="true">
      {cells.map(({ width, filled }, index) => (
        <span
          // Cells have no other identity than their place.
          key={index}
          className={styles.cell}
          data-filled={filled > 0 || undefined}
          style={{ flexGrow: width, '--filled': `${Math.floor(filled * 100)}%` } as React.CSSProperties}
        />
      ))}
    </div>
  );
}

/** 16.5 stays, 15.000 is 15: the line's days are exact in tenths of percent of a month. */
function lineDaysText(days: number): string {
  return String(Math.floor(days * 10) / 10);
}

function FloorLasts({ coverage }: { readonly coverage: Coverage }) {
  const { millidays, lineDays, citizens, status } = coverage;
  const people = `${groupThousands(String(citizens))} ${citizens === 1 ? 'citizen' : 'citizens'}`;
  return (
    <Answer
      label={<StatusWord status={status}>The floor lasts</StatusWord>}
      figure={
        <div>
          <p className={styles.figure}>
            {daysText(millidays)} {millidays === 1_000 ? 'day' : 'days'}
          </p>
          <Cells coverage={coverage} />
        </div>
      }
    >
      <p>
        {lineDays === 0 ? 'no line is set' : `its line asks for ${lineDaysText(lineDays)}`}, for {people}
      </p>
    </Answer>
  );
}

/** A headline whose names keep their place in it, however long: the page must not jump from one event to the next. */
function shortWords(headline: string, longest: number): string {
  return headline
    .split(' ')
    .map((word) => truncateMiddle(word, longest))
    .join(' ');
}

function LastHappened({ last, day }: { readonly last: LastEvent | undefined; readonly day: number }) {
  const { position, length } = useTimeline();
  const isNarrow = useNarrow();
  if (last === undefined) {
    return (
      <Answer
        label={
          <span className={styles.quiet}>
            <Icon name="loop" />
            Last
          </span>
        }
        figure={<p className={styles.event}>Nothing happened yet</p>}
      >
        <p>the first commit stands here</p>
      </Answer>
    );
  }
  const { transaction, transactions, messageType, units } = last;
  const isToday = transaction.time === day;
  const now = position < length ? 'At this moment' : 'Just now';
  const more = transactions > 1 ? ` and ${transactions - 1} before it` : '';
  const what = `${more} · ${last.what}`;
  const headline = shortWords(last.headline, isNarrow ? 13 : 16);
  return (
    <Answer
      label={
        <span className={styles.quiet}>
          {messageType === undefined ? (
            <Icon name="check" />
          ) : (
            <MessageMark type={messageType} word={false} />
          )}
          {isToday ? now : `Last, day ${transaction.time}`}
        </span>
      }
      figure={
        <p
          className={styles.event}
          data-long={headline.length > 40 ? 'very' : headline.length > 24 || undefined}
          title={last.headline}
        >
          {headline} <Amount units={units} compact={readableDecimals(units)} />
        </p>
      }
    >
      <p className={styles.what} title={what}>
        <a className={styles.id} href={href('ledger', { tx: transaction.id })}>
          {transaction.id}
        </a>
        {what}
      </p>
      <p className={styles.meaning} title={last.meaning}>
        {last.meaning}
      </p>
    </Answer>
  );
}

/** The four answers a stakeholder asks for first, readable from four metres. */
export function AnswerLine({ overview }: { readonly overview: Overview }) {
  return (
    <ul className={styles.answers}>
      <Conserved overview={overview} />
      <Crisis crisis={overview.crisis} />
      <FloorLasts coverage={overview.coverage} />
      <LastHappened last={overview.last} day={overview.day} />
    </ul>
  );
}
