/**
 * The closed vocabulary of commands. Everything that changes an economy is one of these; panels, keyboard,
 * scripts, simulation and tests all send them. Amounts are in units.
 *
 * The types say what a correct command looks like. At run time any value may stand in a known field: the
 * recipes check each one and answer with a rejection.
 */
import type { MessageType } from './spectrum';
import type { Policy } from './policy';

/** What any outermost command may carry besides its own fields. */
export interface CommandEnvelope {
  /** Idempotency: a second command with the same id and content returns the first result and changes nothing. */
  readonly id?: string;
  /** The nonce its initiator is expected to have before the command. */
  readonly nonce?: number;
  /** The number of commands that must have been committed before this one. */
  readonly ifVersion?: number;
}

/** Opens a wallet, funded from TREASURY if a balance is named. */
export interface OpenWallet extends CommandEnvelope {
  readonly type: 'openWallet';
  readonly address: string;
  readonly balance?: number;
}

/** Moves `amount` from one account to another; the fee goes to VALIDATOR_POOL. */
export interface Transfer extends CommandEnvelope {
  readonly type: 'transfer';
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  readonly fee?: number;
  readonly reason?: string;
}

/** Sends messages: their price moves from the sender into the reserve. */
export interface MessageBurn extends CommandEnvelope {
  readonly type: 'messageBurn';
  readonly sender: string;
  readonly messageId: string;
  readonly messageType: MessageType;
  /** Price of one message; the table's price if not named. */
  readonly amount?: number;
  /** How many messages of this type are burned as one; 1 if not named. */
  readonly count?: number;
  /** A label that is recorded and never checked. */
  readonly wavelengthNm?: number;
}

/** Splits `amount` of the reserve among the pools. */
export interface AllocateReserve extends CommandEnvelope {
  readonly type: 'allocateReserve';
  readonly amount: number;
  /** Weights by pool address; a pool not named counts 0. The specified weights if left out. */
  readonly weights?: Readonly<Record<string, number>>;
}

/** Moves `amount` from the reserve to the floor. */
export interface DrainReserve extends CommandEnvelope {
  readonly type: 'drainReserve';
  readonly amount: number;
}

/** Reconciles a device's wallet with the chain, opening and funding it from TREASURY if the chain lacks it. */
export interface SyncWallet extends CommandEnvelope {
  readonly type: 'syncWallet';
  readonly wallet: string;
  readonly balance: number;
}

/** Pays every listed citizen from the floor. */
export interface PayFloor extends CommandEnvelope {
  readonly type: 'payFloor';
  readonly citizens: readonly string[];
  /** The policy's allotment if not named. */
  readonly amountEach?: number;
}

/** Swaps NXT for a sector's token or back: an exact `amount` given, or an exact amount to `receive`. */
export interface Swap extends CommandEnvelope {
  readonly type: 'swap';
  readonly trader: string;
  readonly pool: string;
  readonly give: 'NXT' | 'token';
  readonly amount?: number;
  readonly receive?: number;
  /** Refused if less would be received. */
  readonly minReceived?: number;
  /** Refused if more would be given. */
  readonly maxGiven?: number;
  /** Refused if the clock is past it. */
  readonly deadline?: number;
  /** Who gets what is bought; the trader if not named. */
  readonly receiver?: string;
}

/** Offers both sides of a pool for liquidity shares. */
export interface AddLiquidity extends CommandEnvelope {
  readonly type: 'addLiquidity';
  readonly provider: string;
  readonly pool: string;
  readonly nxt: number;
  readonly token: number;
}

/** Redeems liquidity shares for both sides of a pool. */
export interface RemoveLiquidity extends CommandEnvelope {
  readonly type: 'removeLiquidity';
  readonly provider: string;
  readonly pool: string;
  readonly shares: number;
}

/** Redeems a part of the protocol's own shares to the sector's producers. */
export interface PayoutPool extends CommandEnvelope {
  readonly type: 'payoutPool';
  readonly pool: string;
  readonly shares: number;
}

/** Pays a sector's NXT equally to its workers. */
export interface PayWages extends CommandEnvelope {
  readonly type: 'payWages';
  readonly sector: string;
  readonly workers: readonly string[];
}

/** Moves the economy's clock by one. */
export interface Tick extends CommandEnvelope {
  readonly type: 'tick';
}

/** Changes the named fields of the policy. */
export interface SetPolicy extends CommandEnvelope {
  readonly type: 'setPolicy';
  readonly policy: Partial<Record<keyof Policy, number>>;
}

export type Command =
  | OpenWallet
  | Transfer
  | MessageBurn
  | AllocateReserve
  | DrainReserve
  | SyncWallet
  | PayFloor
  | Swap
  | AddLiquidity
  | RemoveLiquidity
  | PayoutPool
  | PayWages
  | Tick
  | SetPolicy;

export type CommandType = Command['type'];

/** What a field holds: `tokens` and `shares` are amounts of a pool's token or shares, `side` is NXT or token. */
export type CommandFieldKind =
  | 'address'
  | 'addresses'
  | 'amount'
  | 'tokens'
  | 'shares'
  | 'integer'
  | 'text'
  | 'messageType'
  | 'pool'
  | 'sector'
  | 'side'
  | 'weights'
  | 'policy';

/** What a form needs to know about a field, and a file's check whether it must be there. */
export interface CommandField {
  readonly name: string;
  readonly kind: CommandFieldKind;
  readonly required: boolean;
  /** What the field is called in a form. */
  readonly label: string;
}

