/**
 * Expected refusals, as data. A refused command leaves everything as it was; the rejection carries the numbers
 * that a person needs to understand why.
 *
 * The order of {@link rejectionCodes} is the order of precedence and part of the contract: of several defects
 * the one that stands first is reported. It runs from shape through values and relations to existence and limits.
 */
import { ADDRESS_LENGTH_MAX, MESSAGE_ID_LENGTH_MAX, type AddressProblem } from './accounts';
import { messageTypes } from './spectrum';
import { policyFields, policyLimits } from './policy';

export const rejectionCodes = [
  'unknown_command',
  'unknown_field',
  'missing_field',
  'invalid_id',
  'id_reused',
  'invalid_version',
  'stale_version',
  'invalid_nonce',
  'no_initiator',
  'nonce_mismatch',
  'invalid_address',
  'invalid_message_id',
  'unknown_message_type',
  'invalid_count',
  'invalid_citizens',
  'no_citizens',
  'duplicate_citizen',
  'invalid_side',
  'amount_or_receive',
  'invalid_amount',
  'invalid_fee',
  'amount_too_large',
  'invalid_deadline',
  'invalid_reason',
  'invalid_weights',
  'unknown_pool',
  'zero_weights',
  'unknown_sector',
  'invalid_policy',
  'same_account',
  'protected_account',
  'duplicate_message',
  'account_exists',
  'deadline_passed',
  'sender_not_found',
  'floor_empty',
  'pool_empty',
  'amount_too_small',
  'exceeds_pool',
  'below_minimum',
  'above_maximum',
  'insufficient_balance',
  'last_share',
] as const;

export type RejectionCode = (typeof rejectionCodes)[number];

/** The numbers and names behind each code. */
interface RejectionDetails {
  unknown_command: { readonly value: unknown };
  unknown_field: { readonly command: string; readonly field: string };
  missing_field: { readonly command: string; readonly field: string };
  invalid_id: { readonly value: unknown };
  id_reused: { readonly id: string };
  invalid_version: { readonly value: unknown };
  stale_version: { readonly expected: number; readonly actual: number };
  invalid_nonce: { readonly value: unknown };
  no_initiator: { readonly command: string };
  nonce_mismatch: { readonly address: string; readonly expected: number; readonly actual: number };
  invalid_address: { readonly field: string; readonly value: unknown; readonly problem: AddressProblem };
  invalid_message_id: { readonly value: unknown; readonly problem: AddressProblem };
  unknown_message_type: { readonly value: unknown };
  invalid_count: { readonly value: unknown };
  invalid_citizens: { readonly field: 'citizens' | 'workers'; readonly value: unknown };
  no_citizens: { readonly field: 'citizens' | 'workers' };
  duplicate_citizen: { readonly address: string };
  invalid_side: { readonly value: unknown };
  amount_or_receive: { readonly both: boolean };
  invalid_amount: { readonly field: string; readonly value: unknown; readonly zeroAllowed: boolean };
  invalid_fee: { readonly value: unknown };
  amount_too_large: { readonly amount: number; readonly added: number; readonly times: number };
  invalid_deadline: { readonly value: unknown };
  invalid_reason: { readonly value: unknown };
  invalid_weights: { readonly pool: string | undefined; readonly value: unknown };
  unknown_pool: { readonly pool: unknown };
  zero_weights: Record<never, never>;
  unknown_sector: { readonly sector: unknown };
  invalid_policy: { readonly field: string; readonly value: unknown };
  same_account: { readonly address: string };
  protected_account: { readonly address: string };
  duplicate_message: { readonly messageId: string };
  account_exists: { readonly address: string };
  deadline_passed: { readonly deadline: number; readonly clock: number };
  sender_not_found: { readonly address: string };
  floor_empty: Record<never, never>;
  pool_empty: { readonly pool: string };
  amount_too_small: { readonly field: string; readonly amount: number };
  exceeds_pool: { readonly asked: number; readonly held: number };
  below_minimum: { readonly received: number; readonly minimum: number };
  above_maximum: { readonly given: number; readonly maximum: number };
  insufficient_balance: {
    readonly address: string;
    readonly need: number;
    readonly have: number;
    /** What is missing, where it is not NXT. */
    readonly asset?: string;
  };
  last_share: { readonly pool: string; readonly shares: number };
}

