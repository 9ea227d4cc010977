/** Accounts with a role of their own, and what an address may look like. */
import { findPool, pools } from './assets';

export const TREASURY = 'TREASURY';
export const VALIDATOR_POOL = 'VALIDATOR_POOL';
export const ECOSYSTEM_FUND = 'ECOSYSTEM_FUND';
/** Where message burns arrive, and from where pools and floor are funded. */
export const TRANSITION_RESERVE = 'TRANSITION_RESERVE';
/** What guarantees basic living standards (BHLS). */
export const F_FLOOR_RESERVE = 'F_FLOOR_RESERVE';
/** Holds amounts that are pending. */
export const HOLDS = 'HOLDS';
/** Holds the pool shares that nobody owns yet. */
export const UNISSUED_SHARES = 'UNISSUED_SHARES';

/** Every account that exists from genesis, in the order in which genesis opens them. */
export const systemAccounts: readonly string[] = [
  TREASURY,
  VALIDATOR_POOL,
  ECOSYSTEM_FUND,
  TRANSITION_RESERVE,
  F_FLOOR_RESERVE,
  ...pools.map((pool) => pool.address),
  ...pools.map((pool) => pool.producers),
  HOLDS,
  UNISSUED_SHARES,
];

/**
 * The account id of a system account: genesis opens them first and in order, so in every set of books it is the position in
 * {@link systemAccounts}. Throws a defect for other addresses.
 */
export function systemAccountId(address: string): number {
  const position = systemAccounts.indexOf(address);
  if (position < 0) throw new RangeError(`'${address}' is no system account`);
  return position;
}

/** Account ids of the twelve pools, in pool order. */
export const poolAccountIds: readonly number[] = pools.map((pool) => systemAccountId(pool.address));

/** Account ids of the twelve sectors' producers, in pool order. */
export const producersAccountIds: readonly number[] = pools.map((pool) => systemAccountId(pool.producers));

const systemAccountSet = new Set(systemAccounts);
const protectedAccounts = new Set<string>([
  ...pools.map((pool) => pool.address),
  ...pools.map((pool) => pool.producers),
  HOLDS,
  UNISSUED_SHARES,
]);

/** True for the accounts that exist from genesis; every other account is a wallet. */
export function isSystemAccount(address: string): boolean {
  return systemAccountSet.has(address);
}

/** True for accounts that move only by their own commands: pools, producers, HOLDS, UNISSUED_SHARES. */
export function isProtectedAccount(address: string): boolean {
  return protectedAccounts.has(address);
}

/** True for accounts that neither trade nor provide nor receive what is traded: pools, HOLDS, UNISSUED_SHARES. */
export function isTradingForbidden(address: string): boolean {
  return address === HOLDS || address === UNISSUED_SHARES || isPoolAccount(address);
}

/** True for one of the twelve pools' accounts. */
export function isPoolAccount(address: string): boolean {
  return findPool(address) !== undefined;
}

/** The longest address, in code points. */
export const ADDRESS_LENGTH_MAX = 64;

// Control and format characters (bidirectional marks, zero-width joiners, byte-order mark), line and paragraph separators, and
// everything else that is drawn as nothing: fillers, variation selectors, tags. Two addresses that look alike must be alike.
const forbiddenInAddress = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** The longest message id, in code points: a day and an address fit. */
export const MESSAGE_ID_LENGTH_MAX = 128;

/** Why a value is no address; `undefined` when it is one. */
export type AddressProblem =
  | 'not_text'
  | 'empty'
  | 'too_long'
  | 'malformed'
  | 'invisible_character'
  | 'outer_space';

/**
 * Checks an address: 1–64 code points of well-formed Unicode of any script, without control, bidirectional or
 * zero-width characters and without white space at its ends. Message ids follow the same rules with another `lengthMax`. Names such as `__proto__` are ordinary addresses.
 */
export function addressProblem(
  value: unknown,
  lengthMax: number = ADDRESS_LENGTH_MAX,
): AddressProblem | undefined {
  if (typeof value !== 'string') return 'not_text';
  if (value === '') return 'empty';
  // A code point takes at most two code units: longer texts need not be counted.
  if (value.length > 2 * lengthMax) return 'too_long';
  if (isPlainAscii(value)) return value.length > lengthMax ? 'too_long' : undefined;
  if (!value.isWellFormed()) return 'malformed';
  if (Array.from(value).length > lengthMax) return 'too_long';
  if (forbiddenInAddress.test(value)) return 'invisible_character';
  if (value.trim() !== value) return 'outer_space';
  return undefined;
}

/** The usual case, decided without Unicode tables: printable ASCII that neither starts nor ends with a space. */
function isPlainAscii(text: string): boolean {
  const last = text.length - 1;
  for (let index = 0; index <= last; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7e || code < 0x20) return false;
    if (code === 0x20 && (index === 0 || index === last)) return false;
  }
  return true;
}

/** True if {@link addressProblem} finds nothing. */
export function isAddress(value: unknown): value is string {
  return addressProblem(value) === undefined;
}
