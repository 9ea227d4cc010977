/**
 * What drains and floor payments did so far: one pass over the receipts, continued after each commit instead of being made
 * anew. Balances are kept along the way, so that "before" is what stood there just before.
 */
import { F_FLOOR_RESERVE, systemAccountId, TRANSITION_RESERVE } from '../engine/accounts';
import { NXT } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { readBooks } from '../engine/books/PersistentBooks';
import type { Command } from '../engine/commands';
import { assessCrisis, coverageMillidays, policyOf } from '../engine/crisis';
import { createEconomy, type Genesis } from '../engine/genesis';
import type { Policy } from '../engine/policy';
import type { Receipt } from '../engine/receipts';
import { postingWidth } from '../engine/transactions';
import type { CoverageDay, Drain, FloorPayment } from './crisisRecords';

/** The floor's balance from a moment on. */
interface FloorMoment {
  readonly position: number;
  readonly millidays: number;
}

const reserveId = systemAccountId(TRANSITION_RESERVE);
const floorId = systemAccountId(F_FLOOR_RESERVE);

interface Lines {
  readonly policy: Policy;
  readonly reserveLine: number;
  readonly floorLine: number;
}

/** The lines of a policy as the engine's rule draws them. */
function linesOf(policy: Policy): Lines {
  const { reserve, floor } = assessCrisis(readBooks(createEconomy({ policy: { ...policy } })));
  return { policy, reserveLine: reserve.line, floorLine: floor.line };
}

/** The receipts of the commands that lead to the shown moment. */
export interface Past {
  readonly genesis: Genesis;
  readonly position: number;
  command(index: number): Command | undefined;
  receipt(index: number): Receipt | undefined;
}

/** Everything up to one moment. Immutable, and the same object as long as nothing in it changes. */
export interface CrisisHistory {
  readonly days: readonly CoverageDay[];
  readonly drains: readonly Drain[];
  readonly payments: readonly FloorPayment[];
  /** Day and coverage at an earlier moment. */
  momentAt(position: number): { readonly day: number; readonly millidays: number };
}

/** Walks over receipts and keeps what it sees. */
class Walk {
  readonly #genesis: Genesis;
  #position = 0;
  #last: Receipt | undefined;
  #lines: Lines;
  #reserve: number;
  #floor: number;
  #today: CoverageDay;
  #days: CoverageDay[] = [];
  #drains: Drain[] = [];
  #payments: FloorPayment[] = [];
  #moments: FloorMoment[];
  #result: CrisisHistory | undefined;

  constructor(genesis: Genesis) {
    this.#genesis = genesis;
    const origin = readBooks(createEconomy(genesis));
    this.#lines = linesOf(policyOf(origin));
    this.#reserve = origin.balance(reserveId, NXT);
    this.#floor = origin.balance(floorId, NXT);
    this.#today = this.#newDay(origin.counter('clock'), 0);
    this.#moments = [{ position: 0, millidays: this.#coverage() }];
  }