/** A command's name for people and its fields, in the order in which they are checked. */
export interface CommandShape {
  readonly label: string;
  readonly fields: readonly CommandField[];
}

function field(name: string, kind: CommandField['kind'], label: string): CommandField {
  return { name, kind, label, required: true };
}

function optional(name: string, kind: CommandField['kind'], label: string): CommandField {
  return { name, kind, label, required: false };
}

/** Every command with its fields. Forms, the script reader and the documentation of scripts read this table. */
export const commandShapes: Readonly<Record<CommandType, CommandShape>> = {
  openWallet: {
    label: 'Open a wallet',
    fields: [
      field('address', 'address', 'Name'),
      optional('balance', 'amount', 'Opening balance, from the treasury'),
    ],
  },
  transfer: {
    label: 'Transfer NXT',
    fields: [
      field('from', 'address', 'From'),
      field('to', 'address', 'To'),
      field('amount', 'amount', 'Amount'),
      optional('fee', 'amount', 'Fee, to the validators'),
      optional('reason', 'text', 'Reason'),
    ],
  },
  messageBurn: {
    label: 'Send a message',
    fields: [
      field('sender', 'address', 'Sender'),
      field('messageId', 'text', 'Message id'),
      field('messageType', 'messageType', 'Type'),
      optional('amount', 'amount', 'Price of one, if not the table’s'),
      optional('count', 'integer', 'How many'),
      optional('wavelengthNm', 'integer', 'Wavelength label, nm'),
    ],
  },
  allocateReserve: {
    label: 'Allocate the reserve to the pools',
    fields: [field('amount', 'amount', 'Amount'), optional('weights', 'weights', 'Weights')],
  },
  drainReserve: {
    label: 'Drain the reserve to the floor',
    fields: [field('amount', 'amount', 'Amount')],
  },
  syncWallet: {
    label: 'Synchronize a device’s wallet',
    fields: [field('wallet', 'address', 'Wallet'), field('balance', 'amount', 'Balance on the device')],
  },
  payFloor: {
    label: 'Pay citizens from the floor',
    fields: [
      field('citizens', 'addresses', 'Citizens'),
      optional('amountEach', 'amount', 'Amount for each, if not the allotment'),
    ],
  },
  swap: {
    label: 'Swap in a pool',
    fields: [
      field('trader', 'address', 'Trader'),
      field('pool', 'pool', 'Pool'),
      field('give', 'side', 'Give'),
      optional('amount', 'amount', 'Exact amount given'),
      optional('receive', 'amount', 'Or exact amount received'),
      optional('minReceived', 'amount', 'Minimum received'),
      optional('maxGiven', 'amount', 'Maximum given'),
      optional('deadline', 'integer', 'Last day'),
      optional('receiver', 'address', 'Receiver, if not the trader'),
    ],
  },
  addLiquidity: {
    label: 'Provide liquidity',
    fields: [
      field('provider', 'address', 'Provider'),
      field('pool', 'pool', 'Pool'),
      field('nxt', 'amount', 'NXT offered'),
      field('token', 'tokens', 'Tokens offered'),
    ],
  },
  removeLiquidity: {
    label: 'Withdraw liquidity',
    fields: [
      field('provider', 'address', 'Provider'),
      field('pool', 'pool', 'Pool'),
      field('shares', 'shares', 'Shares'),
    ],
  },
  payoutPool: {
    label: 'Pay out a pool to its producers',
    fields: [field('pool', 'pool', 'Pool'), field('shares', 'shares', 'Shares of the protocol')],
  },
  payWages: {
    label: 'Pay a sector’s wages',
    fields: [field('sector', 'sector', 'Sector'), field('workers', 'addresses', 'Workers')],
  },
  tick: { label: 'Move the clock by one day', fields: [] },
  setPolicy: { label: 'Change the policy', fields: [field('policy', 'policy', 'Policy')] },
};

/** The commands in the order of their table. */
export const commandTypes = Object.keys(commandShapes) as readonly CommandType[];

/** The fields any outermost command may carry. */
export const envelopeFields: readonly string[] = ['id', 'nonce', 'ifVersion'];

/** Why a value is no command at all. */
export type ShapeProblem =
  | { readonly code: 'unknown_command'; readonly type: unknown }
  | { readonly code: 'unknown_field'; readonly type: CommandType; readonly field: string }
  | { readonly code: 'missing_field'; readonly type: CommandType; readonly field: string };

const allowedFields = new Map<string, ReadonlySet<string>>(
  commandTypes.map((type) => [
    type,
    new Set(['type', ...envelopeFields, ...commandShapes[type].fields.map(({ name }) => name)]),
  ]),
);
const requiredFields = new Map<string, readonly string[]>(
  commandTypes.map((type) => [
    type,
    commandShapes[type].fields.filter(({ required }) => required).map(({ name }) => name),
  ]),
);

/** Looks at the names only: is this one of the commands, with its fields and no others? */
export function shapeProblem(value: unknown): ShapeProblem | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { code: 'unknown_command', type: value };
  }
  const type: unknown = Object.hasOwn(value, 'type') ? (value as { type: unknown }).type : undefined;
  const allowed = typeof type === 'string' ? allowedFields.get(type) : undefined;
  if (allowed === undefined) return { code: 'unknown_command', type };
  const known = type as CommandType;
  for (const name in value) {
    if (!allowed.has(name)) return { code: 'unknown_field', type: known, field: name };
  }
  for (const name of requiredFields.get(known) ?? []) {
    if (!Object.hasOwn(value, name)) return { code: 'missing_field', type: known, field: name };
  }
  return undefined;
}
