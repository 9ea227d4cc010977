/**
 * The living economy: what citizens, producers and policy do on one day, in a fixed order. Each action is decided from the
 * books as the actions before it left them. Everything follows from the scenario, its seed and the books.
 */
import {
  ECOSYSTEM_FUND,
  F_FLOOR_RESERVE,
  poolAccountIds,
  producersAccountIds,
  systemAccountId,
  systemAccounts,
  TRANSITION_RESERVE,
} from '../engine/accounts';
import { assetSupplies, NXT, pools, tokenOf, type PoolFact } from '../engine/assets';
import type { AccountId, BooksReader } from '../engine/books/Books';
import { assessCrisis, DAYS_PER_MONTH, monthlyNeed } from '../engine/crisis';
import { mulDiv } from '../engine/exactMath';
import { readPool } from '../engine/pool';
import { messageTypes } from '../engine/spectrum';
import { employment } from './employment';
import { drawPopulation, Mood, type Population } from './population';
import { openStream, type RandomStream } from './random';
import type { Scenario } from './scenario';
import type { World } from './world';

const fund = systemAccountId(ECOSYSTEM_FUND);
const reserveAccount = systemAccountId(TRANSITION_RESERVE);
const floorAccount = systemAccountId(F_FLOOR_RESERVE);

/** The wallets in the order in which they were opened, which is after all system accounts: these are the citizens. */
export function citizensOf(reader: BooksReader): readonly AccountId[] {
  const citizens: AccountId[] = [];
  for (let account = systemAccounts.length; account < reader.accountCount; account += 1)
    citizens.push(account);
  return citizens;
}

/** ⌊amount · percent / 100⌋ in units. */
function percentOf(amount: number, percent: number): number {
  return mulDiv(amount, percent, 100);
}

/** The idempotency id of a day's crisis drain: it marks the drain, so that the cool-down can be read from the books. */
export function crisisDrainId(day: number): string {
  return `crisis-drain-D${day}`;
}

/** The choice that a run without chance replaces. */
export interface Behaviour {
  /** Index of the sector in which a citizen shops on a day. */
  shoppingSector(scenario: Scenario, citizen: number, day: number, stream: RandomStream): number;
}

/** Citizens as the model describes them: sectors are drawn by the pools' weights. */
export const drawnBehaviour: Behaviour = {
  shoppingSector: (scenario, _citizen, _day, stream) => {
    const { weights } = scenario.pools;
    let total = 0;
    for (const weight of weights) total += weight;
    let left = Math.floor(stream.next() * total);
    for (let sector = 0; sector < weights.length; sector += 1) {
      left -= weights[sector] as number;
      if (left < 0) return sector;
    }
    return weights.length - 1;
  },
};

/** The people and the policy of one scenario. It keeps no state of the economy: each day is decided from the books. */
export class Village {
  readonly scenario: Scenario;
  readonly #behaviour: Behaviour;
  readonly #mood: Mood;
  /** Weights other than the specified ones must be named in each allocation. */
  readonly #weights: readonly number[] | undefined;
  /** By message type: the sum of the shares up to it, and its price in units. */
  readonly #thresholds: readonly number[];
  readonly #prices: readonly number[];
  #population: Population | undefined;
  #teams: readonly (readonly AccountId[])[] = [];
  #citizens: readonly AccountId[] = [];
  #accountsSeen = 0;