/** Which command's transfer was refused; its sentence then begins as the specification words it. */
export type Within = 'burn' | 'drain';

/** A refusal of one code. */
export type RejectionOf<C extends RejectionCode> = {
  readonly ok: false;
  readonly kind: 'rejection';
  readonly code: C;
  readonly within?: Within;
} & RejectionDetails[C];

/** Any refusal. */
export type Rejection = { [C in RejectionCode]: RejectionOf<C> }[RejectionCode];

/** Makes a rejection. */
export function reject<C extends RejectionCode>(code: C, details: RejectionDetails[C]): Rejection {
  return { ok: false, kind: 'rejection', code, ...details } as unknown as Rejection;
}

const longestShown = 40;

/** Any value as short text for a sentence. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'string': {
      const text = value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
      return `'${text.replace(/\p{C}/gu, '\uFFFD')}'`;
    }
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? 'a list' : 'an object';
    default:
      return `a ${typeof value}`;
  }
}

/** What is wrong with an address or a message id, as the end of a sentence. */
export function addressProblemText(problem: AddressProblem, lengthMax: number = ADDRESS_LENGTH_MAX): string {
  switch (problem) {
    case 'not_text':
      return 'it must be text';
    case 'empty':
      return 'it must not be empty';
    case 'too_long':
      return `it may have at most ${lengthMax} characters`;
    case 'malformed':
      return 'it is not well-formed Unicode';
    case 'invisible_character':
      return 'it must not contain control, bidirectional or zero-width characters';
    case 'outer_space':
      return 'it must not begin or end with white space';
  }
}

function policyRange(field: string): string {
  const known = policyFields.find((name) => name === field);
  if (known === undefined) return `the policy has only ${policyFields.join(', ')}`;
  const { min, max } = policyLimits[known];
  return `allowed are whole numbers from ${min} to ${max}`;
}

