import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announcements } from '../../src/components/announce';
import { pools } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { defaultWeights } from '../../src/engine/allocation';
import type { Command } from '../../src/engine/commands';
import PoolsPanel from '../../src/panels/pools/PoolsPanel';
import { LoopContext } from '../../src/store/hooks';
import { LoopStore } from '../../src/store/loopStore';
import { setUnit } from '../../src/store/preferences';

const nxt = 100_000_000;
const matchMedia = globalThis.matchMedia;
let loop: LoopStore;

const reserve: Command = {
  type: 'transfer',
  from: 'ECOSYSTEM_FUND',
  to: 'TRANSITION_RESERVE',
  amount: 1_000 * nxt,
  fee: 0,
};

beforeEach(() => {
  setUnit('NXT');
  history.replaceState(null, '', '#/pools');
  loop = new LoopStore();
  loop.commit(reserve);
  loop.commit({ type: 'allocateReserve', amount: 100 * nxt });
});

afterEach(() => {
  globalThis.matchMedia = matchMedia;
});

function open(hash = '#/pools') {
  history.replaceState(null, '', hash);
  const user = userEvent.setup();
  render(
    <LoopContext value={loop}>
      <PoolsPanel />
    </LoopContext>,
  );
  return user;
}

function isNarrow(): void {
  globalThis.matchMedia = (query) =>
    Object.defineProperty(matchMedia(query), 'matches', { value: query.includes('max-width') });
}

function reserveHolds(): number {
  const books = readBooks(loop.economy.getState());
  return books.balance(books.find('TRANSITION_RESERVE'), 0);
}

describe('the table of pools', () => {
  it('answers what twelve pools hold, in three families with their sums', () => {
    open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Pools');
    expect(screen.getByText(/Twelve pools/).closest('p')?.textContent).toBe(
      'Twelve pools hold 100.00000000 NXT',
    );
    const table = screen.getByRole('table', { name: 'The twelve pools in three families' });
    expect(
      within(table)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(pools.map(({ address }) => address));
    const food = within(table).getByRole('row', { name: /NXT-FOOD/ });
    expect(food).toHaveTextContent('0.00002000');
    expect(food).toHaveTextContent('10 %');
    expect(within(table).getByRole('row', { name: /All twelve/ })).toHaveTextContent('100 %');
  });

  it('says that a pool without NXT has no price', () => {
    loop.seek(1);
    open();
    expect(screen.getAllByText('no NXT yet')).toHaveLength(12);
    expect(screen.getByText(/Nothing can be traded yet/)).toBeVisible();
  });

  it('goes through the pools with the arrow keys and opens one with Enter', async () => {
    const user = open();
    screen.getByRole('link', { name: 'NXT-ELECTRICITY' }).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(screen.getByRole('link', { name: 'NXT-WATER' })).toHaveFocus();
    expect(screen.getByRole('link', { name: 'NXT-WATER' })).toHaveAttribute('href', '#/pools?pool=NXT-WATER');
    await user.click(screen.getByRole('row', { name: /NXT-FOOD/ }));
    expect(location.hash).toBe('#/pools?pool=NXT-FOOD');
    expect(screen.getByRole('heading', { level: 2, name: 'NXT-FOOD' })).toBeVisible();
  });

  it('follows a commit', () => {
    open();
    act(() => void loop.commit({ type: 'allocateReserve', amount: 50 * nxt }));
    expect(screen.getByText(/Twelve pools/).closest('p')).toHaveTextContent('150.00000000');
  });

  it('is a list on a narrow screen', () => {
    isNarrow();
    open();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByRole('link', { name: /NXT-CARBON/ })).toHaveTextContent('0.00001000');
  });
});

