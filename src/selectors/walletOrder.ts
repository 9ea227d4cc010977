/** In which order wallets are shown and which of them: kept in the address line. */
import { trendChange, type WalletRow } from './wallets';

/** The columns by which wallets can be sorted. */
export const walletColumns = ['wallet', 'balance', 'nonce', 'tokens', 'trend', 'receipt'] as const;

export type WalletColumn = (typeof walletColumns)[number];

export interface WalletSort {
  readonly column: WalletColumn;
  readonly direction: 'ascending' | 'descending';
}

/** Names read best from A, numbers from the largest. */
function naturalDirection(column: WalletColumn): WalletSort['direction'] {
  return column === 'wallet' ? 'ascending' : 'descending';
}

/** The order a person gets by pressing a column's header: its natural one, turned round if it stands already. */
export function nextSort(sort: WalletSort, column: WalletColumn): WalletSort {
  if (sort.column !== column) return { column, direction: naturalDirection(column) };
  return { column, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Reads an order from the address line: `balance`, or `balance-ascending` where that is not the natural one. */
export function readSort(text: string | undefined): WalletSort {
  const [name, direction] = (text ?? '').split('-');
  const column = walletColumns.find((one) => one === name) ?? 'balance';
  if (direction === 'ascending' || direction === 'descending') return { column, direction };
  return { column, direction: naturalDirection(column) };
}

/** An order as {@link readSort} reads it; nothing for the order one starts with. */
export function writeSort({ column, direction }: WalletSort): string | undefined {
  const isNatural = direction === naturalDirection(column);
  if (isNatural) return column === 'balance' ? undefined : column;
  return `${column}-${direction}`;
}

const names = new Intl.Collator('en', { numeric: true });

function compareBy(column: WalletColumn, a: WalletRow, b: WalletRow): number {
  switch (column) {
    case 'wallet':
      return names.compare(a.address, b.address);
    case 'balance':
      return a.balance - b.balance;
    case 'nonce':
      return a.nonce - b.nonce;
    case 'tokens':
      return a.tokens - b.tokens;
    case 'trend':
      return trendChange(a) - trendChange(b);
    case 'receipt':
      return (a.receipt?.index ?? -1) - (b.receipt?.index ?? -1);
  }
}

/** A name as it is searched: without case and accents. */
function searchable(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The wallets whose name contains `filter`, in the given order; equals stay in the order of opening. */
export function arrangeWallets(
  rows: readonly WalletRow[],
  sort: WalletSort,
  filter: string,
): readonly WalletRow[] {
  const wanted = searchable(filter.trim());
  const kept =
    wanted === '' ? rows.slice() : rows.filter(({ address }) => searchable(address).includes(wanted));
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return kept.sort((a, b) => sign * compareBy(sort.column, a, b) || a.account - b.account);
}
