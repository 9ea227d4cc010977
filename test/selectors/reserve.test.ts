import { describe, expect, it } from 'vitest';
import { F_FLOOR_RESERVE, isSystemAccount, TRANSITION_RESERVE, TREASURY } from '../../src/engine/accounts';
import { findPool, NXT, pools } from '../../src/engine/assets';
import { readBooks, type Economy } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { readTransaction } from '../../src/engine/readTransaction';
import { messageTypes } from '../../src/engine/spectrum';
import type { Transaction } from '../../src/engine/transactions';
import { NXT_SUPPLY } from '../../src/engine/units';
import { createDailyFlowsReader, flowGroups, groupOfAccount } from '../../src/selectors/dailyFlows';
import { flowGraph, groupLabel, ledgerParamsOf } from '../../src/selectors/flowGraph';
import { createLedgerScanner, readLedgerFilter } from '../../src/selectors/ledger';
import { createReserveSelector, type DayWindow, type ReserveModel } from '../../src/selectors/reserve';
import { createFirstViewScript } from '../support/firstViewScript';
import { LoopStore } from '../../src/store/loopStore';
import { Random } from '../support/random';
import { fundedGenesis, loopAfter } from '../support/startingPoints';

const names = ['alice', 'bob', 'carol', 'dave', 'erin', '*wallets', 'reserve'];
const funds = [TREASURY, 'VALIDATOR_POOL', 'ECOSYSTEM_FUND', TRANSITION_RESERVE, F_FLOOR_RESERVE];

/** A command that often succeeds, of any kind. */
function randomCommand(random: Random, economy: Economy, step: number): Command {
  const books = readBooks(economy);
  const part = (address: string) => {
    const account = books.find(address);
    const balance = account < 0 ? 0 : books.balance(account, NXT);
    return 1 + random.below(Math.max(1, Math.floor(balance / random.pick([1, 3, 50]))));
  };
  const anyone = () => random.pick(random.chance(70) ? names : funds);
  const sender = anyone();
  const pool = random.pick(pools);
  switch (random.below(14)) {
    case 0:
    case 1:
      return { type: 'tick' };
    case 2:
      return { type: 'openWallet', address: random.pick(names), balance: part(TREASURY) };
    case 3:
    case 4:
      return {
        type: 'transfer',
        from: sender,
        to: anyone(),
        amount: part(sender),
        fee: random.pick([0, 1_000]),
      };
    case 5:
    case 6:
    case 7: {
      const messageType = random.pick(messageTypes);
      return { type: 'messageBurn', sender, messageId: `m${step}`, messageType, amount: part(sender) };
    }
    case 8:
      return { type: 'allocateReserve', amount: part(TRANSITION_RESERVE) };
    case 9:
      return { type: 'drainReserve', amount: part(TRANSITION_RESERVE) };
    case 10: {
      const citizens = [...new Set([anyone(), anyone(), anyone()])];
      return { type: 'payFloor', citizens, amountEach: part(F_FLOOR_RESERVE) };
    }
    case 11:
      return { type: 'syncWallet', wallet: random.pick(names), balance: part(TREASURY) };
    case 12:
      return { type: 'payWages', sector: pool.sector, workers: [random.pick(names)] };
    default:
      return { type: 'swap', trader: sender, pool: 'NXT-FOOD', give: 'NXT', amount: part(sender) };
  }
}

/** A history with commits, undone ones, moves in time and branches. */
function wander(loop: LoopStore, random: Random, steps: number, visit: () => void): void {
  for (let step = 0; step < steps; step += 1) {
    const kind = random.below(40);
    const { length } = loop.timeline.getState();
    if (kind === 0) loop.undo();
    else if (kind === 1) loop.seek(random.below(length + 1));
    else loop.commit(randomCommand(random, loop.economy.getState(), step));
    if (random.chance(12)) visit();
  }
  visit();
}

function groupOf(economy: Economy, address: string): string {
  return flowGroups[groupOfAccount(readBooks(economy).find(address))] ?? '';
}

/** Every transaction of the window, read in full. */
function transactionsIn(economy: Economy, { from, to }: DayWindow): readonly Transaction[] {
  const books = readBooks(economy);
  return Array.from({ length: books.transactionCount }, (_, index) => readTransaction(books, index)).filter(
    ({ time }) => time >= from && time <= to,
  );
}

/** What each group held after every transaction up to a day: the present balances with later postings taken back. */
function balancesAfter(economy: Economy, day: number): ReadonlyMap<string, bigint> {
  const books = readBooks(economy);
  const balances = new Map<string, bigint>(flowGroups.map((group) => [group, 0n]));
  const add = (group: string, units: bigint) => balances.set(group, (balances.get(group) ?? 0n) + units);
  for (let account = 0; account < books.accountCount; account += 1) {
    const address = books.addressOf(account);
    if (!isSystemAccount(address)) expect(groupOf(economy, address)).toBe('wallets');
    add(groupOf(economy, address), BigInt(books.balance(account, NXT)));
  }
  for (const { postings } of transactionsIn(economy, { from: day + 1, to: Number.MAX_SAFE_INTEGER })) {
    for (const { from, to, asset, amount } of postings) {
      if (asset !== 'NXT') continue;
      add(groupOf(economy, from), BigInt(amount));
      add(groupOf(economy, to), -BigInt(amount));
    }
  }
  return balances;
}

