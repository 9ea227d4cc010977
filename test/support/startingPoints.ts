/** Starting points that tests share, made through the production functions. */
import { NXT } from '../../src/engine/assets';
import { readBooks, type Economy } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import type { Genesis } from '../../src/engine/genesis';
import { stateHash } from '../../src/engine/stateHash';
import { LoopStore } from '../../src/store/loopStore';

/** Two funded wallets, a reserve and a floor with something in them, a pool that trades, and a policy of a few units. */
export const fundedGenesis: Genesis = {
  balances: {
    TREASURY: 47_900_000_000_000,
    alice: 1_000_000_000_000,
    bob: 900_000_000_000,
    TRANSITION_RESERVE: 60_000_000_000,
    F_FLOOR_RESERVE: 40_000_000_000,
    'NXT-FOOD': 100_000_000_000,
  },
  pools: { 'NXT-FOOD': { token: 400_000_000_000, feeBasisPoints: 30 } },
  policy: { citizens: 10, allotment: 1_000 },
};

/** What an address holds, in units; 0 if there is no account. */
export function balanceOf(economy: Economy, address: string): number {
  const reader = readBooks(economy);
  return reader.balance(reader.find(address), NXT);
}

/** The nonce of an address; 0 if there is no account. */
export function nonceOf(economy: Economy, address: string): number {
  const reader = readBooks(economy);
  return reader.nonce(reader.find(address));
}

/** True if the address has an account. */
export function exists(economy: Economy, address: string): boolean {
  return readBooks(economy).find(address) >= 0;
}

/** The fingerprint of an economy. */
export function hashOf(economy: Economy): string {
  return stateHash(readBooks(economy));
}

/** A loop after these commands, all of which must succeed. */
export function loopAfter(commands: readonly Command[], genesis: Genesis = fundedGenesis): LoopStore {
  const loop = new LoopStore(genesis, 'Test');
  for (const command of commands) {
    const outcome = loop.commit(command);
    if (!outcome.ok) throw new Error(`the test's own ${command.type} was refused: ${outcome.code}`);
  }
  return loop;
}

/** Any value as a command: what a file may contain in spite of the types. */
export function asCommand(value: unknown): Command {
  return value as Command;
}
