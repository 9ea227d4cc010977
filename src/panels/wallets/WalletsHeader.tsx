import { memo, useEffect, useRef, useState } from 'react';
import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { useShortcut } from '../../components/shortcuts';
import {
  readSort,
  walletColumns,
  writeSort,
  type WalletColumn,
  type WalletSort,
} from '../../selectors/walletOrder';
import type { WalletsView } from './useWalletsView';
import styles from './WalletsHeader.module.css';

/** What each column is called where there is no table head. */
const columnNames: Readonly<Record<WalletColumn, string>> = {
  wallet: 'Name',
  balance: 'Balance',
  nonce: 'Nonce',
  tokens: 'Tokens',
  trend: 'Gain',
  receipt: 'Receipt',
};

/** The answer: how many wallets hold how much; with it the search and the way to a new wallet. */
export function WalletsHeader({ view, onNew }: { readonly view: WalletsView; readonly onNew: () => void }) {
  const { model, isNarrow, find, setFind, sort, setSort } = view;
  return (
    <header className={styles.header}>
      <h1 className="visually-hidden">Wallets</h1>
      <Answer count={model.rows.length} total={model.total} isNarrow={isNarrow} />
      <div className={styles.actions}>
        <FindField find={find} setFind={setFind} isNarrow={isNarrow} />
        {isNarrow ? <SortMenu sort={sort} setSort={setSort} /> : null}
        <Button kind="primary" className={styles.new} onClick={onNew} aria-keyshortcuts="N">
          New wallet
        </Button>
      </div>
    </header>
  );
}

const Answer = memo(function Answer({
  count,
  total,
  isNarrow,
}: {
  readonly count: number;
  readonly total: number;
  readonly isNarrow: boolean;
}) {
  return (
    <p className={styles.answer}>
      <span className={styles.count}>
        <strong>{count === 1 ? '1 wallet' : `${count.toLocaleString('en')} wallets`}</strong>{' '}
        {count === 1 ? 'holds' : 'hold'}
      </span>{' '}
      <span className={styles.sum}>
        <Amount units={total} compact={isNarrow ? 4 : 2} />
      </span>
    </p>
  );
});

/** A button that becomes a search field; it stays one while a filter is set. */
const FindField = memo(function FindField({
  find,
  setFind,
  isNarrow,
}: Pick<WalletsView, 'find' | 'setFind' | 'isNarrow'>) {
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useShortcut('F', 'Find a wallet', () => setOpen(true));
  useEffect(() => {
    if (isOpen) input.current?.focus();
  }, [isOpen]);

  if (!isOpen && find === '') {
    return (
      <Button
        kind="soft"
        icon="search"
        className={styles.find}
        aria-label="Find a wallet"
        aria-keyshortcuts="F"
        onClick={() => setOpen(true)}
      >
        {isNarrow ? null : 'Find'}
      </Button>
    );
  }
  return (
    <search className={styles.search}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label="Find a wallet"
        placeholder="Name contains…"
        value={find}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setFind(event.target.value)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setFind('');
          setOpen(false);
        }}
      />
    </search>
  );
});

/** On a phone there are no column heads to press: the order is a menu. */
const SortMenu = memo(function SortMenu({
  sort,
  setSort,
}: {
  readonly sort: WalletSort;
  readonly setSort: (sort: WalletSort) => void;
}) {
  const value = writeSort(sort) ?? 'balance';
  return (
    <select
      className={styles.sort}
      aria-label="Sort by"
      value={value}
      onChange={(event) => setSort(readSort(event.target.value))}
    >
      {walletColumns.flatMap((column) =>
        (['descending', 'ascending'] as const).map((direction) => (
          <option key={`${column}-${direction}`} value={writeSort({ column, direction }) ?? 'balance'}>
            {columnNames[column]} {direction === 'descending' ? '↓' : '↑'}
          </option>
        )),
      )}
    </select>
  );
});
