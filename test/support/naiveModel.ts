/**
 * The whole economy a second time, as plainly as possible: a Map of objects with BigInt, one method a command, no port, no
 * snapshots, no shared code. What it and the engine agree on is unlikely to be wrong in both.
 */
import { isName, isReasonText, largestSafe, positiveNumber, sortedText, wholeNumber } from './naiveValues';

interface NaiveAccount {
  nonce: bigint;
  /** Units by asset name. */
  readonly held: Map<string, bigint>;
}

/** From, to, units, asset. */
export type NaivePosting = readonly [string, string, bigint, string];

export interface NaiveTransaction {
  readonly initiator: string;
  readonly reason: string;
  readonly command: number;
  readonly time: number;
  readonly postings: readonly NaivePosting[];
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
  [
    'swap',
    {
      required: ['trader', 'pool', 'give'],
      optional: ['amount', 'receive', 'minReceived', 'maxGiven', 'deadline', 'receiver'],
    },
  ],
  ['addLiquidity', { required: ['provider', 'pool', 'nxt', 'token'], optional: [] }],
  ['removeLiquidity', { required: ['provider', 'pool', 'shares'], optional: [] }],
  ['payoutPool', { required: ['pool', 'shares'], optional: [] }],
  ['payWages', { required: ['sector', 'workers'], optional: [] }],
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

/** True for accounts that may not trade: only the pools themselves and the two that hold for others. */
function isNoTrader(address: string): boolean {
  return poolNames.includes(address) || address === 'HOLDS' || address === 'UNISSUED_SHARES';
}

/** The largest whole number from 0 to `max` for which `holds`, which holds for 0 and then fails from some point on. */
function largestThat(max: bigint, holds: (value: bigint) => boolean): bigint {
  let [low, high] = [0n, max];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (holds(middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
}

const supply = 100_000_000_000_000n;

/** ⌊√(a·b)⌋ by its definition. */
function geometricMean(a: bigint, b: bigint): bigint {
  return largestThat(a > b ? a : b, (root) => root * root <= a * b);
}

/** Whether the pool keeps its product after a trade, its fee not counted. */
function keepsProduct(given: bigint, taken: bigint, mine: bigint, theirs: bigint, fee: bigint): boolean {
  return (mine * 10_000n + given * (10_000n - fee)) * (theirs - taken) >= mine * theirs * 10_000n;
}

function ceilingOf(a: bigint, b: bigint): bigint {
  return a % b === 0n ? a / b : a / b + 1n;
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

  readonly fees = new Map<string, bigint>();

  constructor(
    balances: Readonly<Record<string, number>>,
    policy: Readonly<Record<string, number>> = {},
    pools: Readonly<Record<string, { readonly token?: number; readonly feeBasisPoints?: number }>> = {},
  ) {
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
      this.accounts.set(name, { nonce: 0n, held: new Map([['NXT', BigInt(balance)]]) });
    for (const [index, pool] of poolNames.entries()) {
      const sector = pool.slice(4);
      const token = pools[pool]?.token;
      const inPool = token === undefined ? supply / 2n : BigInt(token);
      const shares = geometricMean(this.nxt(pool), inPool);
      this.fees.set(pool, BigInt(pools[pool]?.feeBasisPoints ?? 30));
      this.#credit(pool, inPool, sector);
      this.#credit(token === undefined ? (producerNames[index] ?? '') : 'TREASURY', supply - inPool, sector);
      this.#credit(pool, shares, `${pool} shares`);
      this.#credit('UNISSUED_SHARES', supply - shares, `${pool} shares`);
    }
    for (const [name, value] of Object.entries(policy)) this.policy.set(name, BigInt(value));
  }

  nxt(address: string): bigint {
    return this.held(address, 'NXT');
  }

  held(address: string, asset: string): bigint {
    return this.accounts.get(address)?.held.get(asset) ?? 0n;
  }

  /** Shares of a pool that anybody holds. */
  issuedShares(pool: string): bigint {
    return supply - this.held('UNISSUED_SHARES', `${pool} shares`);
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
    if (type === 'swap') initiator = fields['trader'];
    if (type === 'addLiquidity' || type === 'removeLiquidity') initiator = fields['provider'];
    if (type === 'payoutPool') initiator = fields['pool'];
    if (type === 'payWages') {
      const sector = poolNames.indexOf(typeof fields['sector'] === 'string' ? `NXT-${fields['sector']}` : '');
      initiator = producerNames[sector] ?? fields['sector'];
    }
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
      case 'swap':
        return this.#swap(fields);
      case 'addLiquidity':
        return this.#provide(fields);
      case 'removeLiquidity':
        return this.#redeem(fields, fields['provider']);
      case 'payoutPool':
        return this.#redeem(fields, undefined);
      case 'payWages':
        return this.#payWages(fields);
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
      this.#credit(address, 0n, 'NXT');
      if (units > 0n) this.#move('TREASURY', reason, [['TREASURY', address, units, 'NXT']]);
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
      const postings: NaivePosting[] = [[from, to, amount, 'NXT']];
      if (fee > 0n) postings.push([from, 'VALIDATOR_POOL', fee, 'NXT']);
      this.#move(from, reason, postings);
    };
  }

  #burn(fields: Fields): string | Effect {
    const { sender, messageId, messageType } = fields;
    if (!isName(sender)) return 'invalid_address';
    if (!isName(messageId, 128)) return 'invalid_message_id';
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
      this.#move(sender, reason, [[sender, 'TRANSITION_RESERVE', price * count, 'NXT']]);
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
      for (const weight of byPool.values()) if (weight === undefined) return 'invalid_weights';
      if ([...byPool.keys()].some((pool) => !poolNames.includes(pool))) return 'unknown_pool';
      weights = poolNames.map((pool) => byPool.get(pool) ?? 0n);
      if (weights.every((weight) => weight === 0n)) return 'zero_weights';
    }
    if (this.nxt('TRANSITION_RESERVE') < amount) return 'insufficient_balance';
    return () => {
      for (const [index, share] of naiveSplit(amount, weights).entries()) {
        const pool = poolNames[index] ?? '';
        if (share === 0n) continue;
        const [issued, nxt] = [this.issuedShares(pool), this.nxt(pool)];
        // The shares after an allocation: the first funding's are the mean of the reserves, later ones grow with √NXT.
        const after =
          nxt === 0n
            ? geometricMean(share, this.held(pool, pool.slice(4)))
            : largestThat(supply, (shares) => shares * shares * nxt <= issued * issued * (nxt + share));
        const postings: NaivePosting[] = [['TRANSITION_RESERVE', pool, share, 'NXT']];
        if (after > issued) postings.push(['UNISSUED_SHARES', pool, after - issued, `${pool} shares`]);
        this.#move('TRANSITION_RESERVE', `Reserve liquidity allocation to ${pool}`, postings);
      }
    };
  }

