/**
 * The living economy: what citizens and policy do on one day, as commands in a fixed order. Each command is decided from the
 * books as the commands before it left them. Everything follows from the scenario, its seed and the books.
 */
import {
  ECOSYSTEM_FUND,
  F_FLOOR_RESERVE,
  isSystemAccount,
  systemAccountId,
  TRANSITION_RESERVE,
} from '../engine/accounts';
import { assetSupplies, NXT, pools, tokenOf, type PoolFact } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import type { Command, Swap } from '../engine/commands';
import { assessCrisis, DAYS_PER_MONTH, monthlyNeed } from '../engine/crisis';
import { mulDiv } from '../engine/exactMath';
import { readPool } from '../engine/pool';
import { messageTypes, type MessageType } from '../engine/spectrum';
import { quoteSwap } from '../engine/swap';
import { drawPopulation, Mood, type Population } from './population';
import { employment } from './employment';
import { openStream, type RandomStream } from './random';
import type { Scenario } from './scenario';

/** The books as they are when the next command is decided. */
export type CurrentBooks = () => BooksReader;

/** The wallets in the order in which they were opened: these are the citizens. */
export function citizensOf(reader: BooksReader): readonly string[] {
  const citizens: string[] = [];
  for (let account = 0; account < reader.accountCount; account += 1) {
    const address = reader.addressOf(account);
    if (!isSystemAccount(address)) citizens.push(address);
  }
  return citizens;
}

function balanceOf(reader: BooksReader, address: string): number {
  return reader.balance(reader.find(address), NXT);
}

/** ⌊amount · percent / 100⌋ in units. */
function percentOf(amount: number, percent: number): number {
  return mulDiv(amount, percent, 100);
}

/** The choices that a deterministic run replaces. */
export interface Behaviour {
  /** Index of the sector in which a citizen shops on a day. */
  shoppingSector(scenario: Scenario, citizen: number, day: number, stream: RandomStream): number;
}