  constructor(scenario: Scenario, behaviour: Behaviour = drawnBehaviour) {
    this.scenario = scenario;
    this.#behaviour = behaviour;
    this.#mood = new Mood(scenario);
    const { messages } = scenario;
    this.#thresholds = cumulative(messageTypes.map((type) => messages.mixPercent[type] / 100));
    this.#prices = messageTypes.map((type) =>
      Math.floor((messages.burnPerStandardMessage * messages.relativePricePermille[type]) / 1_000),
    );
    const { weights } = scenario.pools;
    this.#weights = pools.every((pool) => pool.weight === weights[pool.index]) ? undefined : weights;
  }

  /** Sets the village up: its policy, its wallets, and what the fund gives to floor, pools and reserve. */
  open(world: World, names: readonly string[]): void {
    const { crisis, floor, opening } = this.scenario;
    world.setPolicy({
      citizens: names.length,
      allotment: floor.allotment,
      reserveLinePercent: crisis.reserveLinePercent,
      floorLinePercent: crisis.floorLinePercent,
    });
    this.openWallets(world, names);
    if (opening.floor > 0) world.transfer(fund, floorAccount, opening.floor, 0, 'Opening of the floor');
    if (opening.pools > 0) {
      world.transfer(fund, reserveAccount, opening.pools, 0, 'Opening of the pools');
      world.allocate(opening.pools, this.#weights);
    }
    if (opening.reserve > 0)
      world.transfer(fund, reserveAccount, opening.reserve, 0, 'Opening of the reserve');
  }

  /** Opens a wallet for each name, funded from TREASURY as the scenario says. */
  openWallets(world: World, names: readonly string[]): void {
    const { openingWallets } = drawPopulation(this.scenario, names.length);
    for (const [index, address] of names.entries()) world.openWallet(address, openingWallets[index] ?? 0);
  }

  /** One day: the clock moves first, then everything happens in the order of the model. */
  day(world: World): void {
    const day = world.tick();
    this.#newcomers(world, day);
    this.#meetCitizens(world);
    if (this.#citizens.length > 0) {
      this.#floorPayment(world, day);
      this.#messages(world, day);
      this.#payments(world, day);
      this.#shopping(world, day);
    }
    this.#producersSell(world, day);
    this.#payday(world, day);
    this.#policy(world, day);
  }

  /** Counts the wallets again if accounts were opened since; a run may start from any books. */
  #meetCitizens({ books }: World): void {
    if (books.accountCount === this.#accountsSeen) return;
    this.#accountsSeen = books.accountCount;
    this.#citizens = citizensOf(books);
    this.#population = drawPopulation(this.scenario, this.#citizens.length);
    this.#teams = employment(this.#citizens, this.scenario.pools.weights);
  }

  /** While the village grows, some wallets are opened each day; the policy counts the newcomers. */
  #newcomers(world: World, day: number): void {
    const { growth } = this.scenario;
    if (growth === null) return;
    const dayOfGrowth = day - growth.startDay;
    if (dayOfGrowth < 0 || dayOfGrowth >= growth.days) return;
    const before = Math.floor((growth.citizens * dayOfGrowth) / growth.days);
    const after = Math.floor((growth.citizens * (dayOfGrowth + 1)) / growth.days);
    for (let newcomer = before + 1; newcomer <= after; newcomer += 1) {
      world.openWallet(`newcomer-${newcomer}`, growth.wallet);
    }
    const citizens = assessCrisis(world.books).policy.citizens + after - before;
    if (after > before) world.setPolicy({ citizens });
  }

  /** Every so many days the floor pays each citizen the allotment of those days. */
  #floorPayment(world: World, day: number): void {
    const { allotment, everyDays } = this.scenario.floor;
    const amountEach = mulDiv(allotment, everyDays, DAYS_PER_MONTH);
    if (day % everyDays !== 0 || amountEach === 0 || world.books.balance(floorAccount, NXT) === 0) return;
    world.payFloor(this.#citizens, amountEach);
  }

  /** Each citizen sends messages of one type as one burn; what the wallet cannot afford is refused. */
  #messages(world: World, day: number): void {
    const { seed } = this.scenario;
    const rates = this.#population?.rates ?? [];
    const factor = this.#mood.on(day) * this.#shockFactor(day);
    const counts = openStream(seed, 'messages', day);
    const types = openStream(seed, 'types', day);
    for (let index = 0; index < this.#citizens.length; index += 1) {
      const count = Math.floor((rates[index] as number) * factor + counts.next());
      if (count === 0) continue;
      const typeIndex = firstAbove(this.#thresholds, types.next());
      const price = this.#prices[typeIndex] as number;
      if (price > 0) world.burn(day, this.#citizens[index] as AccountId, typeIndex, price, count);
    }
  }

  #shockFactor(day: number): number {
    let factor = 1;
    for (const shock of this.scenario.shocks) {
      if (shock.kind === 'messages' && day >= shock.startDay && day < shock.startDay + shock.days) {
        factor *= shock.factor;
      }
    }
    return factor;
  }

  /** A few citizens pay others a part of what they have. */
  #payments(world: World, day: number): void {
    const { seed, transfers } = this.scenario;
    const citizens = this.#citizens;
    if (citizens.length < 2) return;
    const stream = openStream(seed, 'transfers', day);
    const count = Math.floor(citizens.length * transfers.perCitizenDay + stream.next());
    for (let payment = 0; payment < count; payment += 1) {
      const payer = Math.floor(stream.next() * citizens.length);
      const other = Math.floor(stream.next() * (citizens.length - 1));
      const share = stream.next();
      const from = citizens[payer] as AccountId;
      const to = citizens[other < payer ? other : other + 1] as AccountId;
      const amount = Math.floor(percentOf(world.books.balance(from, NXT), transfers.maxSharePercent) * share);
      if (amount > 0) world.transfer(from, to, amount, transfers.fee);
    }
  }

  /** Once in so many days a citizen spends a part of the wallet in one sector; its producers receive the tokens. */
  #shopping(world: World, day: number): void {
    const { seed, shopping } = this.scenario;
    const stream = openStream(seed, 'shopping', day);
    for (let index = 0; index < this.#citizens.length; index += 1) {
      if ((index + day) % shopping.everyDays !== 0) continue;
      const pool = pools[this.#behaviour.shoppingSector(this.scenario, index, day, stream)] as PoolFact;
      const trader = this.#citizens[index] as AccountId;
      const basket = Math.min(
        percentOf(world.books.balance(trader, NXT), shopping.consumptionPercent),
        percentOf(
          world.books.balance(poolAccountIds[pool.index] as AccountId, NXT),
          shopping.basketLimitPercent,
        ),
      );
      if (basket > 0) world.shop(trader, pool, basket);
    }
  }

  /** Producers sell a part of the tokens above their stock; in a run on the pools, a part of all they have. */
  #producersSell(world: World, day: number): void {
    const { stockPercent, sellPercent } = this.scenario.producers;
    const run = this.scenario.shocks.find(
      (shock) => shock.kind === 'poolRun' && day >= shock.startDay && day < shock.startDay + shock.days,
    );
    for (const pool of pools) {
      const token = tokenOf(pool.index);
      const held = world.books.balance(producersAccountIds[pool.index] as AccountId, token);
      const stock = percentOf(assetSupplies[token] as number, stockPercent);
      const amount =
        run?.kind === 'poolRun'
          ? percentOf(held, run.stockPercentPerDay)
          : percentOf(Math.max(0, held - stock), sellPercent);
      if (amount > 0 && world.books.balance(poolAccountIds[pool.index] as AccountId, NXT) > 0)
        world.sell(pool, amount);
    }
  }

  /** Payday: pools return a part of what lies above their working depth, then each sector pays its workers. */
  #payday(world: World, day: number): void {
    if (day % this.scenario.pools.payoutEveryDays === 0) this.#payOuts(world);
    if (day % this.scenario.producers.wageEveryDays !== 0) return;
    for (const pool of pools) {
      const team = this.#teams[pool.index] ?? [];
      const wages = world.books.balance(producersAccountIds[pool.index] as AccountId, NXT);
      if (team.length > 0 && wages >= team.length) world.payWages(pool, team);
    }
  }

  #payOuts(world: World): void {
    const { workingDepth, payoutPercent, weights } = this.scenario.pools;
    const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
    for (const fact of pools) {
      const pool = readPool(world.books, fact);
      const depth = mulDiv(workingDepth, weights[fact.index] ?? 0, totalWeight);
      const paid = percentOf(Math.max(0, pool.nxt - depth), payoutPercent);
      // Of all shares one stays, whatever is asked for.
      const most = Math.min(pool.protocolShares, pool.issuedShares - 1);
      const shares = paid === 0 ? 0 : Math.min(most, mulDiv(pool.protocolShares, paid, pool.nxt));
      if (shares > 0) world.payOut(fact, shares);
    }
  }

  /** The policy drains in a crisis of the floor; every so many days it allocates and refills the floor. */
  #policy(world: World, day: number): void {
    const { policy, crisis } = this.scenario;
    const before = assessCrisis(world.books);
    if (before.floor.isBelow && this.#hasCooledDown(world.books, day)) {
      const amount = percentOf(before.reserve.balance, crisis.drainPercent);
      if (amount > 0) world.drain(amount, crisisDrainId(day));
    }
    if (day % policy.everyDays !== 0) return;
    const now = assessCrisis(world.books);
    const need = monthlyNeed(now.policy);
    const kept = Number((need * BigInt(policy.reserveKeptPercent)) / 100n);
    if (!now.isCrisis || policy.allocateInCrisis) {
      const amount = percentOf(Math.max(0, now.reserve.balance - kept), policy.allocationPercent);
      if (amount > 0) world.allocate(amount, this.#weights);
    }
    const reserve = world.books.balance(reserveAccount, NXT);
    const target = Number((need * BigInt(policy.floorTargetDays)) / BigInt(DAYS_PER_MONTH));
    const refill = Math.min(target - world.books.balance(floorAccount, NXT), reserve - kept);
    if (refill > 0) world.drain(refill, undefined);
  }

  /** True if no crisis drain was made in the days of the cool-down; a refill of the floor does not count. */
  #hasCooledDown(reader: BooksReader, day: number): boolean {
    for (let back = 1; back < this.scenario.crisis.coolDownDays; back += 1) {
      if (reader.row('results', crisisDrainId(day - back)) !== undefined) return false;
    }
    return true;
  }
}

function cumulative(parts: readonly number[]): readonly number[] {
  let sum = 0;
  return parts.map((part) => {
    sum += part;
    return sum;
  });
}

/** Index of the first threshold above u; the first one where rounding leaves none. */
function firstAbove(thresholds: readonly number[], u: number): number {
  for (let index = 0; index < thresholds.length; index += 1)
    if (u < (thresholds[index] as number)) return index;
  return 0;
}
