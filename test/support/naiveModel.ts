/**
 * The whole economy a second time, as plainly as possible: a Map of objects with BigInt, one method a command, no port, no
 * snapshots, no shared code. What it and the engine agree on is unlikely to be wrong in both.
 */
import { isName, isReasonText, largestSafe, positiveNumber, sortedText, wholeNumber } from './naiveValues';

interface NaiveAccount {
  nxt: bigint;
  nonce: bigint;
}

export interface NaiveTransaction {
  readonly initiator: string;
  readonly reason: string;
  readonly command: number;
  readonly time: number;
  /** From, to, units. */
  readonly postings: readonly (readonly [string, string, bigint])[];
}

/** What the model says about a command: `ok` or a rejection's code; `replayed` if it was an id's repetition. */
export interface NaiveVerdict {
  readonly code: string;
  readonly replayed?: true;
}

type Fields = Readonly<Record<string, unknown>>;
/** What remains to be done once all checks have passed. */
type Effect = () => void;

const poolNames =
  'ELECTRICITY WATER MANUFACTURING LOGISTICS FOOD AGRICULTURE HORTICULTURE AQUACULTURE SERVICES TECHNOLOGY CARBON ENVIRONMENTAL'
    .split(' ')
    .map((sector) => `NXT-${sector}`);
const poolWeights = [12n, 8n, 12n, 8n, 10n, 10n, 8n, 7n, 10n, 5n, 5n, 5n];
const producerNames = poolNames.map((pool) => pool.replace('NXT-', 'PRODUCERS-'));
const prices = new Map<unknown, bigint>([
  ['standard', 5_700n],
  ['link', 2_850n],
  ['image', 2_918n],
  ['video', 11_400n],
]);
const policyRanges = new Map<string, readonly [bigint, bigint]>([
  ['citizens', [1n, 1_000_000_000n]],
  ['allotment', [0n, 100_000_000_000_000n]],
  ['reserveLinePercent', [0n, 1_000n]],
  ['floorLinePercent', [0n, 1_000n]],
]);
const commandFields = new Map<unknown, { required: string[]; optional: string[] }>([
  ['openWallet', { required: ['address'], optional: ['balance'] }],
  ['transfer', { required: ['from', 'to', 'amount'], optional: ['fee', 'reason'] }],
  [
    'messageBurn',
    { required: ['sender', 'messageId', 'messageType'], optional: ['amount', 'count', 'wavelengthNm'] },
  ],
  ['allocateReserve', { required: ['amount'], optional: ['weights'] }],
  ['drainReserve', { required: ['amount'], optional: [] }],
  ['syncWallet', { required: ['wallet', 'balance'], optional: [] }],
  ['payFloor', { required: ['citizens'], optional: ['amountEach'] }],
  ['tick', { required: [], optional: [] }],
  ['setPolicy', { required: ['policy'], optional: [] }],
]);

function isGuarded(address: string): boolean {
  return (
    poolNames.includes(address) ||
    producerNames.includes(address) ||
    address === 'HOLDS' ||
    address === 'UNISSUED_SHARES'
  );
}

/** The amount split by weights: whole parts first, then one unit each to the largest remainders. */
export function naiveSplit(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight) => (amount * weight) / total);
  const waiting = new Set(weights.keys());
  for (let left = amount - parts.reduce((sum, part) => sum + part, 0n); left > 0n; left -= 1n) {
    let best = -1;
    for (const index of waiting) {
      if (best < 0) best = index;
      const [mine, theirs] = [weights[index] ?? 0n, weights[best] ?? 0n];
      const [myRest, theirRest] = [(amount * mine) % total, (amount * theirs) % total];
      if (myRest > theirRest || (myRest === theirRest && mine > theirs)) best = index;
    }
    waiting.delete(best);
    parts[best] = (parts[best] ?? 0n) + 1n;
  }
  return parts;
}

