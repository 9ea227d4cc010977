import { useMemo, useState } from 'react';
import { amountToText, parseAmountText } from '../../components/amountInput';
import type { PoolFact } from '../../engine/assets';
import { readBooks, type PersistentBooks } from '../../engine/books/PersistentBooks';
import type { Swap } from '../../engine/commands';
import { readPool } from '../../engine/pool';
import type { Outcome } from '../../engine/receipts';
import type { Rejection } from '../../engine/rejections';
import { quoteSwap } from '../../engine/swap';
import {
  ASK_AGAIN_IMPACT,
  parseDays,
  parsePercent,
  tradeFigures,
  tradeLimits,
  type ExactSide,
  type TradeFigures,
  type TradeLimits,
  type TradeSide,
} from '../../selectors/poolTrade';
import { useLoop, usePreferences } from '../../store/hooks';
import { draftIn, type AmountDraft } from './useAmountText';

/** The swap form as it stands. */
export interface SwapDraft {
  readonly trader: string;
  readonly receiver: string;
  readonly give: TradeSide;
  readonly exact: ExactSide;
  readonly amount: AmountDraft;
  /** The slippage limit in percent, and after how many days the offer expires, as typed. */
  readonly slip: string;
  readonly days: string;
  /** Fixed when something was typed last: the economy may move on, the limits do not. */
  readonly limits: TradeLimits | undefined;
  /** The first press of a swap that must be pressed twice. */
  readonly isAsked: boolean;
  readonly isTried: boolean;
}

/** The form with what it would do now. */
export interface SwapForm {
  readonly draft: SwapDraft;
  readonly edit: (change: Partial<SwapDraft>) => void;
  readonly type: (exact: ExactSide, text: string) => void;
  readonly turn: () => void;
  /** What the fields show: one as typed, the other as it follows. */
  readonly givenText: string;
  readonly receivedText: string;
  readonly figures: TradeFigures | undefined;
  readonly command: Swap | undefined;
  readonly rejection: Rejection | undefined;
  /** Fields that must be filled in first. */
  readonly missing: 'trader' | 'amount' | 'slip' | 'days' | undefined;
  readonly mustAsk: boolean;
  /** Commits, or asks; `undefined` where something is missing or a second press is wanted. */
  readonly press: () => Outcome | undefined;
}

const emptyAmount: AmountDraft = { text: '', unit: 'NXT' };

function startOf(trader: string): SwapDraft {
  return {
    trader,
    receiver: '',
    give: 'NXT',
    exact: 'given',
    amount: emptyAmount,
    slip: '0.5',
    days: '20',
    limits: undefined,
    isAsked: false,
    isTried: false,
  };
}

function figuresOf(books: PersistentBooks, pool: PoolFact, draft: SwapDraft): TradeFigures | undefined {
  const parsed = parseAmountText(draft.amount.text, draft.amount.unit);
  if (!parsed.ok) return undefined;
  return tradeFigures(readPool(books, pool), { give: draft.give, exact: draft.exact, units: parsed.units });
}

function limitsOf(books: PersistentBooks, pool: PoolFact, draft: SwapDraft): TradeLimits | undefined {
  const figures = figuresOf(books, pool, draft);
  const slip = parsePercent(draft.slip);
  const days = parseDays(draft.days);
  if (figures === undefined || slip === undefined || days === undefined) return undefined;
  return tradeLimits(figures, draft.exact, slip, books.counter('clock'), days);
}

function commandOf(pool: PoolFact, draft: SwapDraft): Swap | undefined {
  const parsed = parseAmountText(draft.amount.text, draft.amount.unit);
  if (!parsed.ok || draft.trader === '') return undefined;
  if (parsePercent(draft.slip) === undefined || parseDays(draft.days) === undefined) return undefined;
  return {
    type: 'swap',
    trader: draft.trader,
    pool: pool.address,
    give: draft.give,
    ...(draft.exact === 'given' ? { amount: parsed.units } : { receive: parsed.units }),
    ...draft.limits,
    ...(draft.receiver === '' ? {} : { receiver: draft.receiver }),
  };
}

function missingOf(draft: SwapDraft): SwapForm['missing'] {
  if (draft.trader === '') return 'trader';
  if (!parseAmountText(draft.amount.text, draft.amount.unit).ok) return 'amount';
  if (parsePercent(draft.slip) === undefined) return 'slip';
  return parseDays(draft.days) === undefined ? 'days' : undefined;
}

/** Holds the swap form of a pool. Every keystroke is answered by the figures and checks of the commit. */
export function useSwap(pool: PoolFact, books: PersistentBooks, trader: string): SwapForm {
  const loop = useLoop();
  const { unit } = usePreferences();
  const [draft, setDraft] = useState(() => startOf(trader));
  const figures = useMemo(() => figuresOf(books, pool, draft), [books, pool, draft]);
  const command = useMemo(() => commandOf(pool, draft), [pool, draft]);
  const rejection = useMemo(() => {
    const quote = command === undefined ? undefined : quoteSwap(books, command);
    return quote !== undefined && 'ok' in quote ? quote : undefined;
  }, [books, command]);

  const edit = (change: Partial<SwapDraft>) => {
    const next = { ...draft, isAsked: false, isTried: false, ...change };
    setDraft({ ...next, limits: limitsOf(readBooks(loop.economy.getState()), pool, next) });
  };
  const typed = draftIn(draft.amount, unit);
  const follows = (units: number | undefined) => (units === undefined ? '' : amountToText(units, unit));
  const missing = missingOf(draft);
  const mustAsk = figures !== undefined && figures.impact >= ASK_AGAIN_IMPACT && rejection === undefined;
  return {
    draft,
    edit,
    type: (exact, text) => edit({ exact, amount: { text, unit } }),
    turn: () =>
      edit({ give: draft.give === 'NXT' ? 'token' : 'NXT', amount: { text: '', unit }, exact: 'given' }),
    givenText: draft.exact === 'given' ? typed : follows(figures?.given),
    receivedText: draft.exact === 'received' ? typed : follows(figures?.received),
    figures,
    command,
    rejection,
    missing,
    mustAsk,
    press: () => {
      if (command === undefined) {
        setDraft({ ...draft, isTried: true });
        return undefined;
      }
      if (mustAsk && !draft.isAsked) {
        setDraft({ ...draft, isAsked: true });
        return undefined;
      }
      const outcome = loop.commit(command);
      if (outcome.ok)
        setDraft({ ...draft, amount: { text: '', unit }, limits: undefined, isAsked: false, isTried: false });
      else setDraft({ ...draft, isTried: true });
      return outcome;
    },
  };
}
