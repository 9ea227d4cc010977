/**
 * `npm run -s bench`: prints one JSON document of medians. Rates are per second; `ratios` compare measurements of this same
 * run, so they hold on a slow or noisy machine.
 */
import { Immer } from 'immer';
import { NXT_SUPPLY } from '../../src/engine/units';
import type { Transfer } from '../../src/engine/commands';
import { LoopStore } from '../../src/store/loopStore';

const rounds = 5;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median rate of several rounds; `prepare` is not timed. */
function ratePerSecond(operations: number, prepare: () => () => void): number {
  const rates: number[] = [];
  for (let round = 0; round < rounds + 1; round += 1) {
    const run = prepare();
    globalThis.gc?.();
    const start = performance.now();
    run();
    const seconds = (performance.now() - start) / 1_000;
    // The first round warms up.
    if (round > 0) rates.push(operations / seconds);
  }
  return median(rates);
}

const openingBalance = 100_000_000;

function address(index: number): string {
  return `wallet-${index}`;
}

function genesisOf(accounts: number): { balances: Record<string, number> } {
  const balances: Record<string, number> = { TREASURY: NXT_SUPPLY / 2 - accounts * openingBalance };
  for (let index = 0; index < accounts; index += 1) balances[address(index)] = openingBalance;
  return { balances };
}

/** Transfers between accounts spread over all of them, with a fee. */
function transfers(count: number, accounts: number): readonly Transfer[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'transfer',
    from: address((index * 7_919) % accounts),
    to: address((index * 7_919 + 1 + (index % 13)) % accounts),
    amount: 1 + (index % 5),
    fee: 10,
  }));
}

function commitAll(store: LoopStore, commands: readonly Transfer[]): void {
  for (const command of commands) {
    if (!store.commit(command).ok) throw new Error('a transfer of the benchmark was refused');
  }
}

/** One-by-one commits through the real store. */
function commitRate(accounts: number, operations: number): number {
  const commands = transfers(operations, accounts);
  const genesis = genesisOf(accounts);
  return ratePerSecond(operations, () => {
    const store = new LoopStore(genesis);
    return () => commitAll(store, commands);
  });
}

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
      const start = performance.now();
      commitAll(store, commands);
      if (round > 0) rates.push(operations / ((performance.now() - start) / 1_000));
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

const commitsAt1k = commitRate(1_000, 100_000);
const commitsAt100k = commitRate(100_000, 100_000);
const naiveAt1k = naiveRate(1_000, 1_000);
const ledger = rateOnFullLedger(1_000, 1_000_000, 100_000);

const round = (value: number): number => Number(value.toPrecision(4));
process.stdout.write(
  `${JSON.stringify(
    {
      commitPerSecond: round(commitsAt1k),
      commitPerSecondAt100kAccounts: round(commitsAt100k),
      commitPerSecondEmptyLedger: round(ledger.empty),
      commitPerSecondAt1MTransactions: round(ledger.full),
      naiveRecordPerSecond: round(naiveAt1k),
      microsecondsWith50Selectors: round(microsecondsWithSelectors(50)),
      ratios: {
        commitVsNaiveRecord: round(commitsAt1k / naiveAt1k),
        commit1kVs100k: round(commitsAt1k / commitsAt100k),
        commitEmptyVs1M: round(ledger.empty / ledger.full),
      },
    },
    null,
    2,
  )}\n`,
);
