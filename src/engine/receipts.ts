/**
 * What came of a command: a receipt, a rejection or a fault. A receipt stores no balances: before and after are
 * read from the two economies. All amounts are units.
 */
import { pools } from './assets';
import type { CommandType } from './commands';
import type { Policy } from './policy';
import { withinPrefix, rejectionMessage, type Rejection, type Within } from './rejections';
import type { MessageType } from './spectrum';
import { transactionId } from './transactions';

/** Shares, and both sides as really taken or returned. */
interface LiquidityDetails {
  readonly pool: string;
  readonly shares: number;
  readonly nxt: number;
  readonly token: number;
}

/** What each command's receipt says besides its transactions. */
interface ReceiptDetails {
  openWallet: { readonly address: string; readonly balance: number };
  transfer: { readonly to: string; readonly amount: number; readonly fee: number };
  messageBurn: {
    readonly to: string;
    readonly amount: number;
    readonly messageType: MessageType;
    readonly count: number;
    readonly energyJoules: number;
  };
  /** `shares` has the twelve pools' units in order; `leftOver` the indices of pools that got one unit more. */
  allocateReserve: {
    readonly amount: number;
    readonly shares: readonly number[];
    readonly leftOver: readonly number[];
  };
  drainReserve: { readonly to: string; readonly amount: number };
  /** `balance` is the chain's, which the device takes; `opened` tells whether the chain lacked the wallet. */
  syncWallet: { readonly wallet: string; readonly opened: boolean; readonly balance: number };
  payFloor: {
    readonly citizens: number;
    readonly amountEach: number;
    readonly paid: number;
    /** False if the floor could not pay everyone in full: all got the same part of what was there. */
    readonly inFull: boolean;
  };
  swap: {
    readonly pool: string;
    readonly give: 'NXT' | 'token';
    readonly given: number;
    readonly received: number;
    /** The part of `given` that is the fee; it stays in the pool. */
    readonly fee: number;
    readonly receiver: string;
  };
  addLiquidity: LiquidityDetails;
  removeLiquidity: LiquidityDetails;
  payoutPool: LiquidityDetails;
  payWages: {
    readonly sector: string;
    readonly workers: number;
    readonly each: number;
    readonly paid: number;
    /** What stays with the producers. */
    readonly remainder: number;
  };
  tick: { readonly clock: number };
  setPolicy: { readonly policy: Policy };
}

/** A committed command of one type. */
export type ReceiptOf<T extends CommandType> = {
  readonly ok: true;
  readonly code: 'ok';
  readonly type: T;
  /** Number of the first transaction it made, and how many. */
  readonly firstTransaction: number;
  readonly transactionCount: number;
  /** Set when an idempotency id returned this earlier result again; nothing was changed then. */
  readonly replayed?: true;
} & ReceiptDetails[T];

/** Any committed command. */
export type Receipt = { [T in CommandType]: ReceiptOf<T> }[CommandType];

/** An unexpected or injected error; everything was rolled back. */
export interface Fault {
  readonly ok: false;
  readonly kind: 'fault';
  readonly code: 'rolled_back';
  /** The error's own words. */
  readonly error: string;
  readonly within?: Within;
}

export type Outcome = Receipt | Rejection | Fault;

/** The ids of the transactions a command made. */
export function receiptTransactionIds(receipt: Receipt): readonly string[] {
  return Array.from({ length: receipt.transactionCount }, (_, offset) =>
    transactionId(receipt.firstTransaction + offset),
  );
}

/** Units by pool address, for the pools that got any. */
export function allocationByPool(receipt: ReceiptOf<'allocateReserve'>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    pools.flatMap((pool) => {
      const share = receipt.shares[pool.index] ?? 0;
      return share > 0 ? [[pool.address, share]] : [];
    }),
  );
}

function receiptMessage(receipt: Receipt): string {
  switch (receipt.type) {
    case 'openWallet':
      return receipt.balance === 0
        ? `Opened ${receipt.address}`
        : `Opened ${receipt.address} with ${receipt.balance} units`;
    case 'transfer':
    case 'messageBurn':
    case 'drainReserve':
      return `Transfer successful: ${receipt.amount} units → ${receipt.to}`;
    case 'allocateReserve':
      return `Allocated ${receipt.amount} units to ${receipt.transactionCount} ${receipt.transactionCount === 1 ? 'pool' : 'pools'}`;
    case 'syncWallet':
      return receipt.opened
        ? `Opened ${receipt.wallet} on the chain with ${receipt.balance} units`
        : `Synchronized ${receipt.wallet}: the chain holds ${receipt.balance} units`;
    case 'payFloor':
      return receipt.inFull
        ? `Paid ${receipt.amountEach} units to each of ${receipt.citizens} citizens`
        : `Paid ${receipt.paid} units to ${receipt.citizens} citizens in equal parts: the floor could not pay ${receipt.amountEach} units each`;
    case 'swap':
      return `Swapped ${receipt.given} units for ${receipt.received} units in ${receipt.pool}`;
    case 'addLiquidity':
      return `Provided ${receipt.nxt} units of NXT and ${receipt.token} of tokens to ${receipt.pool} for ${receipt.shares} shares`;
    case 'removeLiquidity':
      return `Withdrew ${receipt.nxt} units of NXT and ${receipt.token} of tokens from ${receipt.pool} for ${receipt.shares} shares`;
    case 'payoutPool':
      return `Paid out ${receipt.nxt} units of NXT and ${receipt.token} of tokens from ${receipt.pool} to its producers`;
    case 'payWages':
      return `Paid ${receipt.each} units to each of ${receipt.workers} workers of ${receipt.sector}`;
    case 'tick':
      return `The clock is at ${receipt.clock}`;
    case 'setPolicy':
      return 'Policy changed';
  }
}

/** One sentence that says what came of a command, in the specification's words where it has them. */
export function outcomeMessage(outcome: Outcome): string {
  if (outcome.ok) return receiptMessage(outcome);
  if (outcome.kind === 'rejection') return rejectionMessage(outcome);
  return `${withinPrefix(outcome.within)}Transfer failed and rolled back: ${outcome.error}`;
}
