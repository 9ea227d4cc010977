/** One-by-one commits through the real store, beside the same transfer as most would write it. */
import { Immer } from 'immer';
import { LoopStore } from '../../src/store/loopStore';
import { median, ratePerSecond, rounds, secondsOf } from './measure';
import { commitAll, commitRate, genesisOf, transfers } from './workload';

interface NaiveAccount {
  balance: number;
  nonce: number;
}
interface NaiveState {
  accounts: Record<string, NaiveAccount>;
  transactions: { id: string; from: string; to: string; amount: number; fee: number }[];
}

/** The same transfer as most would write it: Immer's `produce` on a record of accounts and an array of transactions. */
function naiveRate(accounts: number, operations: number): number {
  const { produce } = new Immer();
  const commands = transfers(operations, accounts);
  const initial: NaiveState = { accounts: {}, transactions: [] };
  for (const [name, balance] of Object.entries(genesisOf(accounts).balances)) {
    initial.accounts[name] = { balance, nonce: 0 };
  }
  initial.accounts['VALIDATOR_POOL'] = { balance: 0, nonce: 0 };
  return ratePerSecond(operations, () => {
    let state = produce(initial, (draft) => {
      draft.transactions.length = 0;
    });
    return () => {
      for (const { from, to, amount, fee = 0 } of commands) {
        state = produce(state, (draft) => {
          const sender = draft.accounts[from];
          const receiver = draft.accounts[to];
          const validators = draft.accounts['VALIDATOR_POOL'];
          if (sender === undefined || receiver === undefined || validators === undefined)
            throw new Error('no account');
          if (sender.balance < amount + fee) throw new Error('insufficient');
          sender.balance -= amount + fee;
          sender.nonce += 1;
          receiver.balance += amount;
          validators.balance += fee;
          const id = `TX${draft.transactions.length.toString().padStart(8, '0')}`;
          draft.transactions.push({ id, from, to, amount, fee });
        });
      }
    };
  });
}

/** Commits onto a ledger that holds many transactions, beside commits onto an empty one. */
function rateOnFullLedger(
  accounts: number,
  transactions: number,
  operations: number,
): { empty: number; full: number } {
  const genesis = genesisOf(accounts);
  const commands = transfers(operations, accounts);
  const filler = transfers(transactions, accounts);
  const full = new LoopStore(genesis);
  commitAll(full, filler);
  const empties: number[] = [];
  const fulls: number[] = [];
  // In turn, so that drift of the machine's speed touches both alike.
  for (let round = 0; round < rounds + 1; round += 1) {
    const empty = new LoopStore(genesis);
    for (const [store, rates] of [
      [empty, empties],
      [full, fulls],
    ] as const) {
      const seconds = secondsOf(() => commitAll(store, commands));
      if (round > 0) rates.push(operations / seconds);
    }
  }
  return { empty: median(empties), full: median(fulls) };
}

/** Microseconds of one commit while fifty selectors listen, each reading the economy as a panel would. */
function microsecondsWithSelectors(selectors: number): number {
  const accounts = 1_000;
  const operations = 50_000;
  const commands = transfers(operations, accounts);
  const rate = ratePerSecond(operations, () => {
    const store = new LoopStore(genesisOf(accounts));
    let seen = 0;
    for (let index = 0; index < selectors; index += 1) {
      let last: unknown;
      store.economy.subscribe((economy) => {
        const selected =
          index % 2 === 0 ? economy.log.transactions.length : economy.accounts.balances[0]?.get(index);
        if (!Object.is(selected, last)) {
          last = selected;
          seen += 1;
        }
      });
    }
    return () => {
      commitAll(store, commands);
      if (seen === 0) throw new Error('no selector saw a change');
    };
  });
  return 1e6 / rate;
}

/** Rates of commits, and what fifty selectors cost. */
export function measureCommits(): Record<string, number> {
  const ledger = rateOnFullLedger(1_000, 1_000_000, 100_000);
  return {
    commitPerSecond: commitRate(1_000, 100_000),
    commitPerSecondAt100kAccounts: commitRate(100_000, 100_000),
    naiveRecordPerSecond: naiveRate(1_000, 1_000),
    commitPerSecondEmptyLedger: ledger.empty,
    commitPerSecondAt1MTransactions: ledger.full,
    microsecondsWith50Selectors: microsecondsWithSelectors(50),
  };
}
