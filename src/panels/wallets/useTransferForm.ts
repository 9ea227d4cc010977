/** The transfer form: what was typed, what it would do, and what came of the last time it was sent. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { announce } from '../../components/announce';
import { readBooks } from '../../engine/books/PersistentBooks';
import type { BooksReader } from '../../engine/books/Books';
import type { Transfer } from '../../engine/commands';
import { outcomeMessage, type Outcome } from '../../engine/receipts';
import { rejectionMessage } from '../../engine/rejections';
import type { Stage } from '../../engine/steps';
import { BASE_TRANSFER_FEE } from '../../engine/units';
import { traceSentence } from '../../selectors/trace';
import { useEconomy, useLoop, usePreferences } from '../../store/hooks';
import type { AmountUnit } from '../../store/preferences';
import { sendTransfer, type SentTransfer } from './sendTransfer';
import {
  blankSentences,
  convertAmountText,
  readTransfer,
  transferFieldOf,
  unreadField,
  type TransferDraft,
  type TransferField,
} from './transferDraft';

/** What a transfer would do if it were sent now. */
export interface TransferPreview {
  readonly command: Transfer;
  readonly outcome: Outcome;
  readonly debit: number;
  readonly before: BooksReader;
  readonly after: BooksReader;
}

/** The form and everything one can do with it. The same object as long as nothing in it changes. */
export interface TransferForm {
  readonly draft: TransferDraft;
  readonly unit: AmountUnit;
  readonly setField: (field: TransferField, text: string) => void;
  readonly preview: TransferPreview | undefined;
  /** The sentence beneath a field. */
  readonly errors: { readonly [F in TransferField]?: string };
  readonly failAt: Stage | undefined;
  readonly setFailAt: (stage: Stage | undefined) => void;
  /** True if sending starts another branch of history. */
  readonly isPast: boolean;
  readonly sent: SentTransfer | undefined;
  /** Sends, or answers with the first field that must be filled in. */
  readonly send: () => TransferField | undefined;
  /** Takes the sent transfer back; there only while it is the last commit. */
  readonly undo: (() => void) | undefined;
}

interface Typed {
  readonly from: { readonly text: string; readonly pick: string | undefined } | undefined;
  readonly to: string;
  readonly amount: string;
  readonly amountUnit: AmountUnit;
  readonly fee: string;
  readonly reason: string;
}

/** What a transfer would do in the economy of the moment; nothing while there is none. */
function usePreview(command: Transfer | undefined): TransferPreview | undefined {
  const loop = useLoop();
  const economy = useEconomy();
  return useMemo(() => {
    if (command === undefined) return undefined;
    const { outcome, economy: next } = loop.preview(command);
    const debit = command.amount + (command.fee ?? BASE_TRANSFER_FEE);
    return { command, outcome, debit, before: readBooks(economy), after: readBooks(next) };
  }, [loop, economy, command]);
}

/** The transfer form of the picked wallet. A known wallet typed as the sender is picked. */
export function useTransferForm(
  pick: string | undefined,
  setPick: (address: string | undefined, replace?: boolean) => void,
): TransferForm {
  const loop = useLoop();
  const { unit } = usePreferences();
  const [typed, setTyped] = useState<Typed>(() => ({
    from: undefined,
    to: '',
    amount: '',
    amountUnit: unit,
    fee: '1,000',
    reason: '',
  }));
  const [failAt, setFailAt] = useState<Stage>();
  const [isAsked, setAsked] = useState(false);
  const [sent, setSent] = useState<SentTransfer>();
  const isPast = useStore(loop.timeline, ({ position, length }) => position < length);
  // However much was committed since: while history still holds this transfer, one can go back to before it.
  const isInHistory = useStore(
    loop.timeline,
    ({ position }) =>
      sent !== undefined &&
      sent.position <= position &&
      loop.history.command(sent.position - 1) === sent.command,
  );
  const draft = useMemo(() => draftOf(typed, pick, unit), [typed, pick, unit]);
  const command = useMemo(() => readTransfer(draft, unit), [draft, unit]);
  const preview = usePreview(command);

  return useMemo(
    (): TransferForm => ({
      draft,
      unit,
      setField: (field, text) => {
        // What came of the last attempt is no word about this one.
        setSent(undefined);
        if (field === 'from') {
          const isKnown = readBooks(loop.economy.getState()).find(text) >= 0;
          const isWallet = text !== pick && text !== '' && isKnown;
          setTyped({ ...typed, from: { text, pick: isWallet ? text : pick } });
          if (isWallet) setPick(text, true);
        } else if (field === 'amount') setTyped({ ...typed, amount: text, amountUnit: unit });
        else setTyped({ ...typed, [field]: text });
      },
      preview,
      errors: errorsOf(draft, preview, isAsked),
      failAt,
      setFailAt,
      isPast,
      sent,
      send: () => {
        if (command === undefined) {
          setAsked(true);
          return unreadField(draft, unit);
        }
        const result = sendTransfer(loop, command, failAt);
        setSent(result);
        setAsked(false);
        if (result.outcome.ok) setTyped({ ...typed, amount: '', reason: '' });
        announce(`${outcomeMessage(result.outcome)}. ${traceSentence(result)}`);
        return undefined;
      },
      undo:
        sent?.outcome.ok === true && isInHistory
          ? () => {
              // Moving into the past pauses the player.
              loop.seek(sent.position - 1);
              setSent(undefined);
              announce('The transfer was taken back.');
            }
          : undefined,
    }),
    [loop, pick, setPick, typed, draft, unit, command, preview, failAt, isAsked, sent, isPast, isInHistory],
  );
}

function draftOf(typed: Typed, pick: string | undefined, unit: AmountUnit): TransferDraft {
  return {
    // What was typed as the sender holds until another wallet is picked.
    from: typed.from !== undefined && typed.from.pick === pick ? typed.from.text : (pick ?? ''),
    to: typed.to,
    amount: convertAmountText(typed.amount, typed.amountUnit, unit),
    fee: typed.fee,
    reason: typed.reason,
  };
}

function errorsOf(
  draft: TransferDraft,
  preview: TransferPreview | undefined,
  isAsked: boolean,
): TransferForm['errors'] {
  const errors: { [F in TransferField]?: string } = {};
  if (isAsked) {
    for (const field of ['from', 'to', 'amount'] as const) {
      if (draft[field].trim() === '') errors[field] = blankSentences[field];
    }
  }
  if (preview !== undefined && !preview.outcome.ok && preview.outcome.kind === 'rejection') {
    const field = transferFieldOf(preview.outcome, preview.command);
    if (field !== undefined) errors[field] = rejectionMessage(preview.outcome);
  }
  return errors;
}
