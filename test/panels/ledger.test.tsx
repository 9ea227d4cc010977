import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { logHash } from '../../src/engine/stateHash';
import LedgerPanel from '../../src/panels/ledger/LedgerPanel';
import { LoopContext } from '../../src/store/hooks';
import { LoopStore } from '../../src/store/loopStore';
import { setUnit } from '../../src/store/preferences';

const matchMedia = globalThis.matchMedia;

/** A page so wide that a transaction opens beside the list, or a narrow one where it opens under its row. */
function setPage(kind: 'wide' | 'narrow'): void {
  globalThis.matchMedia = (query) =>
    Object.defineProperty(matchMedia(query), 'matches', {
      value: query.includes(kind === 'wide' ? 'min-width: 1180px' : 'max-width'),
    });
}

const opening: readonly Command[] = [
  { type: 'openWallet', address: 'Ada', balance: 1_000_000_000 },
  { type: 'openWallet', address: 'Bram', balance: 500_000_000 },
  { type: 'transfer', from: 'Ada', to: 'Bram', amount: 29_000_000, reason: 'Rent of May' },
  { type: 'messageBurn', sender: 'Bram', messageId: 'MSG-1', messageType: 'video', count: 1_000 },
  { type: 'allocateReserve', amount: 11_400_000 },
];

function show(commands: readonly Command[] = opening, hash = '#/ledger') {
  globalThis.location.hash = hash;
  const loop = new LoopStore();
  for (const command of commands) loop.commit(command);
  render(
    <LoopContext value={loop}>
      <LedgerPanel />
    </LoopContext>,
  );
  return { loop, user: userEvent.setup() };
}

/** Commits payments, so that the ledger is far longer than what is drawn of it. */
function payments(count: number): readonly Command[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'transfer',
    from: 'TREASURY',
    to: `wallet-${index % 7}`,
    amount: index + 1,
    fee: 0,
  }));
}

const rows = () => screen.getAllByRole('row').slice(1);

beforeEach(() => {
  // The page of the tests has no layout, so it does not scroll.
  globalThis.scrollTo = () => {};
  setPage('wide');
  setUnit('NXT');
});

afterEach(() => {
  globalThis.matchMedia = matchMedia;
  vi.restoreAllMocks();
  globalThis.location.hash = '';
});

describe('the ledger answers', () => {
  it('how many transactions there are and that value is conserved', () => {
    show();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Ledger$/);
    expect(screen.getByText('16 transactions')).toBeVisible();
    expect(screen.getByText('Σ conserved')).toBeVisible();
  });

  it('how many attempts were refused, and that they are no transactions', () => {
    const { loop } = show();
    expect(screen.queryByText(/refused/)).toBeNull();
    act(() => void loop.commit({ type: 'drainReserve', amount: 1 }));
    act(() => void loop.commit({ type: 'transfer', from: 'Zoe', to: 'Ada', amount: 1 }));
    const link = screen.getByRole('link', { name: '2 attempts were refused; they are not transactions' });
    expect(link).toHaveAttribute('href', '#/wallets');
    expect(screen.getByText('16 transactions')).toBeVisible();
  });

  it('the chain hash on demand, the same as the engine’s', async () => {
    const { loop, user } = show();
    await user.click(screen.getByRole('button', { name: 'Chain hash' }));
    const hash = logHash(readBooks(loop.economy.getState()));
    expect((await screen.findByText(/^[0-9a-f ]{71}$/)).textContent?.replaceAll(' ', '')).toBe(hash);
    act(() => void loop.commit({ type: 'openWallet', address: 'Cleo', balance: 1 }));
    expect(screen.getByText('Chain hash of the first 16')).toBeVisible();
  });

  it('an empty ledger with the one next action', () => {
    show([]);
    expect(screen.getByText('No transactions yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open a wallet' })).toHaveAttribute('href', '#/wallets');
  });

  it('a moment before the first transaction with the way back', async () => {
    const { loop, user } = show();
    act(() => loop.seek(0));
    await user.click(screen.getByRole('button', { name: 'Return to now' }));
    expect(screen.getByText('16 transactions')).toBeVisible();
  });

  it('the transactions of the past in the past', () => {
    const { loop } = show();
    act(() => loop.seek(2));
    expect(screen.getByText('2 transactions')).toBeVisible();
    expect(rows()).toHaveLength(2);
  });
});