  /** True if what was walked is the beginning of this past: a receipt stands in one history only. */
  isPrefixOf(past: Past): boolean {
    if (past.genesis !== this.#genesis || this.#position > past.position) return false;
    return this.#position === 0 || past.receipt(this.#position - 1) === this.#last;
  }

  /** Walks on to the past's end. */
  continueTo(past: Past, books: BooksReader): void {
    for (; this.#position < past.position; this.#position += 1) {
      const receipt = past.receipt(this.#position);
      if (receipt !== undefined) this.#step(receipt, past.command(this.#position)?.id, books);
      this.#last = receipt;
    }
  }

  /** What was seen, as it is now. Most commands leave the floor alone: then it is what it was before. */
  result(): CrisisHistory {
    this.#result ??= this.#snapshot();
    return this.#result;
  }

  #snapshot(): CrisisHistory {
    const days = [...this.#days, this.#dayNow()];
    const moments = [...this.#moments];
    return {
      days,
      drains: [...this.#drains],
      payments: [...this.#payments],
      momentAt: (position) => ({
        day: days.findLast(({ from }) => from <= position)?.day ?? 0,
        millidays: moments.findLast((moment) => moment.position <= position)?.millidays ?? 0,
      }),
    };
  }

  #step(receipt: Receipt, commandId: string | undefined, books: BooksReader): void {
    if (receipt.type === 'tick') {
      this.#days.push(this.#dayNow());
      this.#today = this.#newDay(receipt.clock, this.#position + 1);
      this.#result = undefined;
      return;
    }
    const before = { reserve: this.#reserve, floor: this.#floor, coverage: this.#coverage() };
    if (receipt.type === 'setPolicy') this.#lines = linesOf(receipt.policy);
    this.#move(receipt, books);
    if (receipt.type === 'drainReserve')
      this.#drain(receipt.firstTransaction, receipt.amount, commandId, before);
    else if (receipt.type === 'payFloor') this.#payment(receipt, before.coverage);
    if (this.#floor !== before.floor || receipt.type === 'setPolicy') {
      this.#moments.push({ position: this.#position + 1, millidays: this.#coverage() });
      this.#result = undefined;
    }
  }

  #move(receipt: Receipt, books: BooksReader): void {
    const end = receipt.firstTransaction + receipt.transactionCount;
    for (let index = receipt.firstTransaction; index < end; index += 1) {
      const { postings } = books.transaction(index);
      for (let at = 0; at < postings.length; at += postingWidth) {
        if (postings[at + 2] !== NXT) continue;
        const amount = postings[at + 3] ?? 0;
        this.#add(postings[at], -amount);
        this.#add(postings[at + 1], amount);
      }
    }
  }

  #add(account: number | undefined, amount: number): void {
    if (account === reserveId) this.#reserve += amount;
    else if (account === floorId) this.#floor += amount;
  }

  #drain(
    transaction: number,
    amount: number,
    commandId: string | undefined,
    before: { readonly reserve: number; readonly floor: number; readonly coverage: number },
  ): void {
    const { policy, reserveLine, floorLine } = this.#lines;
    this.#drains.push({
      position: this.#position,
      transaction,
      day: this.#today.day,
      amount,
      commandId,
      short: { reserve: before.reserve < reserveLine, floor: before.floor < floorLine },
      reserveBefore: before.reserve,
      floorBefore: before.floor,
      policy,
      coverageBefore: before.coverage,
      coverageAfter: this.#coverage(),
    });
    this.#today = { ...this.#today, drained: this.#today.drained + amount };
  }

  #payment(receipt: Receipt & { readonly type: 'payFloor' }, coverageBefore: number): void {
    const { firstTransaction, citizens, amountEach, paid, inFull } = receipt;
    this.#payments.push({
      position: this.#position,
      transaction: firstTransaction,
      day: this.#today.day,
      citizens,
      amountEach,
      asked: BigInt(amountEach) * BigInt(citizens),
      paid,
      inFull,
      coverageBefore,
      coverageAfter: this.#coverage(),
    });
    const { paid: paidBefore, citizensPaid } = this.#today;
    this.#today = { ...this.#today, paid: paidBefore + paid, citizensPaid: citizensPaid + citizens };
  }

  #coverage(): number {
    return coverageMillidays(this.#floor, this.#lines.policy);
  }

  #newDay(day: number, from: number): CoverageDay {
    const sums = { drained: 0, paid: 0, citizensPaid: 0 };
    return { day, from, floor: this.#floor, millidays: 0, lineMillidays: 0, ...sums };
  }

  #dayNow(): CoverageDay {
    // 30 days a month, in thousandths, times percent.
    const lineMillidays = this.#lines.policy.floorLinePercent * 300;
    return { ...this.#today, floor: this.#floor, millidays: this.#coverage(), lineMillidays };
  }
}

/** Makes a reader that remembers how far it walked: after a commit it adds only what is new. */
export function createCrisisHistoryReader(): (past: Past, books: BooksReader) => CrisisHistory {
  let walk: Walk | undefined;
  return (past, books) => {
    if (walk === undefined || !walk.isPrefixOf(past)) walk = new Walk(past.genesis);
    walk.continueTo(past, books);
    return walk.result();
  };
}