/** The window's flows by sentence, from the transactions themselves. */
function flowsOf(economy: Economy, window: DayWindow): ReadonlyMap<string, readonly [bigint, number]> {
  const flows = new Map<string, readonly [bigint, number]>();
  for (const { postings } of transactionsIn(economy, window)) {
    for (const { from, to, asset, amount } of postings) {
      if (asset !== 'NXT') continue;
      const name = `${groupOf(economy, from)} → ${groupOf(economy, to)}`;
      const [units, count] = flows.get(name) ?? [0n, 0];
      flows.set(name, [units + BigInt(amount), count + 1]);
    }
  }
  return flows;
}

function checkFlows(economy: Economy, { window, links, groups }: ReserveModel): void {
  const expected = flowsOf(economy, window);
  const found = new Map<string, readonly [bigint, number]>();
  for (const { from, to, units, postings } of links) found.set(`${from} → ${to}`, [BigInt(units), postings]);
  for (const { group, stays } of groups) {
    if (stays.postings > 0) found.set(`${group} → ${group}`, [BigInt(stays.units), stays.postings]);
  }
  expect(found).toEqual(expected);
}

function checkBalances(economy: Economy, { window, groups }: ReserveModel): void {
  const before = balancesAfter(economy, window.from - 1);
  const after = balancesAfter(economy, window.to);
  for (const { group, opening, received, paid, closing } of groups) {
    expect([group, BigInt(opening)]).toEqual([group, before.get(group)]);
    expect([group, BigInt(closing)]).toEqual([group, after.get(group)]);
    expect(BigInt(opening) + BigInt(received) - BigInt(paid)).toBe(BigInt(closing));
  }
  const sum = (pick: (row: (typeof groups)[number]) => number) =>
    groups.reduce((total, row) => total + BigInt(pick(row)), 0n);
  expect(sum((row) => row.opening)).toBe(BigInt(NXT_SUPPLY));
  expect(sum((row) => row.closing)).toBe(BigInt(NXT_SUPPLY));
  expect(sum((row) => row.received)).toBe(sum((row) => row.paid));
}

function checkBathtub(economy: Economy, { window, bathtub, groups }: ReserveModel): void {
  const reserve = groups.find(({ group }) => group === 'reserve');
  expect(bathtub.opening).toBe(reserve?.opening);
  expect(bathtub.closing).toBe(reserve?.closing);
  expect(bathtub.opening + bathtub.inTotal - bathtub.outTotal).toBe(bathtub.closing);
  const kinds: Record<string, number> = {};
  for (const { kind, detail, postings } of transactionsIn(economy, window)) {
    for (const { from, to, asset, amount } of postings) {
      if (asset !== 'NXT' || from === to) continue;
      const type = detail !== null && typeof detail === 'object' ? detail.messageType : 'other';
      const flow = kind === 'allocation' || kind === 'drain' ? kind : 'other';
      if (to === TRANSITION_RESERVE) kinds[`in ${type}`] = (kinds[`in ${type}`] ?? 0) + amount;
      if (from === TRANSITION_RESERVE) kinds[`out ${flow}`] = (kinds[`out ${flow}`] ?? 0) + amount;
    }
  }
  const found = [
    ...Object.entries(bathtub.inflow).map(([kind, units]) => [`in ${kind}`, units]),
    ...Object.entries(bathtub.outflow).map(([kind, units]) => [`out ${kind}`, units]),
  ].filter(([, units]) => units !== 0);
  expect(Object.fromEntries(found)).toEqual(kinds);
  let balance = bathtub.opening;
  for (const day of bathtub.days) {
    expect(day.opening).toBe(balance);
    balance += [...day.inflow].reduce((a, b) => a + b, 0) - [...day.outflow].reduce((a, b) => a + b, 0);
    expect(day.closing).toBe(balance);
    expect(day.day).toBeGreaterThanOrEqual(window.from);
    expect(day.day).toBeLessThanOrEqual(window.to);
  }
  expect(balance).toBe(bathtub.closing);
}

function checkGraph({ links, groups }: ReserveModel): void {
  const { nodes, edges } = flowGraph(links);
  expect(edges.map(({ link }) => link)).toEqual(links);
  for (const { source, target } of edges) {
    expect(nodes[source]?.column ?? 9).toBeLessThan(nodes[target]?.column ?? -1);
  }
  for (const [at, node] of nodes.entries()) {
    const units = (end: 'source' | 'target') =>
      edges.filter((edge) => edge[end] === at).reduce((sum, { link }) => sum + link.units, 0);
    expect([node.received, node.paid]).toEqual([units('target'), units('source')]);
  }
  for (const { group, received, paid } of groups) {
    const own = nodes.filter((node) => node.group === group);
    expect(own.reduce((sum, node) => sum + node.received, 0)).toBe(received);
    expect(own.reduce((sum, node) => sum + node.paid, 0)).toBe(paid);
  }
}

