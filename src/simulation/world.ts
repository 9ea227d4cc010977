/**
 * What behaviours do to the economy, by account id. Behaviours are written once above this port: `CommandWorld` turns each
 * action into a command, `ColumnWorld` runs the recipes on columns. Both tell whether the action was committed.
 */
import type { PoolFact } from '../engine/assets';
import type { AccountId, BooksReader } from '../engine/books/Books';
import type { Policy } from '../engine/policy';

export interface World {
  /** The books as they are now. */
  readonly books: BooksReader;
  /** Moves the clock; returns the new day. */
  tick(): number;
  setPolicy(policy: Partial<Record<keyof Policy, number>>): boolean;
  /** Opens a wallet with `balance` units from TREASURY. */
  openWallet(address: string, balance: number): boolean;
  /** Burns `count` messages at `price` units each under the day's id of the sender. */
  burn(day: number, sender: AccountId, typeIndex: number, price: number, count: number): boolean;
  transfer(from: AccountId, to: AccountId, amount: number, fee: number, reason?: string): boolean;
  /** Buys tokens for `amount` units of NXT; the sector's producers receive them. */
  shop(trader: AccountId, pool: PoolFact, amount: number): boolean;
  /** Producers sell `amount` token units. */
  sell(pool: PoolFact, amount: number): boolean;
  payOut(pool: PoolFact, shares: number): boolean;
  payWages(pool: PoolFact, workers: readonly AccountId[]): boolean;
  payFloor(citizens: readonly AccountId[], amountEach: number): boolean;
  allocate(amount: number, weights: readonly number[] | undefined): boolean;
  /** Moves units from the reserve to the floor; `id` marks a crisis drain. */
  drain(amount: number, id: string | undefined): boolean;
}