  #drain(given: unknown): string | Effect {
    const amount = positiveNumber(given);
    if (amount === undefined) return 'invalid_amount';
    if (this.nxt('TRANSITION_RESERVE') < amount) return 'insufficient_balance';
    return () =>
      this.#move('TRANSITION_RESERVE', 'Crisis drain to BHLS F_floor protection', [
        ['TRANSITION_RESERVE', 'F_FLOOR_RESERVE', amount, 'NXT'],
      ]);
  }

  #payFloor(fields: Fields): string | Effect {
    const citizens = this.#payees(fields['citizens']);
    if (typeof citizens === 'string') return citizens;
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
            ['F_FLOOR_RESERVE', citizen, amount, 'NXT'],
          ]);
      }
    };
  }

  #payees(given: unknown): string | readonly string[] {
    if (!Array.isArray(given)) return 'invalid_citizens';
    const people = given as readonly unknown[];
    if (people.length === 0) return 'no_citizens';
    if (!people.every((name) => isName(name))) return 'invalid_address';
    return new Set(people).size < people.length ? 'duplicate_citizen' : people;
  }

  #payWages(fields: Fields): string | Effect {
    const workers = this.#payees(fields['workers']);
    if (typeof workers === 'string') return workers;
    const { sector } = fields;
    const producers = producerNames[poolNames.indexOf(typeof sector === 'string' ? `NXT-${sector}` : '')];
    if (producers === undefined) return 'unknown_sector';
    if (workers.some(isGuarded)) return 'protected_account';
    const each = this.nxt(producers) / BigInt(workers.length);
    if (each === 0n) return 'insufficient_balance';
    return () => {
      for (const worker of workers)
        this.#move(producers, `Wages of ${worker}`, [[producers, worker, each, 'NXT']]);
    };
  }

  #swap(fields: Fields): string | Effect {
    const { trader, pool, give, receiver = trader, amount, receive } = fields;
    if (!isName(trader) || !isName(receiver)) return 'invalid_address';
    if (give !== 'NXT' && give !== 'token') return 'invalid_side';
    if ((amount === undefined) === (receive === undefined)) return 'amount_or_receive';
    const asked = positiveNumber(amount === undefined ? receive : amount);
    if (asked === undefined) return 'invalid_amount';
    const minimum = fields['minReceived'] === undefined ? 0n : wholeNumber(fields['minReceived']);
    const maximum = fields['maxGiven'] === undefined ? largestSafe : positiveNumber(fields['maxGiven']);
    if (minimum === undefined || maximum === undefined) return 'invalid_amount';
    const deadline = fields['deadline'] === undefined ? largestSafe : wholeNumber(fields['deadline']);
    if (deadline === undefined) return 'invalid_deadline';
    if (typeof pool !== 'string' || !poolNames.includes(pool)) return 'unknown_pool';
    if (isNoTrader(trader) || isNoTrader(receiver)) return 'protected_account';
    if (this.clock > deadline) return 'deadline_passed';
    if (!this.accounts.has(trader)) return 'sender_not_found';
    const sector = pool.slice(4);
    const [assetIn, assetOut] = give === 'NXT' ? ['NXT', sector] : [sector, 'NXT'];
    const [mine, theirs, fee] = [
      this.held(pool, assetIn),
      this.held(pool, assetOut),
      this.fees.get(pool) ?? 0n,
    ];
    if (mine === 0n || theirs === 0n) return 'pool_empty';
    let [given, taken] = [asked, asked];
    if (receive === undefined) {
      // The most that leaves the product whole.
      taken = largestThat(theirs, (out) => keepsProduct(asked, out, mine, theirs, fee));
      if (taken === 0n) return 'amount_too_small';
    } else {
      if (asked >= theirs) return 'exceeds_pool';
      // The least that leaves it whole: one more than the most that does not.
      given = 1n + largestThat(largestSafe, (paid) => !keepsProduct(paid, asked, mine, theirs, fee));
      if (given > largestSafe) return 'exceeds_pool';
    }
    if (taken < minimum) return 'below_minimum';
    if (given > maximum) return 'above_maximum';
    if (this.held(trader, assetIn) < given) return 'insufficient_balance';
    return () =>
      this.#move(trader, `Swap in ${pool}`, [
        [trader, pool, given, assetIn],
        [pool, receiver, taken, assetOut],
      ]);
  }

  #provide(fields: Fields): string | Effect {
    const { provider, pool } = fields;
    if (!isName(provider)) return 'invalid_address';
    const nxt = positiveNumber(fields['nxt']);
    const token = positiveNumber(fields['token']);
    if (nxt === undefined || token === undefined) return 'invalid_amount';
    if (typeof pool !== 'string' || !poolNames.includes(pool)) return 'unknown_pool';
    if (isNoTrader(provider)) return 'protected_account';
    if (!this.accounts.has(provider)) return 'sender_not_found';
    const sector = pool.slice(4);
    const [issued, ownNxt, ownToken] = [this.issuedShares(pool), this.nxt(pool), this.held(pool, sector)];
    if (issued === 0n) return 'pool_empty';
    const [byNxt, byToken] = [(nxt * issued) / ownNxt, (token * issued) / ownToken];
    const shares = byNxt < byToken ? byNxt : byToken;
    const needNxt = ceilingOf(shares * ownNxt, issued);
    const needToken = ceilingOf(shares * ownToken, issued);
    if (shares === 0n) return 'amount_too_small';
    if (this.nxt(provider) < needNxt || this.held(provider, sector) < needToken)
      return 'insufficient_balance';
    return () =>
      this.#move(provider, `Liquidity for ${pool}`, [
        [provider, pool, needNxt, 'NXT'],
        [provider, pool, needToken, sector],
        ['UNISSUED_SHARES', provider, shares, `${pool} shares`],
      ]);
  }

  /** Redeems a provider's shares to itself, or the pool's own to its producers. */
  #redeem(fields: Fields, provider: unknown): string | Effect {
    const isPayout = fields['type'] === 'payoutPool';
    if (!isPayout && !isName(provider)) return 'invalid_address';
    const shares = positiveNumber(fields['shares']);
    if (shares === undefined) return 'invalid_amount';
    const { pool } = fields;
    if (typeof pool !== 'string' || !poolNames.includes(pool)) return 'unknown_pool';
    const holder = isPayout ? pool : (provider as string);
    if (!isPayout && isNoTrader(holder)) return 'protected_account';
    if (!this.accounts.has(holder)) return 'sender_not_found';
    const issued = this.issuedShares(pool);
    if (issued === 0n) return 'pool_empty';
    const sector = pool.slice(4);
    const counted = shares < issued ? shares : issued;
    const nxt = (counted * this.nxt(pool)) / issued;
    const token = (counted * this.held(pool, sector)) / issued;
    if (nxt === 0n || token === 0n) return 'amount_too_small';
    if (this.held(holder, `${pool} shares`) < shares) return 'insufficient_balance';
    if (shares === issued) return 'last_share';
    const receiver = isPayout ? pool.replace('NXT-', 'PRODUCERS-') : holder;
    return () =>
      this.#move(holder, isPayout ? `Pool payout to ${receiver}` : `Liquidity back to ${receiver}`, [
        [pool, receiver, nxt, 'NXT'],
        [pool, receiver, token, sector],
        [holder, 'UNISSUED_SHARES', shares, `${pool} shares`],
      ]);
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

  #credit(address: string, amount: bigint, asset: string): void {
    const account = this.accounts.get(address) ?? { nonce: 0n, held: new Map<string, bigint>() };
    account.held.set(asset, (account.held.get(asset) ?? 0n) + amount);
    this.accounts.set(address, account);
  }

  #move(initiator: string, reason: string, postings: readonly NaivePosting[]): void {
    for (const [from, to, amount, asset] of postings) {
      this.#credit(from, -amount, asset);
      this.#credit(to, amount, asset);
    }
    const account = this.accounts.get(initiator);
    if (account !== undefined) account.nonce += 1n;
    this.transactions.push({ initiator, reason, command: this.version, time: this.clock, postings });
  }
}