export class NaiveModel {
  readonly accounts = new Map<string, NaiveAccount>();
  readonly transactions: NaiveTransaction[] = [];
  readonly messages = new Set<string>();
  /** Idempotency id → the command's text. */
  readonly ids = new Map<string, string>();
  readonly policy = new Map<string, bigint>([
    ['citizens', 1_000n],
    ['allotment', 115_000_000_000n],
    ['reserveLinePercent', 10n],
    ['floorLinePercent', 50n],
  ]);
  clock = 0;
  version = 0;

  constructor(balances: Readonly<Record<string, number>>, policy: Readonly<Record<string, number>> = {}) {
    const named = new Map(Object.entries(balances));
    const standard = new Map([
      ['TREASURY', 50_000_000_000_000],
      ['VALIDATOR_POOL', 30_000_000_000_000],
      ['ECOSYSTEM_FUND', 20_000_000_000_000],
    ]);
    for (const name of ['TRANSITION_RESERVE', 'F_FLOOR_RESERVE', 'HOLDS', 'UNISSUED_SHARES'])
      standard.set(name, 0);
    for (const name of [...poolNames, ...producerNames]) standard.set(name, 0);
    for (const [name, balance] of [...standard, ...named])
      this.accounts.set(name, { nxt: BigInt(balance), nonce: 0n });
    for (const [name, value] of Object.entries(policy)) this.policy.set(name, BigInt(value));
  }

  nxt(address: string): bigint {
    return this.accounts.get(address)?.nxt ?? 0n;
  }

  /** Judges a command and, unless it is a rehearsal, carries it out. */
  execute(command: unknown, isRehearsal = false): NaiveVerdict {
    const problem = this.#shape(command);
    if (problem !== undefined) return { code: problem };
    const fields = command as Fields;
    const early = this.#envelope(fields);
    if (early !== undefined) return early;
    const effect = this.#judge(fields);
    if (typeof effect === 'string') return { code: effect };
    if (isRehearsal) return { code: 'ok' };
    effect();
    if (fields['id'] !== undefined) this.ids.set(fields['id'] as string, sortedText(command));
    this.version += 1;
    return { code: 'ok' };
  }

