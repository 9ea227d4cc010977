import { useMemo, useState } from 'react';
import { amountToText, parseAmountText } from '../../components/amountInput';
import type { PoolFact } from '../../engine/assets';
import type { PersistentBooks } from '../../engine/books/PersistentBooks';
import type { AddLiquidity } from '../../engine/commands';
import { quoteProvision, type ProvisionQuote } from '../../engine/liquidity';
import { readPool } from '../../engine/pool';
import type { Outcome } from '../../engine/receipts';
import type { Rejection } from '../../engine/rejections';
import { matchingSide } from '../../selectors/poolPositions';
import { useLoop, usePreferences } from '../../store/hooks';
import { draftIn, type AmountDraft } from './useAmountText';

type Side = 'nxt' | 'token';

/** The form of adding liquidity, with what it would take and give now. */
export interface ProvisionForm {
  readonly provider: string;
  readonly setProvider: (address: string) => void;
  readonly nxtText: string;
  readonly tokenText: string;
  /** Typing one side fills in the other, unless the pool is empty. */
  readonly type: (side: Side, text: string) => void;
  readonly quote: ProvisionQuote | undefined;
  readonly rejection: Rejection | undefined;
  readonly missing: 'provider' | Side | undefined;
  readonly isTried: boolean;
  readonly press: () => Outcome | undefined;
}

interface Draft {
  readonly provider: string;
  readonly leading: Side;
  readonly nxt: AmountDraft;
  readonly token: AmountDraft;
  readonly isTried: boolean;
}

const empty: AmountDraft = { text: '', unit: 'NXT' };

/** Units of both sides: the typed one, and what goes with it at the pool's present ratio. */
function offerOf(books: PersistentBooks, fact: PoolFact, draft: Draft) {
  const pool = readPool(books, fact);
  const read = ({ text, unit }: AmountDraft) => {
    const parsed = parseAmountText(text, unit);
    return parsed.ok ? parsed.units : undefined;
  };
  if (pool.issuedShares === 0) return { nxt: read(draft.nxt), token: read(draft.token), follows: false };
  const typed = read(draft[draft.leading]);
  const match = (ofThis: number, ofOther: number) =>
    typed === undefined ? undefined : matchingSide(typed, ofThis, ofOther);
  return draft.leading === 'nxt'
    ? { nxt: typed, token: match(pool.nxt, pool.token), follows: true }
    : { nxt: match(pool.token, pool.nxt), token: typed, follows: true };
}

/** Holds the form; both sides are checked by the code that commits. */
export function useProvision(pool: PoolFact, books: PersistentBooks, provider: string): ProvisionForm {
  const loop = useLoop();
  const { unit } = usePreferences();
  const [draft, setDraft] = useState<Draft>({
    provider,
    leading: 'nxt',
    nxt: empty,
    token: empty,
    isTried: false,
  });
  const offer = useMemo(() => offerOf(books, pool, draft), [books, pool, draft]);
  const command = useMemo((): AddLiquidity | undefined => {
    const { nxt, token } = offer;
    if (nxt === undefined || token === undefined || draft.provider === '') return undefined;
    return { type: 'addLiquidity', provider: draft.provider, pool: pool.address, nxt, token };
  }, [offer, draft.provider, pool]);
  const answer = useMemo(
    () => (command === undefined ? undefined : quoteProvision(books, command)),
    [books, command],
  );
  const textOf = (side: Side) => {
    const units = offer[side];
    if (!offer.follows || draft.leading === side) return draftIn(draft[side], unit);
    return units === undefined ? '' : amountToText(units, unit);
  };
  const missing =
    draft.provider === ''
      ? 'provider'
      : offer.nxt === undefined
        ? 'nxt'
        : offer.token === undefined
          ? 'token'
          : undefined;
  return {
    provider: draft.provider,
    setProvider: (address) => setDraft({ ...draft, provider: address, isTried: false }),
    nxtText: textOf('nxt'),
    tokenText: textOf('token'),
    type: (side, text) => setDraft({ ...draft, leading: side, [side]: { text, unit }, isTried: false }),
    quote: answer === undefined || 'ok' in answer ? undefined : answer,
    rejection: answer !== undefined && 'ok' in answer ? answer : undefined,
    missing,
    isTried: draft.isTried,
    press: () => {
      const outcome = command === undefined ? undefined : loop.commit(command);
      if (outcome?.ok === true) setDraft({ ...draft, nxt: empty, token: empty, isTried: false });
      else setDraft({ ...draft, isTried: true });
      return outcome;
    },
  };
}
