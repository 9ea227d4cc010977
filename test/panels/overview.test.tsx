import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '../../src/engine/commands';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import OverviewPanel from '../../src/panels/overview/OverviewPanel';
import { PULSE_EVERY } from '../../src/panels/overview/map/usePulses';
import { createFirstViewScript } from '../support/firstViewScript';
import { LoopStore } from '../../src/store/loopStore';
import { setUnit } from '../../src/store/preferences';
import { createTestLoop, renderWithLoop } from '../components/renderWithLoop';

const burn = (sender: string, messageId: string): Command => ({
  type: 'messageBurn',
  sender,
  messageId,
  messageType: 'standard',
});

function commit(loop: LoopStore, command: Command) {
  act(() => {
    expect(loop.commit(command)).toMatchObject({ ok: true });
  });
}

const pulses = () => screen.queryAllByTestId('pulse');
const receipts = () =>
  within(screen.getByRole('region', { name: 'Recent receipts' })).getAllByRole('listitem');

beforeEach(() => setUnit('NXT'));
afterEach(() => vi.useRealTimers());

describe('a bare genesis', () => {
  it('explains that it starts in crisis, and why', () => {
    renderWithLoop(<OverviewPanel />, new LoopStore());
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Overview$/);
    expect(screen.getByText('Crisis: both lines are short')).toBeVisible();
    expect(screen.getByText(/The specified economy starts in crisis/)).toHaveTextContent(
      'its two lines ask for 690,000 of 1,000,000 NXT, 115,000 in the reserve and 575,000 in the floor, and the reserve starts at 0.',
    );
    expect(screen.getByText('Nothing happened yet')).toBeVisible();
    expect(screen.getAllByText('0 days')[0]).toBeVisible();
  });

  it('offers wallets, and says beside the button why no message can be sent', async () => {
    const user = userEvent.setup();
    const { loop } = renderWithLoop(<OverviewPanel />, new LoopStore());
    await user.click(screen.getByRole('button', { name: 'Send one' }));
    expect(screen.getByText(/There is no wallet that could send one/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open four wallets' }));
    expect(screen.getByRole('link', { name: '4 wallets' })).toBeVisible();
    expect(receipts()).toHaveLength(4);
    await user.click(screen.getByRole('button', { name: 'Send one' }));
    expect(receipts()[0]).toHaveTextContent('Ada burned, standard message');
    expect(screen.queryByText(/There is no wallet/)).toBeNull();
    expect(readBooks(loop.economy.getState()).transactionCount).toBe(5);
  });
});

describe('the answer line', () => {
  it('states conservation, crisis and distances with their numbers', () => {
    const loop = new LoopStore();
    loop.commit({
      type: 'transfer',
      from: 'TREASURY',
      to: 'F_FLOOR_RESERVE',
      amount: 37_940_000_000_000,
      fee: 0,
    });
    loop.commit({
      type: 'transfer',
      from: 'TREASURY',
      to: 'TRANSITION_RESERVE',
      amount: 3_565_438_545_479,
      fee: 0,
    });
    renderWithLoop(<OverviewPanel />, loop);
    const [answers] = screen.getAllByRole('list');
    const [conserved, crisis, floor, last] = within(answers as HTMLElement).getAllByRole('listitem');
    expect(conserved).toHaveTextContent('Σ 100,000,000,000,000 units across 31 accounts');
    expect(crisis).toHaveTextContent('−79,345.61454521 NXT');
    expect(crisis).toHaveTextContent('reserve below its 115,000 NXT line');
    expect(crisis).toHaveTextContent('floor −195,600.00 below its 575,000 line');
    expect(floor).toHaveTextContent('9.8 daysits line asks for 15, for 1,000 citizens');
    expect(last).toHaveTextContent('Just nowTreasury paid Reserve');
    expect(screen.queryByText(/starts in crisis/)).toBeNull();
  });

  it('says that there is no crisis, and by how much', () => {
    const loop = new LoopStore({ policy: { citizens: 1, allotment: 1_000 } });
    loop.commit({ type: 'transfer', from: 'TREASURY', to: 'F_FLOOR_RESERVE', amount: 2_000, fee: 0 });
    loop.commit({ type: 'transfer', from: 'TREASURY', to: 'TRANSITION_RESERVE', amount: 300, fee: 0 });
    setUnit('units');
    renderWithLoop(<OverviewPanel />, loop);
    expect(screen.getByText('No crisis').closest('li')).toHaveTextContent(
      '+200 unitsreserve above its 100 units linefloor +1,500 above its 500 line',
    );
  });
});

describe('the loop map', () => {
  it('has every node as a link to its panel', () => {
    renderWithLoop(<OverviewPanel />);
    const map = screen.getByRole('region', { name: 'The loop' });
    const links = within(map)
      .getAllByRole('link')
      .map((link) => [link.textContent, link.getAttribute('href')]);
    expect(links.slice(0, 3)).toEqual([
      ['2 wallets', '#/wallets'],
      ['Messages burn', '#/messages'],
      ['Reserve', '#/reserve'],
    ]);
    expect(links[3]).toEqual(['Electricity pool', '#/pools?pool=NXT-ELECTRICITY']);
    expect(links.slice(-3)).toEqual([
      ['Crisis drain', '#/crisis'],
      ['Floor', '#/crisis'],
      ['Pays citizens', '#/crisis'],
    ]);
    expect(links).toHaveLength(18);
  });

  it('tells the same as a table', () => {
    const loop = createTestLoop();
    loop.commit(burn('Ada', 'm'));
    loop.commit({ type: 'allocateReserve', amount: 700 });
    renderWithLoop(<OverviewPanel />, loop);
    const table = screen.getByRole('table', { hidden: true, name: /each edge of the loop/ });
    const rows = within(table).getAllByRole('row', { hidden: true });
    expect(rows.map((row) => row.textContent)).toContain('Messages: standardwallets → reserve0.00005700 NXT');
    expect(rows.map((row) => row.textContent)).toContain(
      'Allocationsreserve → pools0.00000700 NXTTX00000014',
    );
    expect(rows).toHaveLength(8);
  });

  it('shows the largest sixty of many wallets and how many more there are', () => {
    const loop = new LoopStore();
    for (let index = 0; index < 75; index += 1) {
      loop.commit({ type: 'openWallet', address: `w${index}`, balance: 1 + index });
    }
    renderWithLoop(<OverviewPanel />, loop);
    expect(screen.getByText('the largest 60, and 15 more')).toBeVisible();
    expect(screen.getByTitle('w74')).toBeInTheDocument();
    expect(screen.queryByTitle('w14')).toBeNull();
  });

  it('shows producers and wages once they paid any', () => {
    const loop = new LoopStore();
    loop.load(createFirstViewScript(8));
    renderWithLoop(<OverviewPanel />, loop);
    expect(screen.getByRole('link', { name: 'Producers and wages' })).toBeVisible();
  });
});

describe('pulses', () => {
  it('travel an edge when a posting was committed, and for nothing else', () => {
    const { loop } = renderWithLoop(<OverviewPanel />);
    expect(pulses()).toHaveLength(0);
    act(() => {
      expect(loop.commit(burn('Nobody', 'x')).ok).toBe(false);
    });
    commit(loop, { type: 'tick' });
    expect(pulses()).toHaveLength(0);
    commit(loop, burn('Ada', 'm'));
    expect(pulses()).toHaveLength(1);
    act(() => {
      loop.undo();
    });
    act(() => {
      loop.redo();
    });
    expect(pulses()).toHaveLength(1);
  });

  it('are at most one per edge in a second', () => {
    vi.useFakeTimers();
    const { loop } = renderWithLoop(<OverviewPanel />);
    for (let index = 0; index < 20; index += 1) commit(loop, burn('Ada', `m${index}`));
    expect(pulses()).toHaveLength(1);
    commit(loop, { type: 'allocateReserve', amount: 1_000 });
    expect(pulses()).toHaveLength(13);
    act(() => {
      vi.advanceTimersByTime(PULSE_EVERY);
    });
    expect(pulses()).toHaveLength(0);
    commit(loop, burn('Ada', 'later'));
    expect(pulses()).toHaveLength(1);
  });
});

describe('receipts', () => {
  it('list the last six, and the newest can be undone', async () => {
    const user = userEvent.setup();
    const loop = createTestLoop();
    for (let index = 0; index < 8; index += 1) loop.commit(burn('Ada', `m${index}`));
    renderWithLoop(<OverviewPanel />, loop);
    expect(receipts()).toHaveLength(6);
    expect(receipts()[0]).toHaveTextContent('TX00000009');
    expect(screen.getByRole('link', { name: 'Ledger, 10' })).toHaveAttribute('href', '#/ledger');
    const before = loop.economyAt(9);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(receipts()[0]).toHaveTextContent('TX00000008');
    expect(readBooks(loop.economy.getState()).transactionCount).toBe(readBooks(before).transactionCount);
  });

  it('undo the newest one even when the clock moved after it', async () => {
    const user = userEvent.setup();
    const { loop } = renderWithLoop(<OverviewPanel />);
    commit(loop, burn('Ada', 'm'));
    commit(loop, { type: 'tick' });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(loop.timeline.getState().position).toBe(2);
  });

  it('never show a refusal; it stands beside what caused it', async () => {
    const user = userEvent.setup();
    const loop = new LoopStore();
    loop.commit({ type: 'openWallet', address: 'Ada', balance: 100 });
    renderWithLoop(<OverviewPanel />, loop);
    await user.click(screen.getByRole('button', { name: 'Send one' }));
    const messages = screen.getByRole('region', { name: 'Messages' });
    expect(within(messages).getByText(/need 5700 units, have 100 units/)).toBeVisible();
    expect(within(messages).getByText('Nothing was changed.')).toBeVisible();
    expect(receipts()).toHaveLength(1);
  });
});

it('shows parts of the value that sum to all there is', () => {
  const loop = new LoopStore();
  loop.load(createFirstViewScript(3));
  setUnit('units');
  renderWithLoop(<OverviewPanel />, loop);
  const region = screen.getByRole('region', { name: 'All the value there is' });
  const parts = within(region)
    .getAllByRole('definition')
    .map((part) => Number(part.textContent?.replaceAll(',', '')));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100_000_000_000_000);
});