describe('rows', () => {
  it('come newest first, say where they stand, and only those near the view are drawn', () => {
    show(payments(3_000));
    const grid = screen.getByRole('grid', { name: 'Transactions, newest first' });
    expect(grid).toHaveAttribute('aria-rowcount', '3001');
    expect(rows().length).toBeLessThan(100);
    expect(rows()[0]).toHaveAttribute('aria-rowindex', '2');
    expect(within(rows()[0] as HTMLElement).getByText('TX00002999')).toBeVisible();
    expect(rows()[0]).toHaveTextContent('Treasury paid wallet-3');
    expect(rows()[0]).toHaveTextContent('0.00003000 NXT');
  });

  it('answer the keyboard: arrows move, Enter opens, Escape closes, Home and End', async () => {
    const { user } = show();
    await user.click(screen.getByRole('searchbox'));
    rows()[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(document.activeElement).toHaveTextContent('TX00000014');
    await user.keyboard('{Enter}');
    expect(globalThis.location.hash).toContain('tx=TX00000014');
    expect(document.activeElement).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Escape}');
    expect(globalThis.location.hash).not.toContain('tx=');
    expect(document.activeElement).toHaveTextContent('TX00000014');
    await user.keyboard('{End}');
    expect(document.activeElement).toHaveTextContent('TX00000000');
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveTextContent('TX00000000');
    await user.keyboard('{Home}');
    expect(document.activeElement).toHaveTextContent('TX00000015');
  });

  it('keep the focus on a row that is drawn though it is far out of view', async () => {
    const { user } = show(payments(2_000));
    rows()[0]?.focus();
    await user.keyboard('{End}');
    expect(document.activeElement).toHaveTextContent('TX00000000');
    expect(document.activeElement).toHaveAttribute('aria-rowindex', '2001');
  });

  it('do not move under the pointer when something is committed', async () => {
    const { loop, user } = show();
    await user.hover(rows()[3] as HTMLElement);
    act(() => void loop.commit({ type: 'openWallet', address: 'Cleo', balance: 1 }));
    expect(rows()[0]).toHaveTextContent('TX00000015');
    expect(screen.getByRole('button', { name: '1 new' })).toBeVisible();
    await user.unhover(rows()[3] as HTMLElement);
    await waitFor(() => expect(rows()[0]).toHaveTextContent('TX00000016'));
  });

  it('are a list on a narrow page, where a transaction opens under its row', async () => {
    setPage('narrow');
    const { user } = show();
    const items = screen.getAllByRole('listitem');
    expect(items).toHaveLength(16);
    expect(items[0]).toHaveAttribute('aria-setsize', '16');
    await user.click(within(items[13] as HTMLElement).getByRole('button'));
    expect(within(items[13] as HTMLElement).getByRole('heading', { name: 'Ada paid Bram' })).toBeVisible();
    expect(within(items[13] as HTMLElement).getByRole('button', { expanded: true })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { level: 2 })).toBeNull();
  });
});

