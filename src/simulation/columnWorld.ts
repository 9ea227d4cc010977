/** Behaviours on columns: frequent actions run the recipes by account id, rare ones are commands. */
import { F_FLOOR_RESERVE, producersAccountIds, systemAccountId } from '../engine/accounts';
import { NXT, pools, type PoolFact } from '../engine/assets';
import type { AccountId } from '../engine/books/Books';
import { ColumnarBooks } from '../engine/books/ColumnarBooks';
import type { Command } from '../engine/commands';
import { execute } from '../engine/execute';
import { payFloorTo, payWagesTo } from '../engine/floor';
import { writeGenesis, type Genesis } from '../engine/genesis';
import { Ledger } from '../engine/ledger';
import { burnDaily } from '../engine/messageBurn';
import type { Policy } from '../engine/policy';
import { swapBetween } from '../engine/swap';
import { transferBetween } from '../engine/transferAtomic';
import { CommandWorld, executorOn } from './commandWorld';
import { emptyTally, type Tally } from './tally';
import type { World } from './world';

const floorAccount = systemAccountId(F_FLOOR_RESERVE);

export class ColumnWorld implements World {
  readonly books: ColumnarBooks;
  readonly #ledger: Ledger;
  readonly #commands: CommandWorld;
  /** What happened since it was last taken. */
  #tally: Tally = emptyTally();
  readonly #fees: readonly number[];

  /** @param keepsLog whether the run's transactions can be read back; most runs only need balances. */
  constructor(genesis: Genesis, keepsLog = false) {
    this.books = new ColumnarBooks(keepsLog);
    writeGenesis(this.books, genesis);
    // A run is dropped whole if anything fails, so the hot recipes need no way back.
    this.#ledger = new Ledger(this.books, undefined, false);
    this.#fees = pools.map((pool) => this.books.row('poolFees', pool.address) ?? 0);
    this.#commands = new CommandWorld(executorOn(this.books, () => this.books.settle()));
  }

  /** What happened since the last call. */
  takeTally(): Tally {
    const tally = this.#tally;
    this.#tally = emptyTally();
    return tally;
  }

  /** Executes any command, as scripts and forks need. */
  run(command: Command): boolean {
    const { ok } = execute(this.books, command);
    this.books.settle();
    return ok;
  }

  tick(): number {
    return this.#commands.tick();
  }

  setPolicy(policy: Partial<Record<keyof Policy, number>>): boolean {
    return this.#commands.setPolicy(policy);
  }

  openWallet(address: string, balance: number): boolean {
    return this.#commands.openWallet(address, balance);
  }

  burn(day: number, sender: AccountId, typeIndex: number, price: number, count: number): boolean {
    const isSent = burnDaily(this.#ledger, day, sender, typeIndex, price, count) >= 0;
    if (isSent) {
      this.#tally.messages += count;
      this.#tally.burned += price * count;
    } else {
      this.#tally.messagesRefused += count;
      this.#tally.burnsRefused += 1;
    }
    return this.#settle(isSent);
  }

  transfer(from: AccountId, to: AccountId, amount: number, fee: number, reason = ''): boolean {
    const isPaid = transferBetween(this.#ledger, 'transfer', from, to, amount, fee, reason) >= 0;
    if (isPaid) this.#tally.transferred += amount;
    else this.#tally.transfersRefused += 1;
    return this.#settle(isPaid);
  }

  shop(trader: AccountId, pool: PoolFact, amount: number): boolean {
    const producers = producersAccountIds[pool.index] as AccountId;
    const received = swapBetween(this.#ledger, trader, pool, 'NXT', amount, this.#feeOf(pool), producers);
    if (received > 0) this.#tally.shopped += amount;
    return this.#settle(received > 0);
  }

  sell(pool: PoolFact, amount: number): boolean {
    const producers = producersAccountIds[pool.index] as AccountId;
    const received = swapBetween(
      this.#ledger,
      producers,
      pool,
      'token',
      amount,
      this.#feeOf(pool),
      producers,
    );
    if (received > 0) this.#tally.sold += received;
    return this.#settle(received > 0);
  }

  payOut(pool: PoolFact, shares: number): boolean {
    const producers = producersAccountIds[pool.index] as AccountId;
    const before = this.books.balance(producers, NXT);
    const isPaid = this.#commands.payOut(pool, shares);
    this.#tally.paidOut += this.books.balance(producers, NXT) - before;
    return isPaid;
  }

  payWages(pool: PoolFact, workers: readonly AccountId[]): boolean {
    const paid = payWagesTo(this.#ledger, producersAccountIds[pool.index] as AccountId, workers);
    this.#tally.wages += paid;
    return this.#settle(paid > 0);
  }

  payFloor(citizens: readonly AccountId[], amountEach: number): boolean {
    if (this.books.balance(floorAccount, NXT) === 0) return false;
    this.#tally.floorAsked += amountEach * citizens.length;
    this.#tally.floorPaid += payFloorTo(this.#ledger, citizens, amountEach);
    return this.#settle(true);
  }

  allocate(amount: number, weights: readonly number[] | undefined): boolean {
    const isDone = this.#commands.allocate(amount, weights);
    if (isDone) this.#tally.allocated += amount;
    return isDone;
  }

  drain(amount: number, id: string | undefined): boolean {
    const isDone = this.#commands.drain(amount, id);
    if (isDone && id === undefined) this.#tally.refilled += amount;
    else if (isDone) this.#tally.drained += amount;
    return isDone;
  }

  #feeOf(pool: PoolFact): number {
    return this.#fees[pool.index] as number;
  }

  /** Ends one action: counts it if it was committed. */
  #settle(isCommitted: boolean): boolean {
    if (isCommitted) this.books.setCounter('commands', this.books.counter('commands') + 1);
    return isCommitted;
  }
}