function sentence(rejection: Rejection): string {
  switch (rejection.code) {
    case 'unknown_command':
      return `${shown(rejection.value)} is not a command`;
    case 'unknown_field':
      return `The command '${rejection.command}' has no field ${shown(rejection.field)}`;
    case 'missing_field':
      return `The command '${rejection.command}' needs the field '${rejection.field}'`;
    case 'invalid_id':
      return `The id ${shown(rejection.value)} is refused: it must be text of 1 to 64 visible characters`;
    case 'id_reused':
      return `The id '${rejection.id}' was already used by another command`;
    case 'invalid_version':
      return `The version ${shown(rejection.value)} is refused: it must be a whole number from 0`;
    case 'stale_version':
      return `Stale: written for version ${rejection.expected}, but ${rejection.actual} commands have been committed`;
    case 'invalid_nonce':
      return `The nonce ${shown(rejection.value)} is refused: it must be a whole number from 0`;
    case 'no_initiator':
      return `The command '${rejection.command}' has no initiator, so it takes no nonce`;
    case 'nonce_mismatch':
      return `Nonce mismatch: ${shown(rejection.address)} is at nonce ${rejection.actual}, the command expects ${rejection.expected}`;
    case 'invalid_address':
      return `The address ${shown(rejection.value)} in '${rejection.field}' is refused: ${addressProblemText(rejection.problem)}`;
    case 'invalid_message_id':
      return `The message id ${shown(rejection.value)} is refused: ${addressProblemText(rejection.problem, MESSAGE_ID_LENGTH_MAX)}`;
    case 'unknown_message_type':
      return `Unknown message type ${shown(rejection.value)}: allowed are ${messageTypes.join(', ')}`;
    case 'invalid_count':
      return `The count ${shown(rejection.value)} is refused: it must be a whole number from 1`;
    case 'invalid_citizens':
      return `The ${rejection.field} are refused: expected a list of addresses, got ${shown(rejection.value)}`;
    case 'no_citizens':
      return `The list of ${rejection.field} is empty: there is nobody to pay`;
    case 'duplicate_citizen':
      return `'${rejection.address}' is listed twice: everyone is paid once`;
    case 'invalid_side':
      return `The side ${shown(rejection.value)} is refused: give 'NXT' or 'token'`;
    case 'amount_or_receive':
      return rejection.both
        ? "A swap names either the 'amount' given or what to 'receive', not both"
        : "A swap needs either the 'amount' given or what to 'receive'";
    case 'invalid_amount':
      return `The amount ${shown(rejection.value)} in '${rejection.field}' is refused: it must be a whole number of units ${rejection.zeroAllowed ? 'from 0' : 'above 0'}`;
    case 'invalid_fee':
      return `The fee ${shown(rejection.value)} is refused: it must be a whole number of units from 0`;
    case 'amount_too_large':
      return `Amount too large: ${rejection.amount}${rejection.times === 1 ? '' : ` × ${rejection.times}`}${rejection.added === 0 ? '' : ` + ${rejection.added}`} units exceed ${Number.MAX_SAFE_INTEGER}`;
    case 'invalid_deadline':
      return `The deadline ${shown(rejection.value)} is refused: it must be a whole number from 0`;
    case 'invalid_reason':
      return `The reason ${shown(rejection.value)} is refused: it must be well-formed text of at most 256 characters`;
    case 'invalid_weights':
      return rejection.pool === undefined
        ? `The weights are refused: expected weights by pool, got ${shown(rejection.value)}`
        : `The weight ${shown(rejection.value)} of ${shown(rejection.pool)} is refused: it must be a whole number from 0`;
    case 'unknown_pool':
      return `There is no pool ${shown(rejection.pool)}`;
    case 'zero_weights':
      return 'All weights are zero: at least one pool needs a weight';
    case 'unknown_sector':
      return `There is no sector ${shown(rejection.sector)}`;
    case 'invalid_policy':
      return `The policy's ${shown(rejection.field)} ${shown(rejection.value)} is refused: ${policyRange(rejection.field)}`;
    case 'same_account':
      return `Sender and receiver are both '${rejection.address}': they must differ`;
    case 'protected_account':
      return `'${rejection.address}' moves only by its own commands`;
    case 'duplicate_message':
      return `The message '${rejection.messageId}' was already sent`;
    case 'account_exists':
      return `The account '${rejection.address}' exists already`;
    case 'deadline_passed':
      return `Too late: the deadline was ${rejection.deadline}, the clock is at ${rejection.clock}`;
    case 'sender_not_found':
      return `Sender account '${rejection.address}' not found`;
    case 'floor_empty':
      return 'The floor is empty: nobody can be paid';
    case 'pool_empty':
      return `The pool ${rejection.pool} cannot trade: it lacks NXT or tokens`;
    case 'amount_too_small':
      return `Too small: ${rejection.amount} units in '${rejection.field}' buy less than one unit`;
    case 'exceeds_pool':
      return `The pool holds ${rejection.held} units: it cannot give ${rejection.asked}`;
    case 'below_minimum':
      return `Would receive ${rejection.received} units, less than the minimum of ${rejection.minimum}`;
    case 'above_maximum':
      return `Would give ${rejection.given} units, more than the maximum of ${rejection.maximum}`;
    case 'insufficient_balance':
      return `Insufficient balance: need ${rejection.need} units${rejection.asset === undefined || rejection.asset === 'NXT' ? '' : ` of ${rejection.asset}`}, have ${rejection.have} units`;
    case 'last_share':
      return `The ${rejection.shares} shares are all there are of ${rejection.pool}: at least one must stay, so ${rejection.shares - 1} can be redeemed`;
  }
}

/** The words a failed burn or drain begins with. */
export function withinPrefix(within: Within | undefined): string {
  switch (within) {
    case 'burn':
      return 'Atomic transfer failed: ';
    case 'drain':
      return 'Atomic drain failed: ';
    case undefined:
      return '';
  }
}

/** One sentence for people, with the numbers in it. */
export function rejectionMessage(rejection: Rejection): string {
  return withinPrefix(rejection.within) + sentence(rejection);
}
