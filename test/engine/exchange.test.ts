import { describe, expect, it } from 'vitest';
import { findPool, NXT, pools, sharesOf, tokenOf } from '../../src/engine/assets';
import { PersistentBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { integerSquareRoot } from '../../src/engine/exactMath';
import { amountIn, amountOut, keepsProduct } from '../../src/engine/exchange';
import { execute } from '../../src/engine/execute';
import { createEconomy } from '../../src/engine/genesis';
import { checkConservation } from '../../src/engine/invariants';
import { readPool, type PoolState } from '../../src/engine/pool';
import { outcomeMessage, type Receipt, type ReceiptOf } from '../../src/engine/receipts';
import { quoteSwap } from '../../src/engine/swap';
import { Random } from '../support/random';
import vectors from '../vectors/constant-product.json';

const fees = [5, 30, 100] as const;

/** The formulas as the text books write them, in plain BigInt. */
function plainOut(given: bigint, reserveIn: bigint, reserveOut: bigint, fee: number): bigint {
  const n = BigInt(10_000 - fee);
  return (given * n * reserveOut) / (reserveIn * 10_000n + given * n);
}

function plainIn(out: bigint, reserveIn: bigint, reserveOut: bigint, fee: number): bigint {
  const numerator = reserveIn * out * 10_000n;
  const denominator = (reserveOut - out) * BigInt(10_000 - fee);
  return numerator / denominator + (numerator % denominator === 0n ? 0n : 1n);
}

function productHolds(
  given: bigint,
  out: bigint,
  reserveIn: bigint,
  reserveOut: bigint,
  fee: number,
): boolean {
  const n = BigInt(10_000 - fee);
  return (reserveIn * 10_000n + given * n) * (reserveOut - out) >= reserveIn * reserveOut * 10_000n;
}

/** 1 … 10¹⁴, many tiny, many at the edges, the rest spread over the orders of magnitude. */
function edgeBiased(random: Random): number {
  const most = 100_000_000_000_000;
  const kind = random.below(10);
  if (kind < 3) return 1 + random.below(20);
  if (kind < 4) return most - random.below(20);
  if (kind < 5) return 2 ** random.below(47);
  const magnitude = 10 ** random.below(15);
  return Math.min(most, Math.max(1, Math.floor(magnitude * (1 + random.below(1_000_000) / 111_111))));
}

describe('the constant-product vectors', () => {
  it.each(vectors.vectors.map((vector, index) => [index, vector] as const))('number %i', (_index, vector) => {
    const reserveIn = Number(vector.reserveIn);
    const reserveOut = Number(vector.reserveOut);
    const byFee: Record<number, string> = {
      5: vector.out_5bps,
      30: vector.out_30bps,
      100: vector.out_100bps,
    };
    for (const fee of fees) {
      expect(String(amountOut(Number(vector.amountIn), reserveIn, reserveOut, fee))).toBe(
        byFee[fee]?.split(' ')[0],
      );
    }
    if (vector.exactOut === null) return;
    const out = Number(vector.exactOut);
    for (const [fee, theirs] of [
      [30, vector.in_30bps_for_exactOut],
      [5, vector.in_5bps_for_exactOut],
    ] as const) {
      // That implementation adds one unit on exact division as well; ours rounds up only when needed.
      const exact =
        (BigInt(reserveIn) * BigInt(out) * 10_000n) %
          ((BigInt(reserveOut) - BigInt(out)) * BigInt(10_000 - fee)) ===
        0n;
      expect(BigInt(amountIn(out, reserveIn, reserveOut, fee) ?? -1) + (exact ? 1n : 0n)).toBe(
        BigInt(theirs ?? '-1'),
      );
    }
  });
});

describe('prices against plain BigInt formulas', () => {
  it.each(fees)('100,000 edge-biased cases at %i basis points agree', (fee) => {
    const seed = 20_251_121 + fee;
    const random = new Random(seed);
    let differences = 0;
    let tradable = 0;
    for (let index = 0; index < 100_000; index += 1) {
      const [given, reserveIn, reserveOut] = [edgeBiased(random), edgeBiased(random), edgeBiased(random)];
      const [a, ri, ro] = [BigInt(given), BigInt(reserveIn), BigInt(reserveOut)];
      const out = amountOut(given, reserveIn, reserveOut, fee);
      if (BigInt(out) !== plainOut(a, ri, ro, fee)) differences += 1;
      if (out > 0) {
        tradable += 1;
        // The condition holds, and one unit more out breaks it.
        if (
          !productHolds(a, BigInt(out), ri, ro, fee) ||
          !keepsProduct(given, out, reserveIn, reserveOut, fee)
        )
          differences += 1;
        if (productHolds(a, BigInt(out) + 1n, ri, ro, fee)) differences += 1;
        if (out + 1 < reserveOut && keepsProduct(given, out + 1, reserveIn, reserveOut, fee))
          differences += 1;
      }
      const wanted = 1 + random.below(Math.min(reserveOut, 2 ** 31));
      if (wanted >= reserveOut) continue;
      const needed = plainIn(BigInt(wanted), ri, ro, fee);
      const least = amountIn(wanted, reserveIn, reserveOut, fee);
      if (needed > BigInt(Number.MAX_SAFE_INTEGER)) {
        if (least !== undefined) differences += 1;
        continue;
      }
      // It is the least that suffices.
      if (least === undefined || BigInt(least) !== needed) differences += 1;
      else if (amountOut(least, reserveIn, reserveOut, fee) < wanted) differences += 1;
      else if (least > 1 && amountOut(least - 1, reserveIn, reserveOut, fee) >= wanted) differences += 1;
    }
    console.info(`fee ${fee}, seed ${seed}: ${tradable} of 100,000 cases trade, ${differences} differences`);
    expect(differences).toBe(0);
  });
});

const food = findPool('NXT-FOOD');
if (food === undefined) throw new Error('no food');

/** Books with two rich traders and a pool of these reserves. */
function booksWith(nxt: number, token: number, fee = 30): PersistentBooks {
  const rich = 10_000_000_000_000;
  const books = new PersistentBooks(
    createEconomy({
      balances: { TREASURY: 50_000_000_000_000 - 2 * rich - nxt, alice: rich, bob: rich, 'NXT-FOOD': nxt },
      pools: { 'NXT-FOOD': { token, feeBasisPoints: fee } },
    }),
  );
  return books;
}

function run<T extends Receipt['type']>(
  books: PersistentBooks,
  command: Extract<Command, { type: T }>,
): ReceiptOf<T> {
  const outcome = execute(books, command);
  if (!outcome.ok) throw new Error(outcomeMessage(outcome));
  expect(checkConservation(books)).toEqual([]);
  return outcome as unknown as ReceiptOf<T>;
}

function state(books: PersistentBooks): PoolState {
  if (food === undefined) throw new Error('no food');
  const pool = readPool(books, food);
  expect(pool.nxt).toBe(books.balance(books.find('NXT-FOOD'), NXT));
  expect(pool.token).toBe(books.balance(books.find('NXT-FOOD'), tokenOf(food.index)));
  return pool;
}

const trade = { type: 'swap', trader: 'alice', pool: 'NXT-FOOD' } as const;

/** √(product) per share of `before` is at most that of `after`, exactly: a·b·S'² ≤ a'·b'·S². */
function valuePerShareNeverFell(before: PoolState, after: PoolState): boolean {
  const product = (pool: PoolState): bigint => BigInt(pool.nxt) * BigInt(pool.token);
  const squared = (pool: PoolState): bigint => BigInt(pool.issuedShares) * BigInt(pool.issuedShares);
  return product(before) * squared(after) <= product(after) * squared(before);
}

describe('what no trade may gain', () => {
  const cases = Array.from({ length: 400 }, (_, index) => index);

  it('a split trade never beats one trade', () => {
    for (const seed of cases) {
      const random = new Random(seed);
      const [nxt, token] = [1_000 + random.below(2 ** 31) * 100, 1_000 + random.below(2 ** 31) * 100];
      const given = 2 + random.below(Math.min(nxt, 2 ** 31));
      const first = 1 + random.below(given - 1);
      const whole = execute(booksWith(nxt, token), { ...trade, give: 'NXT', amount: given });
      const split = booksWith(nxt, token);
      let received = 0;
      for (const amount of [first, given - first]) {
        const outcome = execute(split, { ...trade, give: 'NXT', amount });
        if (outcome.ok && outcome.type === 'swap') received += outcome.received;
      }
      const atOnce = whole.ok && whole.type === 'swap' ? whole.received : 0;
      // Rounding down twice can only lose; fees on the parts equal the fee on the whole.
      expect([seed, received <= atOnce]).toEqual([seed, true]);
    }
  });

  it('a round trip never gains, and the value per share never falls', () => {
    const gains: number[] = [];
    let trips = 0;
    for (const seed of cases) {
      const random = new Random(seed);
      const books = booksWith(
        1_000 + random.below(2 ** 31) * 100,
        1_000 + random.below(2 ** 31) * 100,
        fees[seed % 3],
      );
      const before = state(books);
      const given = 1_000 + random.below(Math.min(before.nxt, 2 ** 31));
      const bought = execute(books, { ...trade, give: 'NXT', amount: given });
      if (!bought.ok || bought.type !== 'swap') continue;
      const between = state(books);
      const sold = execute(books, { ...trade, give: 'token', amount: bought.received });
      if (!sold.ok || sold.type !== 'swap') continue;
      trips += 1;
      const isFair = valuePerShareNeverFell(before, between) && valuePerShareNeverFell(between, state(books));
      if (sold.received > given || !isFair) gains.push(seed);
    }
    expect(gains).toEqual([]);
    expect(trips).toBeGreaterThan(200);
  });

  it('a deposit followed by its withdrawal never gains, and takes no more than offered', () => {
    const gains: number[] = [];
    let deposits = 0;
    for (const seed of cases) {
      const random = new Random(seed);
      const books = booksWith(10_000 + random.below(2 ** 31) * 100, 10_000 + random.below(2 ** 31) * 100);
      run(books, { ...trade, give: 'NXT', amount: 500_000_000_000 });
      const before = state(books);
      const party = { provider: 'alice', pool: 'NXT-FOOD' } as const;
      const offer = { nxt: 1 + random.below(2 ** 31), token: 1 + random.below(2 ** 31) };
      const added = execute(books, { type: 'addLiquidity', ...party, ...offer });
      if (!added.ok || added.type !== 'addLiquidity') continue;
      const between = state(books);
      if (added.nxt > offer.nxt || added.token > offer.token) gains.push(seed);
      if (!valuePerShareNeverFell(before, between)) gains.push(seed);
      const removed = execute(books, { type: 'removeLiquidity', ...party, shares: added.shares });
      if (!removed.ok || removed.type !== 'removeLiquidity') continue;
      deposits += 1;
      if (removed.nxt > added.nxt || removed.token > added.token) gains.push(seed);
      if (!valuePerShareNeverFell(between, state(books))) gains.push(seed);
    }
    expect(gains).toEqual([]);
    expect(deposits).toBeGreaterThan(200);
  });

  it('an allocation leaves √(product) per share unchanged but for less than one share', () => {
    for (const seed of cases) {
      const random = new Random(seed);
      const books = booksWith(100_000 + random.below(2 ** 31) * 10, 100_000 + random.below(2 ** 31) * 10);
      run(books, {
        type: 'transfer',
        from: 'alice',
        to: 'TRANSITION_RESERVE',
        amount: 1_000_000_000_000,
        fee: 0,
      });
      const before = state(books);
      run(books, { type: 'allocateReserve', amount: 1 + random.below(2 ** 31), weights: { 'NXT-FOOD': 1 } });
      const after = state(books);
      expect(valuePerShareNeverFell(before, after)).toBe(true);
      // One share more would have diluted: the gain is less than one share's worth.
      expect(valuePerShareNeverFell(before, { ...after, issuedShares: after.issuedShares + 1 })).toBe(false);
      expect(after.protocolShares - before.protocolShares).toBe(after.issuedShares - before.issuedShares);
    }
  });
});

describe('pools in commands', () => {
  it('the first funding gives the protocol ⌊√(product)⌋ shares, held by the pool’s account', () => {
    const books = new PersistentBooks(createEconomy());
    run(books, {
      type: 'transfer',
      from: 'ECOSYSTEM_FUND',
      to: 'TRANSITION_RESERVE',
      amount: 240_000_000_000,
      fee: 0,
    });
    run(books, { type: 'allocateReserve', amount: 240_000_000_000 });
    for (const pool of pools) {
      const account = books.find(pool.address);
      const product =
        BigInt(books.balance(account, NXT)) * BigInt(books.balance(account, tokenOf(pool.index)));
      expect(books.balance(account, sharesOf(pool.index))).toBe(Number(integerSquareRoot(product)));
    }
  });

  it('a quote is what the commit does', () => {
    const random = new Random(7);
    const books = booksWith(500_000_000_000, 50_000_000_000_000);
    const quoted: unknown[] = [];
    const committed: unknown[] = [];
    for (let index = 0; index < 300; index += 1) {
      const give = random.below(2) === 0 ? 'NXT' : 'token';
      const size = 1 + random.below(2 ** 31);
      const command: Command =
        random.below(2) === 0 ? { ...trade, give, amount: size } : { ...trade, give, receive: size };
      const quote = quoteSwap(books, command);
      quoted.push('ok' in quote ? quote : [quote.given, quote.received, quote.fee]);
      const outcome = execute(books, command);
      const isSwap = outcome.ok && outcome.type === 'swap';
      committed.push(isSwap ? [outcome.given, outcome.received, outcome.fee] : outcome);
    }
    expect(committed).toEqual(quoted);
    expect(quoted.filter((quote) => Array.isArray(quote)).length).toBeGreaterThan(100);
  });

  it('refuses what would break its limits, with the numbers, and changes nothing', () => {
    const books = booksWith(100_000_000_000, 50_000_000_000_000);
    const command = { ...trade, give: 'NXT', amount: 1_000_000_000 } as const;
    const quote = quoteSwap(books, command);
    if ('ok' in quote) throw new Error('no quote');
    const refusals: readonly (readonly [Command, string])[] = [
      [
        { ...command, minReceived: quote.received + 1 },
        `Would receive ${quote.received} units, less than the minimum of ${quote.received + 1}`,
      ],
      [
        { ...trade, give: 'NXT', receive: quote.received, maxGiven: 1 },
        `Would give 1000000000 units, more than the maximum of 1`,
      ],
    ];
    for (const [refused, sentence] of refusals) {
      const before = books.transactionCount;
      expect(outcomeMessage(execute(books, refused))).toBe(sentence);
      expect(books.transactionCount).toBe(before);
    }
    run(books, { type: 'tick' });
    expect(outcomeMessage(execute(books, { ...command, deadline: 0 }))).toBe(
      'Too late: the deadline was 0, the clock is at 1',
    );
    expect(run(books, { ...command, deadline: 1, minReceived: quote.received }).received).toBe(
      quote.received,
    );
  });

  it('what is bought can go to somebody else', () => {
    const books = booksWith(100_000_000_000, 50_000_000_000_000);
    const { received } = run(books, {
      ...trade,
      give: 'NXT',
      amount: 1_000_000_000,
      receiver: 'PRODUCERS-FOOD',
    });
    expect(books.balance(books.find('alice'), tokenOf(food.index))).toBe(0);
    expect(books.balance(books.find('PRODUCERS-FOOD'), tokenOf(food.index))).toBe(received);
  });

  it('a payout leaves the price and every other provider as they were', () => {
    const books = booksWith(200_000_000_000, 40_000_000_000_000);
    run(books, { ...trade, give: 'NXT', amount: 50_000_000_000 });
    run(books, {
      type: 'addLiquidity',
      provider: 'alice',
      pool: 'NXT-FOOD',
      nxt: 1_000_000_000,
      token: 1_000_000_000_000,
    });
    const before = state(books);
    run(books, { type: 'payoutPool', pool: 'NXT-FOOD', shares: Math.floor(before.protocolShares / 4) });
    const after = state(books);
    expect(after.nxt / after.token).toBeCloseTo(before.nxt / before.token, 9);
    expect(valuePerShareNeverFell(before, after)).toBe(true);
  });

  it('nobody can take what an allocation or genesis put into a pool that has no shares', () => {
    const books = new PersistentBooks(
      createEconomy({ pools: { 'NXT-FOOD': { token: 40_000_000_000_000 } } }),
    );
    run(books, { type: 'openWallet', address: 'mallory', balance: 100_000_000_000 });
    run(books, {
      type: 'transfer',
      from: 'ECOSYSTEM_FUND',
      to: 'TRANSITION_RESERVE',
      amount: 10 ** 13,
      fee: 0,
    });
    const party = { provider: 'mallory', pool: 'NXT-FOOD' } as const;
    // Before the first allocation there is nothing to provide to.
    const first = execute(books, { type: 'addLiquidity', ...party, nxt: 1, token: 1 });
    expect(first.code).toBe('pool_empty');
    run(books, { type: 'allocateReserve', amount: 10 ** 12, weights: { 'NXT-FOOD': 1 } });
    run(books, { ...trade, trader: 'mallory', give: 'NXT', amount: 1_000_000_000 });
    // The protocol's shares can be paid out down to the last, which stays and keeps what is allocated later.
    const { protocolShares } = state(books);
    const all = execute(books, { type: 'payoutPool', pool: 'NXT-FOOD', shares: protocolShares });
    expect(all).toMatchObject({ ok: false, code: 'last_share', shares: protocolShares });
    run(books, { type: 'payoutPool', pool: 'NXT-FOOD', shares: protocolShares - 1 });
    const left = state(books);
    expect(left).toMatchObject({ issuedShares: 1, protocolShares: 1 });
    expect(Math.min(left.nxt, left.token)).toBeGreaterThan(0);
    run(books, { type: 'allocateReserve', amount: 5 * 10 ** 12, weights: { 'NXT-FOOD': 1 } });
    const after = state(books);
    expect(after.protocolShares).toBe(after.issuedShares);
    const offer = { nxt: 90_000_000_000, token: books.balance(books.find('mallory'), tokenOf(food.index)) };
    const holdings = () =>
      [NXT, tokenOf(food.index)].map((asset) => books.balance(books.find('mallory'), asset));
    const before = holdings();
    const added = run(books, { type: 'addLiquidity', ...party, ...offer });
    execute(books, { type: 'removeLiquidity', ...party, shares: added.shares });
    for (const [index, held] of holdings().entries()) expect(held).toBeLessThanOrEqual(before[index] ?? 0);
  });

  it('wages are equal, the remainder stays', () => {
    const books = booksWith(200_000_000_000, 40_000_000_000_000);
    run(books, { ...trade, give: 'NXT', amount: 50_000_000_000, receiver: 'PRODUCERS-FOOD' });
    run(books, {
      type: 'swap',
      trader: 'PRODUCERS-FOOD',
      pool: 'NXT-FOOD',
      give: 'token',
      amount: 1_000_000_000_001,
    });
    const have = books.balance(books.find('PRODUCERS-FOOD'), NXT);
    const receipt = run(books, { type: 'payWages', sector: 'FOOD', workers: ['alice', 'bob', 'carol'] });
    expect(receipt.each).toBe(Math.floor(have / 3));
    expect(books.balance(books.find('PRODUCERS-FOOD'), NXT)).toBe(have % 3);
    expect(books.balance(books.find('carol'), NXT)).toBe(receipt.each);
  });
});
