/** The ledger as files: CSV with one row for each posting, JSON with one object for each transaction. */
import type { BooksReader } from '../engine/books/Books';
import { readTransaction } from '../engine/readTransaction';
import type { Transaction } from '../engine/transactions';
import { formatNxt } from '../engine/units';
import { burnDetail } from './ledgerKinds';

export type LedgerFormat = 'csv' | 'json';

/** The columns of the CSV. `amount` is the same as `units`, with the asset's 8 decimals. */
export const csvColumns = [
  'transaction',
  'kind',
  'day',
  'command',
  'initiator',
  'reason',
  'posting',
  'from',
  'to',
  'asset',
  'units',
  'amount',
  'messageId',
  'messageType',
  'messages',
  'wavelengthNm',
  'energyJoules',
] as const;

/** Quotes a text for CSV if it needs it. A text that a spreadsheet would run as a formula is led by an apostrophe. */
export function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An amount with its 8 decimals and without thousands commas. */
function plainAmount(units: number): string {
  return formatNxt(units).replaceAll(',', '');
}

/** The CSV's rows of one transaction, each with its line end. */
export function csvRows(transaction: Transaction): string {
  const burn = burnDetail(transaction);
  const wavelength = burn?.wavelengthNm ?? '';
  return transaction.postings
    .map((posting, position) => {
      const cells = [
        transaction.id,
        transaction.kind,
        String(transaction.time),
        String(transaction.command),
        csvText(transaction.initiator),
        csvText(transaction.reason),
        String(position + 1),
        csvText(posting.from),
        csvText(posting.to),
        csvText(posting.asset),
        String(posting.amount),
        plainAmount(posting.amount),
        csvText(burn?.messageId ?? ''),
        burn?.messageType ?? '',
        burn === undefined ? '' : String(burn.count),
        typeof wavelength === 'number' ? String(wavelength) : csvText(wavelength),
        burn === undefined ? '' : String(burn.energyJoules),
      ];
      return `${cells.join(',')}\r\n`;
    })
    .join('');
}

/** One transaction as it stands in the JSON file. */
function jsonObject(transaction: Transaction): unknown {
  const { id, kind, time, command, initiator, reason, postings } = transaction;
  const burn = burnDetail(transaction);
  return {
    id,
    kind,
    day: time,
    command,
    initiator,
    reason,
    postings: postings.map(({ from, to, asset, amount }) => ({
      from,
      to,
      asset,
      units: amount,
      amount: plainAmount(amount),
    })),
    ...(burn === undefined ? {} : { burn }),
  };
}

/** Transactions that make up one part of a file. */
const partLength = 500;

/**
 * A file of these transactions in parts of a few hundred, newest first as the panel shows them; whoever asks for the parts can
 * let the page breathe in between.
 */
export function* ledgerFileParts(
  books: BooksReader,
  matches: readonly number[],
  format: LedgerFormat,
): Generator<{ readonly text: string; readonly written: number }> {
  // The mark at the front tells spreadsheets that the text is UTF-8.
  yield { text: format === 'csv' ? `\uFEFF${csvColumns.join(',')}\r\n` : '[\n', written: 0 };
  for (let end = matches.length; end > 0; end -= partLength) {
    const start = Math.max(0, end - partLength);
    const texts: string[] = [];
    for (let at = end - 1; at >= start; at -= 1) {
      const transaction = readTransaction(books, matches[at] ?? 0);
      if (format === 'csv') texts.push(csvRows(transaction));
      else texts.push(`  ${JSON.stringify(jsonObject(transaction))}${at > 0 ? ',' : ''}\n`);
    }
    yield { text: texts.join(''), written: matches.length - start };
  }
  if (format === 'json') yield { text: ']\n', written: matches.length };
}
