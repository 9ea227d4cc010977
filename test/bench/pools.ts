/** Trades through the real store, and quotes. */
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Swap } from '../../src/engine/commands';
import { quoteSwap } from '../../src/engine/swap';
import { LoopStore } from '../../src/store/loopStore';
import { ratePerSecond } from './measure';
import { address, commitAll, genesisOf } from './workload';

const accounts = 1_000;
const poolNxt = 1_000_000_000_000;

function storeWithPools(): LoopStore {
  const { balances } = genesisOf(accounts);
  const names = ['NXT-FOOD', 'NXT-WATER', 'NXT-CARBON'];
  const funded = Object.fromEntries(names.map((name) => [name, poolNxt]));
  const treasury = (balances['TREASURY'] ?? 0) - names.length * poolNxt;
  return new LoopStore({ balances: { ...balances, ...funded, TREASURY: treasury } });
}

function swaps(count: number): readonly Swap[] {
  const poolNames = ['NXT-FOOD', 'NXT-WATER', 'NXT-CARBON'];
  return Array.from({ length: count }, (_, index) => ({
    type: 'swap',
    trader: address((index * 7_919) % accounts),
    pool: poolNames[index % 3] ?? 'NXT-FOOD',
    give: 'NXT',
    amount: 100_000 + (index % 97),
    minReceived: 1,
  }));
}

/** Swaps committed one by one, and quotes of the same commands. */
export function measurePools(): Record<string, number> {
  const commands = swaps(50_000);
  const swapsPerSecond = ratePerSecond(commands.length, () => {
    const store = storeWithPools();
    return () => commitAll(store, commands);
  });
  const books = readBooks(storeWithPools().economy.getState());
  const quotes = swaps(200_000);
  const quotesPerSecond = ratePerSecond(quotes.length, () => () => {
    for (const command of quotes) if ('ok' in quoteSwap(books, command)) throw new Error('no quote');
  });
  return { swapsPerSecond, quotesPerSecond };
}
