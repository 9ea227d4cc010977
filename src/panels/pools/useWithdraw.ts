import { useMemo, useState } from 'react';
import { sharesOf, type PoolFact } from '../../engine/assets';
import type { PersistentBooks } from '../../engine/books/PersistentBooks';
import type { RemoveLiquidity } from '../../engine/commands';
import { readPool } from '../../engine/pool';
import type { Outcome } from '../../engine/receipts';
import { partOfShares } from '../../selectors/poolPositions';
import { useLoop } from '../../store/hooks';

/** What a withdrawal would return now. */
export interface WithdrawForm {
  readonly provider: string;
  readonly setProvider: (address: string) => void;
  readonly percent: number;
  readonly setPercent: (percent: number) => void;
  readonly held: number;
  readonly command: RemoveLiquidity | undefined;
  readonly outcome: Outcome | undefined;
}

/** Holds the form of a withdrawal; what it returns comes from a preview of the command. */
export function useWithdraw(pool: PoolFact, books: PersistentBooks, first: string): WithdrawForm {
  const loop = useLoop();
  const [provider, setProvider] = useState(first);
  const [percent, setPercent] = useState(50);
  const account = books.find(provider);
  const held = account < 0 ? 0 : books.balance(account, sharesOf(pool.index));
  const shares = partOfShares(held, percent, readPool(books, pool).issuedShares);
  const command = useMemo(
    (): RemoveLiquidity | undefined =>
      provider === '' || shares === 0
        ? undefined
        : { type: 'removeLiquidity', provider, pool: pool.address, shares },
    [provider, shares, pool],
  );
  const outcome = useMemo(
    // The preview reads the economy that `books` read.
    () => (command === undefined || books.accountCount < 0 ? undefined : loop.preview(command).outcome),
    [command, books, loop],
  );
  return { provider, setProvider, percent, setPercent, held, command, outcome };
}