describe('the allocation form', () => {
  const amount = () => screen.getByRole('textbox', { name: 'Amount' });
  const weight = (pool: string) => screen.getByRole('textbox', { name: `Weight of ${pool}` });
  const shareOf = (pool: string) => screen.getByLabelText(`Share of ${pool}`);
  const submit = () => screen.getByRole('button', { name: /^Allocate/ });
  const asAllocation = '#/pools?view=allocate';

  it('is reached from the table', async () => {
    const user = open();
    await user.click(screen.getByRole('button', { name: 'Allocate from the reserve' }));
    expect(location.hash).toBe(asAllocation);
    expect(screen.getByRole('heading', { level: 2, name: 'Allocate from the reserve' })).toBeVisible();
  });

  it('shows shares that add up to the unit, and where each left-over unit went', async () => {
    const user = open(asAllocation);
    await user.type(amount(), '0.00000107');
    const shown = pools.map(({ address }) => shareOf(address).textContent ?? '');
    const units = shown.map((text) => Number(/0\.(\d{8})/.exec(text)?.[1]));
    expect(units.reduce((sum, share) => sum + share, 0)).toBe(107);
    expect(screen.getByLabelText('Sum of the shares')).toHaveTextContent('0.00000107');
    const expected = loop.preview({ type: 'allocateReserve', amount: 107 }).outcome;
    if (!expected.ok || expected.type !== 'allocateReserve') throw new Error('refused');
    expect(units).toEqual(expected.shares);
    const marked = pools.filter(({ address }) => shareOf(address).textContent?.includes('+1 unit'));
    expect(marked.map(({ index }) => index)).toEqual(expected.leftOver.toSorted((a, b) => a - b));
    expect(screen.getByText(/largest remainders/)).toBeVisible();
  });

  it('takes parts of the reserve', async () => {
    const user = open(asAllocation);
    await user.click(screen.getByRole('button', { name: '25 %' }));
    expect(amount()).toHaveValue('225');
    await user.click(screen.getByRole('button', { name: 'All' }));
    expect(amount()).toHaveValue('900');
  });

  it('keeps an amount’s meaning when the unit is switched', async () => {
    const user = open(asAllocation);
    await user.type(amount(), '0.5');
    act(() => setUnit('units'));
    expect(amount()).toHaveValue('50000000');
    act(() => setUnit('NXT'));
    expect(amount()).toHaveValue('0.5');
  });

  it('steps weights by keyboard, resets one with Backspace and all with a button', async () => {
    const user = open(asAllocation);
    const slider = screen.getByRole('slider', { name: /NXT-FOOD/ });
    slider.focus();
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(weight('NXT-FOOD')).toHaveValue('20');
    expect(slider).toHaveAttribute('aria-valuetext', '20, specified is 10');
    await user.keyboard('{Backspace}');
    expect(weight('NXT-FOOD')).toHaveValue('10');
    await user.click(screen.getByRole('button', { name: /^Only NXT-FOOD/ }));
    expect(weight('NXT-WATER')).toHaveValue('0');
    await user.click(screen.getByRole('button', { name: 'Reset to specified' }));
    expect(pools.map(({ address }) => Number((weight(address) as HTMLInputElement).value))).toEqual(
      defaultWeights,
    );
  });

  it('says beside the weight why it is refused, and keeps what was typed', async () => {
    const user = open(asAllocation);
    await user.type(amount(), '10');
    await user.clear(weight('NXT-FOOD'));
    await user.type(weight('NXT-FOOD'), '1.5');
    expect(weight('NXT-FOOD')).toHaveAccessibleDescription(/The weight '1\.5' of 'NXT-FOOD' is refused/);
    expect(weight('NXT-FOOD')).toHaveValue('1.5');
    const before = loop.economy.getState();
    await user.click(submit());
    expect(loop.economy.getState()).toBe(before);
    expect(announcements.getState().text).toContain('Nothing was changed.');
  });

  it('refuses all zero weights and more than the reserve holds, with the numbers', async () => {
    const user = open(asAllocation);
    await user.type(amount(), '901');
    expect(amount()).toHaveAccessibleDescription(/need 90100000000 units, have 90000000000 units/);
    await user.clear(amount());
    await user.type(amount(), '1');
    await user.click(screen.getByRole('button', { name: /^Only NXT-FOOD/ }));
    await user.clear(weight('NXT-FOOD'));
    await user.type(weight('NXT-FOOD'), '0');
    expect(screen.getByRole('alert')).toHaveTextContent('All weights are zero');
  });

  it('asks for an amount where there is none', async () => {
    const user = open(asAllocation);
    await user.click(submit());
    expect(amount()).toHaveAccessibleDescription(/Enter an amount/);
  });

  it('commits all of its transactions at once, and undo takes all of them back', async () => {
    const user = open(asAllocation);
    const before = loop.economy.getState();
    const { position } = loop.timeline.getState();
    await user.type(amount(), '9{Enter}');
    expect(loop.timeline.getState().position).toBe(position + 1);
    expect(reserveHolds()).toBe(891 * nxt);
    expect(amount()).toHaveValue('');
    act(() => void loop.undo());
    expect(readBooks(loop.economy.getState()).transactionCount).toBe(readBooks(before).transactionCount);
    expect(reserveHolds()).toBe(900 * nxt);
  });

  it('warns of a sandwich where the price rises enough to pay for two fees', async () => {
    const user = open(asAllocation);
    await user.type(amount(), '0.5');
    expect(screen.getByText(/a sandwich would not pay/)).toBeInTheDocument();
    await user.clear(amount());
    await user.type(amount(), '50');
    expect(screen.getByText(/by 50\.00.%: a sandwich could pay/)).toBeInTheDocument();
  });
});