describe('filters', () => {
  it('search as one types, count, and stand in the address', async () => {
    const { user } = show();
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'rent');
    expect(rows()).toHaveLength(1);
    expect(screen.getByText(/of 16 match/)).toHaveTextContent('1 of 16 match, moving 0.29 NXT');
    expect(globalThis.location.hash).toBe('#/ledger?text=rent');
  });

  it('by account: once it is one that exists', async () => {
    const { user } = show();
    const field = screen.getByRole('combobox', { name: 'Account' });
    await user.type(field, 'Bra');
    expect(rows()).toHaveLength(16);
    await user.type(field, 'm');
    expect(rows()).toHaveLength(3);
    expect(globalThis.location.hash).toBe('#/ledger?account=Bram');
  });

  it('by kind, from the list or from the counts', async () => {
    const { user } = show();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Video messages');
    expect(rows()).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: /Allocations/ }));
    expect(rows()).toHaveLength(12);
    expect(globalThis.location.hash).toBe('#/ledger?kind=allocation');
    await user.click(screen.getByRole('button', { name: /Allocations/, pressed: true }));
    expect(rows()).toHaveLength(16);
  });

  it('by amount, read exactly in the unit of choice; the address has units', async () => {
    const { user } = show();
    await user.type(screen.getByRole('textbox', { name: 'At least' }), '0.29');
    expect(globalThis.location.hash).toBe('#/ledger?min=29000000');
    expect(rows()).toHaveLength(3);
    await user.type(screen.getByRole('textbox', { name: 'At most' }), '5.');
    expect(rows()).toHaveLength(2);
    act(() => setUnit('units'));
    expect(screen.getByRole('textbox', { name: 'At least' })).toHaveValue('29000000');
    await user.type(screen.getByRole('textbox', { name: 'At most' }), 'x');
    expect(screen.getByText(/is not an amount/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'At most' })).toHaveValue('500000000x');
    expect(rows()).toHaveLength(3);
  });

  it('that came with a link are named and can be removed', async () => {
    const { user } = show(opening, '#/ledger?from=TRANSITION_RESERVE&to=*pools&day=0-3');
    expect(rows()).toHaveLength(12);
    await user.click(screen.getByRole('button', { name: 'Days 0 to 3: remove this filter' }));
    await user.click(screen.getByRole('button', { name: 'From Reserve to any pool: remove this filter' }));
    expect(rows()).toHaveLength(16);
    expect(globalThis.location.hash).toBe('#/ledger');
  });

  it('that keep nothing say so and offer to be cleared', async () => {
    const { user } = show(opening, '#/ledger?text=zzz');
    expect(screen.getByText('No transaction matches')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
    expect(rows()).toHaveLength(16);
  });
});

describe('an opened transaction', () => {
  it('tells its postings, balances, nonce, reason and command', async () => {
    const { user } = show(opening, '#/ledger?tx=TX00000002');
    const detail = screen.getByRole('region', { name: 'TX00000002' });
    expect(within(detail).getByRole('heading', { name: 'Ada paid Bram' })).toBeVisible();
    const balances = within(detail).getByRole('table', { name: 'Balances' });
    expect(within(balances).getByRole('row', { name: /Ada/ })).toHaveTextContent('10.000000009.70999000');
    expect(within(balances).getByRole('row', { name: /Bram/ })).toHaveTextContent('5.000000005.29000000');
    expect(within(detail).getByText('Agrees with the economies before and after the command')).toBeVisible();
    expect(within(detail).getByText('Rent of May')).toBeVisible();
    expect(detail).toHaveTextContent('Its nonce0 →, then 1');
    await user.click(within(detail).getByText('Command 2: Transfer NXT'));
    expect(within(detail).getByText(/"amount": 29000000/)).toBeVisible();
    const [wallet] = within(detail).getAllByRole('link', { name: /Bram/ });
    expect(wallet).toHaveAttribute('href', '#/wallets?pick=Bram');
  });

  it('tells what a burn burned and the light of its transition', () => {
    show(opening, '#/ledger?tx=TX00000003');
    const detail = screen.getByRole('region', { name: 'TX00000003' });
    expect(detail).toHaveTextContent('11,400,000 units = 1,000 × 11,400, now in the reserve');
    expect(detail).toHaveTextContent('434.1183 nmHγ, 5 → 2, violet');
    expect(detail).toHaveTextContent('4.5758 × 10⁻¹⁶ J');
  });

  it('of a command that made many says which one it is', () => {
    show(opening, '#/ledger?tx=TX00000006');
    expect(screen.getByRole('region', { name: 'TX00000006' })).toHaveTextContent('transaction 3 of its 12');
  });

  it('that does not exist here says so', () => {
    show(opening, '#/ledger?tx=TX99999999');
    expect(screen.getByText('The ledger holds no such transaction')).toBeVisible();
  });
});

it('saves what is kept as a file and says so', async () => {
  const saved: Blob[] = [];
  URL.createObjectURL = (file) => {
    saved.push(file as Blob);
    return 'blob:file';
  };
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const { user } = show(opening, '#/ledger?kind=allocation');
  await user.click(screen.getByRole('button', { name: 'CSV' }));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect((await saved[0]?.text())?.trim().split('\r\n')).toHaveLength(1 + 2 * 12);
});