describe('the reserve over a window', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    it(`equals postings and balances to the unit in random history ${seed}`, () => {
      const random = new Random(seed);
      const loop = new LoopStore(seed % 3 === 0 ? fundedGenesis : {});
      const select = createReserveSelector();
      let looks = 0;
      wander(loop, random, 90, () => {
        looks += 1;
        const economy = loop.economy.getState();
        const books = readBooks(economy);
        const today = books.counter('clock');
        const from = random.chance(50) ? 0 : random.below(today + 1);
        const to = random.chance(70) ? today : random.between(from, today);
        const model = select(books, { from, to });
        checkFlows(economy, model);
        checkBalances(economy, model);
        checkBathtub(economy, model);
        checkGraph(model);
      });
      expect(looks).toBeGreaterThan(0);
    });
  }

  it('gives for every window of the first view the same as a selector made anew', () => {
    const loop = new LoopStore();
    loop.load(createFirstViewScript(21));
    const select = createReserveSelector();
    const { length } = loop.timeline.getState();
    for (const position of [length, length - 1, 400, length, 3]) {
      loop.seek(position);
      const books = readBooks(loop.economy.getState());
      const today = books.counter('clock');
      for (const window of [
        { from: 0, to: today },
        { from: Math.max(0, today - 6), to: today },
        { from: 1, to: 4 },
        { from: 0, to: today },
      ]) {
        expect(select(books, window)).toEqual(createReserveSelector()(books, window));
      }
    }
  });

  it('reads only what a commit added', () => {
    const loop = new LoopStore();
    loop.load(createFirstViewScript(20));
    const read = createDailyFlowsReader();
    read(readBooks(loop.economy.getState()));
    loop.commit({ type: 'tick' });
    loop.commit({ type: 'messageBurn', sender: 'Ada', messageId: 'extra', messageType: 'link' });
    const books = readBooks(loop.economy.getState());
    let reads = 0;
    const counted = Object.create(books, {
      transactionCount: { value: books.transactionCount },
      transaction: {
        value: (index: number) => {
          reads += 1;
          return books.transaction(index);
        },
      },
    }) as typeof books;
    read(counted);
    expect(reads).toBeLessThan(6);
  });

  it('keeps the day that the tick begins apart from the day before', () => {
    const loop = loopAfter([
      { type: 'messageBurn', sender: 'alice', messageId: 'a', messageType: 'standard' },
      { type: 'tick' },
      { type: 'messageBurn', sender: 'alice', messageId: 'b', messageType: 'image', count: 2 },
      { type: 'transfer', from: 'bob', to: TRANSITION_RESERVE, amount: 7, fee: 0 },
      { type: 'drainReserve', amount: 9 },
    ]);
    const { bathtub } = createReserveSelector()(readBooks(loop.economy.getState()), { from: 1, to: 1 });
    expect(bathtub).toMatchObject({
      opening: 60_000_005_700,
      closing: 60_000_005_700 + 5_836 + 7 - 9,
      inTotal: 5_843,
      outTotal: 9,
      inflow: { standard: 0, image: 5_836, other: 7 },
      outflow: { allocation: 0, drain: 9, other: 0 },
    });
  });

  it('is empty and true on the first day of a bare economy', () => {
    const { bathtub, links, groups } = createReserveSelector()(
      readBooks(new LoopStore().economy.getState()),
      {
        from: 0,
        to: 0,
      },
    );
    expect(links).toEqual([]);
    expect(bathtub.days).toEqual([]);
    expect([bathtub.opening, bathtub.closing]).toEqual([0, 0]);
    expect(groups.find(({ group }) => group === 'treasury')?.closing).toBe(50_000_000_000_000);
  });
});

describe('the ledger behind a flow', () => {
  it('shows as many transactions as the flow has postings, for every flow of the first view', () => {
    const loop = new LoopStore();
    loop.load(createFirstViewScript(30));
    const books = readBooks(loop.economy.getState());
    const window = { from: 3, to: 30 };
    const { links, groups } = createReserveSelector()(books, window);
    expect(links.length).toBeGreaterThan(14);
    const stay = groups.flatMap(({ group, stays }) =>
      stays.postings > 0 ? [{ from: group, to: group, ...stays }] : [],
    );
    for (const link of [...links, ...stay]) {
      const view = createLedgerScanner()(books, readLedgerFilter(ledgerParamsOf(link, window)));
      expect([link.from, link.to, view.matches.length]).toEqual([link.from, link.to, link.postings]);
    }
  });

  it('names one day as one day', () => {
    expect(ledgerParamsOf({ from: 'wallets', to: 'NXT-FOOD' }, { from: 4, to: 4 })).toEqual({
      from: '*wallets',
      to: 'NXT-FOOD',
      asset: 'NXT',
      day: '4',
    });
  });

  it('calls every group by a name of its own', () => {
    const labels = flowGroups.map(groupLabel);
    expect(new Set(labels).size).toBe(flowGroups.length);
    expect(labels.filter((_, at) => findPool(flowGroups[at] ?? '') !== undefined)[0]).toBe('Electricity');
  });
});