  #shape(command: unknown): string | undefined {
    if (typeof command !== 'object' || command === null || Array.isArray(command)) return 'unknown_command';
    const fields = new Map(Object.entries(command));
    const shape = commandFields.get(fields.get('type'));
    if (shape === undefined) return 'unknown_command';
    const known = ['type', 'id', 'nonce', 'ifVersion', ...shape.required, ...shape.optional];
    if ([...fields.keys()].some((name) => !known.includes(name))) return 'unknown_field';
    return shape.required.every((name) => fields.has(name)) ? undefined : 'missing_field';
  }

  #envelope(fields: Fields): NaiveVerdict | undefined {
    const { id, ifVersion, nonce } = fields;
    if (id !== undefined) {
      if (!isName(id)) return { code: 'invalid_id' };
      const earlier = this.ids.get(id);
      if (earlier === sortedText(fields)) return { code: 'ok', replayed: true };
      if (earlier !== undefined) return { code: 'id_reused' };
    }
    if (ifVersion !== undefined) {
      if (wholeNumber(ifVersion) === undefined) return { code: 'invalid_version' };
      if (ifVersion !== this.version) return { code: 'stale_version' };
    }
    if (nonce === undefined) return undefined;
    const expected = wholeNumber(nonce);
    if (expected === undefined) return { code: 'invalid_nonce' };
    const { type } = fields;
    if (type === 'tick' || type === 'setPolicy') return { code: 'no_initiator' };
    let initiator: unknown = 'TREASURY';
    if (type === 'transfer') initiator = fields['from'];
    if (type === 'messageBurn') initiator = fields['sender'];
    if (type === 'allocateReserve' || type === 'drainReserve') initiator = 'TRANSITION_RESERVE';
    if (type === 'payFloor') initiator = 'F_FLOOR_RESERVE';
    const actual = this.accounts.get(initiator as string)?.nonce ?? 0n;
    return actual === expected ? undefined : { code: 'nonce_mismatch' };
  }

  #judge(fields: Fields): string | Effect {
    switch (fields['type']) {
      case 'openWallet':
        return this.#open(fields['address'], fields['balance'] === undefined ? 0 : fields['balance'], false);
      case 'syncWallet':
        return this.#open(fields['wallet'], fields['balance'], true);
      case 'transfer':
        return this.#transfer(fields);
      case 'messageBurn':
        return this.#burn(fields);
      case 'allocateReserve':
        return this.#allocate(fields);
      case 'drainReserve':
        return this.#drain(fields['amount']);
      case 'payFloor':
        return this.#payFloor(fields);
      case 'setPolicy':
        return this.#setPolicy(fields['policy']);
      default:
        return () => {
          this.clock += 1;
        };
    }
  }

  #open(address: unknown, balance: unknown, isSync: boolean): string | Effect {
    if (!isName(address)) return 'invalid_address';
    const units = wholeNumber(balance);
    if (units === undefined) return 'invalid_amount';
    if (this.accounts.has(address)) return isSync ? () => undefined : 'account_exists';
    if (this.nxt('TREASURY') < units) return 'insufficient_balance';
    const reason = isSync ? `Wallet synchronization of ${address}` : `Opening balance of ${address}`;
    return () => {
      this.#credit(address, 0n);
      if (units > 0n) this.#move('TREASURY', reason, [['TREASURY', address, units]]);
    };
  }

  #transfer(fields: Fields): string | Effect {
    const { from, to } = fields;
    if (!isName(from) || !isName(to)) return 'invalid_address';
    const amount = positiveNumber(fields['amount']);
    if (amount === undefined) return 'invalid_amount';
    const fee = fields['fee'] === undefined ? 1_000n : wholeNumber(fields['fee']);
    if (fee === undefined) return 'invalid_fee';
    if (amount + fee > largestSafe) return 'amount_too_large';
    const reason = fields['reason'] === undefined ? '' : fields['reason'];
    if (!isReasonText(reason)) return 'invalid_reason';
    if (from === to) return 'same_account';
    if (isGuarded(from) || isGuarded(to)) return 'protected_account';
    if (!this.accounts.has(from)) return 'sender_not_found';
    if (this.nxt(from) < amount + fee) return 'insufficient_balance';
    return () => {
      const postings: [string, string, bigint][] = [[from, to, amount]];
      if (fee > 0n) postings.push([from, 'VALIDATOR_POOL', fee]);
      this.#move(from, reason, postings);
    };
  }

  #burn(fields: Fields): string | Effect {
    const { sender, messageId, messageType } = fields;
    if (!isName(sender)) return 'invalid_address';
    if (!isName(messageId)) return 'invalid_message_id';
    const tablePrice = prices.get(messageType);
    if (tablePrice === undefined) return 'unknown_message_type';
    const count = fields['count'] === undefined ? 1n : positiveNumber(fields['count']);
    if (count === undefined) return 'invalid_count';
    const price = fields['amount'] === undefined ? tablePrice : positiveNumber(fields['amount']);
    if (price === undefined) return 'invalid_amount';
    if (price * count > largestSafe) return 'amount_too_large';
    if (sender === 'TRANSITION_RESERVE') return 'same_account';
    if (isGuarded(sender)) return 'protected_account';
    if (this.messages.has(messageId)) return 'duplicate_message';
    if (!this.accounts.has(sender)) return 'sender_not_found';
    if (this.nxt(sender) < price * count) return 'insufficient_balance';
    return () => {
      const reason = `Orbital transition: ${messageId} (${String(messageType)})`;
      this.#move(sender, reason, [[sender, 'TRANSITION_RESERVE', price * count]]);
      this.messages.add(messageId);
    };
  }

  #allocate(fields: Fields): string | Effect {
    const amount = positiveNumber(fields['amount']);
    if (amount === undefined) return 'invalid_amount';
    let weights = poolWeights;
    if (fields['weights'] !== undefined) {
      const given: unknown = fields['weights'];
      if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'invalid_weights';
      const byPool = new Map(Object.entries(given).map(([pool, weight]) => [pool, wholeNumber(weight)]));
      for (const weight of byPool.values())
        if (weight === undefined || weight > 1_000_000_000n) return 'invalid_weights';
      if ([...byPool.keys()].some((pool) => !poolNames.includes(pool))) return 'unknown_pool';
      weights = poolNames.map((pool) => byPool.get(pool) ?? 0n);
      if (weights.every((weight) => weight === 0n)) return 'zero_weights';
    }
    if (this.nxt('TRANSITION_RESERVE') < amount) return 'insufficient_balance';
    return () => {
      for (const [index, share] of naiveSplit(amount, weights).entries()) {
        const pool = poolNames[index] ?? '';
        if (share > 0n)
          this.#move('TRANSITION_RESERVE', `Reserve liquidity allocation to ${pool}`, [
            ['TRANSITION_RESERVE', pool, share],
          ]);
      }
    };
  }

  #drain(given: unknown): string | Effect {
    const amount = positiveNumber(given);
    if (amount === undefined) return 'invalid_amount';
    if (this.nxt('TRANSITION_RESERVE') < amount) return 'insufficient_balance';
    return () =>
      this.#move('TRANSITION_RESERVE', 'Crisis drain to BHLS F_floor protection', [
        ['TRANSITION_RESERVE', 'F_FLOOR_RESERVE', amount],
      ]);
  }

  #payFloor(fields: Fields): string | Effect {
    const given: unknown = fields['citizens'];
    if (!Array.isArray(given)) return 'invalid_citizens';
    const citizens = given as readonly unknown[];
    if (citizens.length === 0) return 'no_citizens';
    if (!citizens.every(isName)) return 'invalid_address';
    if (new Set(citizens).size < citizens.length) return 'duplicate_citizen';
    const each: unknown =
      fields['amountEach'] === undefined ? Number(this.policy.get('allotment')) : fields['amountEach'];
    const amountEach = positiveNumber(each);
    if (amountEach === undefined) return 'invalid_amount';
    if (citizens.includes('F_FLOOR_RESERVE')) return 'same_account';
    if (citizens.some(isGuarded)) return 'protected_account';
    const available = this.nxt('F_FLOOR_RESERVE');
    if (available === 0n) return 'floor_empty';
    const people = BigInt(citizens.length);
    const suffices = available >= amountEach * people;
    return () => {
      for (const [position, citizen] of citizens.entries()) {
        const equal = available / people + (BigInt(position) < available % people ? 1n : 0n);
        const amount = suffices ? amountEach : equal;
        if (amount > 0n)
          this.#move('F_FLOOR_RESERVE', `BHLS floor payment to ${citizen}`, [
            ['F_FLOOR_RESERVE', citizen, amount],
          ]);
      }
    };
  }

  #setPolicy(change: unknown): string | Effect {
    if (typeof change !== 'object' || change === null || Array.isArray(change)) return 'invalid_policy';
    for (const [name, value] of Object.entries(change)) {
      const range = policyRanges.get(name);
      const exact = wholeNumber(value);
      if (range === undefined || exact === undefined || exact < range[0] || exact > range[1])
        return 'invalid_policy';
    }
    return () => {
      for (const [name, value] of Object.entries(change)) this.policy.set(name, BigInt(value as number));
    };
  }

  #credit(address: string, amount: bigint): void {
    const account = this.accounts.get(address);
    if (account === undefined) this.accounts.set(address, { nxt: amount, nonce: 0n });
    else account.nxt += amount;
  }

  #move(initiator: string, reason: string, postings: NaiveTransaction['postings']): void {
    for (const [from, to, amount] of postings) {
      this.#credit(from, -amount);
      this.#credit(to, amount);
    }
    const account = this.accounts.get(initiator);
    if (account !== undefined) account.nonce += 1n;
    this.transactions.push({ initiator, reason, command: this.version, time: this.clock, postings });
  }
}
