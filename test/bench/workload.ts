/** What the benchmark runs: many accounts, and transfers spread over all of them. */
import type { Transfer } from '../../src/engine/commands';
import type { Command } from '../../src/engine/commands';
import { NXT_SUPPLY } from '../../src/engine/units';
import { LoopStore } from '../../src/store/loopStore';
import { ratePerSecond } from './measure';

export const openingBalance = 100_000_000;

export function address(index: number): string {
  return `wallet-${index}`;
}

export function genesisOf(accounts: number): { balances: Record<string, number> } {
  const balances: Record<string, number> = { TREASURY: NXT_SUPPLY / 2 - accounts * openingBalance };
  for (let index = 0; index < accounts; index += 1) balances[address(index)] = openingBalance;
  return { balances };
}

/** Transfers between accounts spread over all of them, with a fee. */
export function transfers(count: number, accounts: number): readonly Transfer[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'transfer',
    from: address((index * 7_919) % accounts),
    to: address((index * 7_919 + 1 + (index % 13)) % accounts),
    amount: 1 + (index % 5),
    fee: 10,
  }));
}

export function commitAll(store: LoopStore, commands: readonly Command[]): void {
  for (const command of commands) {
    if (!store.commit(command).ok) throw new Error('a command of the benchmark was refused');
  }
}

/** One-by-one commits through the real store. */
export function commitRate(accounts: number, operations: number): number {
  const commands = transfers(operations, accounts);
  const genesis = genesisOf(accounts);
  return ratePerSecond(operations, () => {
    const store = new LoopStore(genesis);
    return () => commitAll(store, commands);
  });
}
