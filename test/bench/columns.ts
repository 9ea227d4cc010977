/** The recipes on columns, beside a hand-written kernel of the same transfer, and whole years of a village. */
import { NXT } from '../../src/engine/assets';
import { ColumnarBooks } from '../../src/engine/books/ColumnarBooks';
import { writeGenesis } from '../../src/engine/genesis';
import { Ledger } from '../../src/engine/ledger';
import { transferBetween } from '../../src/engine/transferAtomic';
import { runScenario } from '../../src/simulation/runScenario';
import { balancedVillage } from '../../src/simulation/scenario';
import { median, ratesInTurn, secondsOf } from './measure';
import { address, genesisOf, openingBalance } from './workload';

const accounts = 1_000;
const operations = 1_000_000;

/** Sender and receiver of each transfer, as account ids counted from the first wallet. */
interface Pairs {
  readonly senders: Int32Array;
  readonly receivers: Int32Array;
}

function pairs(): Pairs {
  const senders = new Int32Array(operations);
  const receivers = new Int32Array(operations);
  for (let index = 0; index < operations; index += 1) {
    senders[index] = (index * 7_919) % accounts;
    receivers[index] = (index * 7_919 + 1 + (index % 13)) % accounts;
  }
  return { senders, receivers };
}

/** The recipe `transferBetween` on columns: debit, credit, fee, nonce, and the log if it is kept. */
function prepareRecipe({ senders, receivers }: Pairs, keepsLog: boolean): () => void {
  const books = new ColumnarBooks(keepsLog);
  writeGenesis(books, genesisOf(accounts));
  const first = books.find(address(0));
  const ledger = new Ledger(books, undefined, false);
  return () => {
    for (let index = 0; index < operations; index += 1) {
      const sender = first + (senders[index] as number);
      const receiver = first + (receivers[index] as number);
      if (transferBetween(ledger, 'transfer', sender, receiver, 1 + (index % 5), 10, '') < 0) {
        throw new Error('a transfer of the benchmark was refused');
      }
      books.setCounter('commands', index + 1);
    }
  };
}

/**
 * The same transfer written by hand on typed arrays, for one purpose: to be as fast as this machine can. It writes debit, credit,
 * fee, nonce and log too; the log's memory is its own from the start.
 */
function prepareKernel({ senders, receivers }: Pairs): () => void {
  const balances = new Float64Array(accounts + 1).fill(openingBalance);
  const nonces = new Float64Array(accounts + 1);
  const log = new Float64Array(operations * 5);
  const validators = accounts;
  return () => {
    for (let index = 0; index < operations; index += 1) {
      const from = senders[index] as number;
      const to = receivers[index] as number;
      const amount = 1 + (index % 5);
      const need = amount + 10;
      const have = balances[from] as number;
      if (have < need) throw new Error('a transfer of the benchmark was refused');
      balances[from] = have - need;
      balances[to] = (balances[to] as number) + amount;
      balances[validators] = (balances[validators] as number) + 10;
      nonces[from] = (nonces[from] as number) + 1;
      const at = index * 5;
      log[at] = from;
      log[at + 1] = to;
      log[at + 2] = amount;
      log[at + 3] = 10;
      log[at + 4] = index;
    }
  };
}

/** Rates of recipes, with and without the log, and of the kernel. */
function transferRates(): Record<string, number> {
  const given = pairs();
  return ratesInTurn(operations, {
    columnTransfersPerSecondWithLog: () => prepareRecipe(given, true),
    columnTransfersPerSecond: () => prepareRecipe(given, false),
    kernelTransfersPerSecond: () => prepareKernel(given),
  });
}

/** Milliseconds of a year of the balanced village: 1,000 citizens, 365 days. */
function millisecondsOfAYear(): number {
  const times: number[] = [];
  for (let round = 0; round < 25; round += 1) {
    const seconds = secondsOf(() => {
      const run = runScenario({ ...balancedVillage, seed: 1 + round });
      if (run.world.books.balance(0, NXT) < 0) throw new Error('impossible');
    });
    if (round >= 10) times.push(seconds * 1_000);
  }
  return median(times);
}

/** Rates on columns and the time of a simulated year. */
export function measureColumns(): Record<string, number> {
  return { ...transferRates(), yearMilliseconds: millisecondsOfAYear() };
}