/** Citizens as the model describes them: sectors are drawn by the pools' weights. */
export const drawnBehaviour: Behaviour = {
  shoppingSector: (scenario, _citizen, _day, stream) => {
    const { weights } = scenario.pools;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let left = Math.floor(stream.next() * total);
    for (const [sector, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return sector;
    }
    return weights.length - 1;
  },
};

export class Village {
  readonly scenario: Scenario;
  readonly behaviour: Behaviour;
  readonly #mood: Mood;
  #population: { readonly citizens: number; readonly drawn: Population } | undefined;

  constructor(scenario: Scenario, behaviour: Behaviour = drawnBehaviour) {
    this.scenario = scenario;
    this.behaviour = behaviour;
    this.#mood = new Mood(scenario);
  }

  /** The commands that set the village up: its policy, its wallets, and what the fund gives to floor, pools and reserve. */
  *opening(names: readonly string[]): Generator<Command> {
    const { crisis, floor, opening } = this.scenario;
    yield {
      type: 'setPolicy',
      policy: {
        citizens: names.length,
        allotment: floor.allotment,
        reserveLinePercent: crisis.reserveLinePercent,
        floorLinePercent: crisis.floorLinePercent,
      },
    };
    yield* this.openWallets(names);
    if (opening.floor > 0) yield this.#gift(F_FLOOR_RESERVE, opening.floor, 'Opening of the floor');
    if (opening.pools > 0) {
      yield this.#gift(TRANSITION_RESERVE, opening.pools, 'Opening of the pools');
      yield { type: 'allocateReserve', amount: opening.pools };
    }
    if (opening.reserve > 0) yield this.#gift(TRANSITION_RESERVE, opening.reserve, 'Opening of the reserve');
  }

  /** Opens a wallet for each name, funded from TREASURY as the scenario says. */
  *openWallets(names: readonly string[]): Generator<Command> {
    const { openingWallets } = this.#drawn(names.length);
    for (const [index, address] of names.entries()) {
      yield { type: 'openWallet', address, balance: openingWallets[index] ?? 0 };
    }
  }

  /** One day: the clock moves first, then everything happens in the order of the model. */
  *day(books: CurrentBooks): Generator<Command> {
    yield { type: 'tick' };
    const day = books().counter('clock');
    const citizens = citizensOf(books());
    if (citizens.length === 0) return;
    yield* this.#floorPayment(books, day, citizens);
    yield* this.#messages(day, citizens);
    yield* this.#payments(books, day, citizens);
    yield* this.#shopping(books, day, citizens);
    yield* this.#producersSell(books);
    yield* this.#payday(books, day, citizens);
    yield* this.#policy(books, day);
  }

  #gift(to: string, amount: number, reason: string): Command {
    return { type: 'transfer', from: ECOSYSTEM_FUND, to, amount, fee: 0, reason };
  }

  #drawn(citizens: number): Population {
    if (this.#population?.citizens !== citizens) {
      this.#population = { citizens, drawn: drawPopulation(this.scenario, citizens) };
    }
    return this.#population.drawn;
  }

  /** Every so many days the floor pays each citizen the allotment of those days. */
  *#floorPayment(books: CurrentBooks, day: number, citizens: readonly string[]): Generator<Command> {
    const { allotment, everyDays } = this.scenario.floor;
    const amountEach = mulDiv(allotment, everyDays, DAYS_PER_MONTH);
    if (day % everyDays !== 0 || amountEach === 0 || balanceOf(books(), F_FLOOR_RESERVE) === 0) return;
    yield { type: 'payFloor', citizens, amountEach };
  }

  /** Each citizen sends messages of one type as one burn. */
  *#messages(day: number, citizens: readonly string[]): Generator<Command> {
    const { seed, messages } = this.scenario;
    const { rates } = this.#drawn(citizens.length);
    const mood = this.#mood.on(day);
    const counts = openStream(seed, 'messages', day);
    const types = openStream(seed, 'types', day);
    for (const [index, sender] of citizens.entries()) {
      const count = Math.floor((rates[index] ?? 0) * mood + counts.next());
      if (count === 0) continue;
      const messageType = this.#drawType(types.next());
      const price = Math.floor(
        (messages.burnPerStandardMessage * messages.relativePricePermille[messageType]) / 1_000,
      );
      if (price === 0) continue;
      yield {
        type: 'messageBurn',
        sender,
        messageId: `D${day}-${sender}`.slice(0, 64),
        messageType,
        amount: price,
        count,
      };
    }
  }

  #drawType(u: number): MessageType {
    const mix = this.scenario.messages.mixPercent;
    let threshold = 0;
    for (const type of messageTypes) {
      threshold += mix[type] / 100;
      if (u < threshold) return type;
    }
    return 'standard';
  }

  /** A few citizens pay others a part of what they have. */
  *#payments(books: CurrentBooks, day: number, citizens: readonly string[]): Generator<Command> {
    const { seed, transfers } = this.scenario;
    if (citizens.length < 2) return;
    const stream = openStream(seed, 'transfers', day);
    const count = Math.floor(citizens.length * transfers.perCitizenDay + stream.next());
    for (let payment = 0; payment < count; payment += 1) {
      const payer = Math.floor(stream.next() * citizens.length);
      const other = Math.floor(stream.next() * (citizens.length - 1));
      const share = stream.next();
      const from = citizens[payer] as string;
      const to = citizens[other < payer ? other : other + 1] as string;
      const amount = Math.floor(percentOf(balanceOf(books(), from), transfers.maxSharePercent) * share);
      if (amount > 0) yield { type: 'transfer', from, to, amount, fee: transfers.fee };
    }
  }

  /** Once in so many days a citizen spends a part of the wallet in one sector; its producers receive the tokens. */
  *#shopping(books: CurrentBooks, day: number, citizens: readonly string[]): Generator<Command> {
    const { seed, shopping } = this.scenario;
    const stream = openStream(seed, 'shopping', day);
    for (const [index, trader] of citizens.entries()) {
      if ((index + day) % shopping.everyDays !== 0) continue;
      const sector = this.behaviour.shoppingSector(this.scenario, index, day, stream);
      const pool = pools[sector] as PoolFact;
      const basket = Math.min(
        percentOf(balanceOf(books(), trader), shopping.consumptionPercent),
        percentOf(balanceOf(books(), pool.address), shopping.basketLimitPercent),
      );
      if (basket === 0) continue;
      yield {
        type: 'swap',
        trader,
        pool: pool.address,
        give: 'NXT',
        amount: basket,
        receiver: pool.producers,
      };
    }
  }

  /** Producers sell a part of the tokens that lie above their stock. */
  *#producersSell(books: CurrentBooks): Generator<Command> {
    const { stockPercent, sellPercent } = this.scenario.producers;
    for (const pool of pools) {
      const token = tokenOf(pool.index);
      const stock = percentOf(assetSupplies[token] as number, stockPercent);
      const held = books().balance(systemAccountId(pool.producers), token);
      const amount = percentOf(Math.max(0, held - stock), sellPercent);
      if (amount === 0) continue;
      const sale: Swap = { type: 'swap', trader: pool.producers, pool: pool.address, give: 'token', amount };
      // A pool that would give nothing for it is left alone.
      if ('pool' in quoteSwap(books(), sale)) yield sale;
    }
  }

  /** Payday: pools return a part of what lies above their working depth, then each sector pays its workers. */
  *#payday(books: CurrentBooks, day: number, citizens: readonly string[]): Generator<Command> {
    if (day % this.scenario.pools.payoutEveryDays === 0) yield* this.#payouts(books);
    if (day % this.scenario.producers.wageEveryDays !== 0) return;
    const workers = employment(citizens, this.scenario.pools.weights);
    for (const pool of pools) {
      const team = workers[pool.index] as readonly string[];
      const wages = books().balance(systemAccountId(pool.producers), NXT);
      if (team.length > 0 && wages >= team.length)
        yield { type: 'payWages', sector: pool.sector, workers: team };
    }
  }

  *#payouts(books: CurrentBooks): Generator<Command> {
    const { workingDepth, payoutPercent, weights } = this.scenario.pools;
    const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
    for (const fact of pools) {
      const pool = readPool(books(), fact);
      const depth = mulDiv(workingDepth, weights[fact.index] ?? 0, totalWeight);
      const paid = percentOf(Math.max(0, pool.nxt - depth), payoutPercent);
      if (paid === 0) continue;
      const shares = mulDiv(pool.protocolShares, paid, pool.nxt);
      if (shares > 0) yield { type: 'payoutPool', pool: fact.address, shares };
    }
  }

  /** The policy drains in a crisis of the floor; every so many days it allocates and refills the floor. */
  *#policy(books: CurrentBooks, day: number): Generator<Command> {
    const { policy, crisis } = this.scenario;
    const before = assessCrisis(books());
    if (before.floor.isBelow && this.#hasCooledDown(books(), day)) {
      const amount = percentOf(before.reserve.balance, crisis.drainPercent);
      if (amount > 0) yield { type: 'drainReserve', amount, id: crisisDrainId(day) };
    }
    if (day % policy.everyDays !== 0) return;
    const now = assessCrisis(books());
    const need = monthlyNeed(now.policy);
    const kept = Number((need * BigInt(policy.reserveKeptPercent)) / 100n);
    if (!now.isCrisis || policy.allocateInCrisis) {
      const amount = percentOf(Math.max(0, now.reserve.balance - kept), policy.allocationPercent);
      if (amount > 0) yield { type: 'allocateReserve', amount };
    }
    const reserve = balanceOf(books(), TRANSITION_RESERVE);
    const target = Number((need * BigInt(policy.floorTargetDays)) / BigInt(DAYS_PER_MONTH));
    const missing = target - balanceOf(books(), F_FLOOR_RESERVE);
    const refill = Math.min(missing, reserve - kept);
    if (refill > 0) yield { type: 'drainReserve', amount: refill };
  }

  /** True if no crisis drain was made in the days of the cool-down; a refill of the floor does not count. */
  #hasCooledDown(reader: BooksReader, day: number): boolean {
    for (let back = 1; back < this.scenario.crisis.coolDownDays; back += 1) {
      if (reader.row('results', crisisDrainId(day - back)) !== undefined) return false;
    }
    return true;
  }
}

/** The idempotency id of a day's crisis drain: it marks the drain, so that the cool-down can be read from the books. */
function crisisDrainId(day: number): string {
  return `crisis-drain-D${day}`;
}
