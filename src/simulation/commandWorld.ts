/** Behaviours as commands: each action is one command, given to whoever executes it. */
import { addressProblem } from '../engine/accounts';
import { pools, type PoolFact } from '../engine/assets';
import type { AccountId, Books } from '../engine/books/Books';
import type { Command } from '../engine/commands';
import { execute, type Executor } from '../engine/execute';
import type { Policy } from '../engine/policy';
import { messageTypes, type MessageType } from '../engine/spectrum';
import { dailyMessageId } from '../engine/transactions';
import type { World } from './world';

/** Executes on books; `listener` hears of every command, in order, and whether it was committed. */
export function executorOn(
  books: Books,
  listener: (command: Command, isCommitted: boolean) => void,
): Executor {
  return {
    books,
    execute: (command) => {
      const outcome = execute(books, command);
      listener(command, outcome.ok);
      return outcome;
    },
  };
}

export class CommandWorld implements World {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  get books(): Books {
    return this.#executor.books;
  }

  tick(): number {
    this.#run({ type: 'tick' });
    return this.books.counter('clock');
  }

  setPolicy(policy: Partial<Record<keyof Policy, number>>): boolean {
    return this.#run({ type: 'setPolicy', policy });
  }

  openWallet(address: string, balance: number): boolean {
    return addressProblem(address) === undefined && this.#run({ type: 'openWallet', address, balance });
  }

  burn(day: number, sender: AccountId, typeIndex: number, price: number, count: number): boolean {
    const address = this.#address(sender);
    return this.#run({
      type: 'messageBurn',
      sender: address,
      messageId: dailyMessageId(day, address),
      messageType: messageTypes[typeIndex] as MessageType,
      amount: price,
      count,
    });
  }

  transfer(from: AccountId, to: AccountId, amount: number, fee: number, reason?: string): boolean {
    const command = {
      type: 'transfer',
      from: this.#address(from),
      to: this.#address(to),
      amount,
      fee,
    } as const;
    return this.#run(reason === undefined ? command : { ...command, reason });
  }

  shop(trader: AccountId, pool: PoolFact, amount: number): boolean {
    return this.#run({
      type: 'swap',
      trader: this.#address(trader),
      pool: pool.address,
      give: 'NXT',
      amount,
      receiver: pool.producers,
    });
  }

  sell(pool: PoolFact, amount: number): boolean {
    return this.#run({ type: 'swap', trader: pool.producers, pool: pool.address, give: 'token', amount });
  }

  payOut(pool: PoolFact, shares: number): boolean {
    return this.#run({ type: 'payoutPool', pool: pool.address, shares });
  }

  payWages(pool: PoolFact, workers: readonly AccountId[]): boolean {
    return this.#run({ type: 'payWages', sector: pool.sector, workers: this.#addresses(workers) });
  }

  payFloor(citizens: readonly AccountId[], amountEach: number): boolean {
    return this.#run({ type: 'payFloor', citizens: this.#addresses(citizens), amountEach });
  }

  allocate(amount: number, weights: readonly number[] | undefined): boolean {
    if (weights === undefined) return this.#run({ type: 'allocateReserve', amount });
    const byPool = Object.fromEntries(pools.map((pool) => [pool.address, weights[pool.index] ?? 0]));
    return this.#run({ type: 'allocateReserve', amount, weights: byPool });
  }

  drain(amount: number, id: string | undefined): boolean {
    return this.#run(
      id === undefined ? { type: 'drainReserve', amount } : { type: 'drainReserve', amount, id },
    );
  }

  #run(command: Command): boolean {
    return this.#executor.execute(command).ok;
  }

  #address(account: AccountId): string {
    return this.books.addressOf(account);
  }

  #addresses(accounts: readonly AccountId[]): readonly string[] {
    return accounts.map((account) => this.books.addressOf(account));
  }
}
