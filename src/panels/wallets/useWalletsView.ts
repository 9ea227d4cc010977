/** Which wallets are shown, in which order, and which one is picked. All of it lives in the address line. */
import { useCallback, useMemo, useState } from 'react';
import { setParams, useRoute } from '../../components/routing';
import { useNarrow } from '../../components/useNarrow';
import { createHoldingsSelector, type AccountHoldings } from '../../selectors/walletHoldings';
import { arrangeWallets, readSort, writeSort, type WalletSort } from '../../selectors/walletOrder';
import { createWalletsSelector, type WalletRow, type WalletsModel } from '../../selectors/wallets';
import { useEconomy } from '../../store/hooks';

/** What the panel shows and how to change it. Each part stays the same object as long as nothing in it changes. */
export interface WalletsView {
  readonly model: WalletsModel;
  readonly shown: readonly WalletRow[];
  readonly sort: WalletSort;
  readonly find: string;
  /** The picked wallet: who pays in the transfer. */
  readonly pick: string | undefined;
  /** What the picked wallet holds besides NXT. */
  readonly holdings: AccountHoldings | undefined;
  readonly isNarrow: boolean;
  readonly setSort: (sort: WalletSort) => void;
  readonly setFind: (find: string) => void;
  /** Picks a wallet; `replace` leaves no step behind for the back button. */
  readonly setPick: (address: string | undefined, replace?: boolean) => void;
}

/** The view of the wallets panel. Until one picks, the wallet that was richest when the panel opened pays; on a phone nobody does. */
export function useWalletsView(): WalletsView {
  const economy = useEconomy();
  const { params } = useRoute();
  const isNarrow = useNarrow();
  const [select] = useState(createWalletsSelector);
  const [selectHoldings] = useState(createHoldingsSelector);
  const model = select(economy);
  const [richest] = useState(() => arrangeWallets(model.rows, readSort(undefined), '')[0]?.address);
  const sortText = params['sort'];
  const sort = useMemo(() => readSort(sortText), [sortText]);
  const find = params['find'] ?? '';
  const pick = params['pick'] ?? (isNarrow ? undefined : richest);
  return {
    model,
    shown: useMemo(() => arrangeWallets(model.rows, sort, find), [model.rows, sort, find]),
    sort,
    find,
    pick,
    holdings: pick === undefined ? undefined : selectHoldings(economy, pick),
    isNarrow,
    setSort: useCallback((next: WalletSort) => setParams({ sort: writeSort(next) }), []),
    setFind: useCallback((text: string) => setParams({ find: text }, { replace: true }), []),
    setPick: useCallback(
      (address: string | undefined, replace = false) => setParams({ pick: address }, { replace }),
      [],
    ),
  };
}
