import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { announcements } from '../../src/components/announce';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { stages } from '../../src/engine/steps';
import { balanceIn } from '../../src/selectors/trace';
import WalletsPanel from '../../src/panels/wallets/WalletsPanel';
import { LoopContext } from '../../src/store/hooks';
import { LoopStore } from '../../src/store/loopStore';
import { setUnit } from '../../src/store/preferences';

const nxt = 100_000_000;
let loop: LoopStore;

beforeEach(() => {
  history.replaceState(null, '', '#/wallets');
  setUnit('NXT');
  loop = new LoopStore();
});

function withWallets() {
  loop.commit({ type: 'openWallet', address: 'Ada', balance: 250 * nxt });
  loop.commit({ type: 'openWallet', address: 'Bo', balance: 30 * nxt });
  loop.commit({ type: 'openWallet', address: 'Cy', balance: 100 * nxt });
}

function open() {
  const user = userEvent.setup();
  render(
    <LoopContext value={loop}>
      <WalletsPanel />
    </LoopContext>,
  );
  return user;
}

const to = () => screen.getByRole('combobox', { name: 'To' });
const from = () => screen.getByRole('combobox', { name: 'From' });
const amount = () => screen.getByRole('textbox', { name: 'Amount' });
const fee = () => screen.getByRole('textbox', { name: 'Fee' });
const send = () => screen.getByRole('button', { name: /^send(?! a message)|^try it/i });
const preview = () => screen.getByLabelText('Preview').textContent;
const result = () => screen.getByRole('region', { name: 'Result' });
const trace = () =>
  within(screen.getByRole('list', { name: 'Atomic trace' }))
    .getAllByRole('listitem')
    .map((step) => step.dataset['status']);
const rowNames = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => /Ada|Bo|Cy/.exec(row.textContent)?.[0]);
const held = (address: string) => balanceIn(readBooks(loop.economy.getState()), address);

describe('the table of wallets', () => {
  beforeEach(withWallets);

  it('answers how many wallets hold how much', () => {
    open();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Wallets$/);
    expect(screen.getByText('3 wallets').closest('p')).toHaveTextContent('3 wallets hold 380.00 NXT');
  });

  it('sorts by each column and keeps the order in the address line', async () => {
    const user = open();
    expect(rowNames()).toEqual(['Ada', 'Cy', 'Bo']);
    await user.click(screen.getByRole('button', { name: 'Wallet' }));
    expect(rowNames()).toEqual(['Ada', 'Bo', 'Cy']);
    expect(location.hash).toContain('sort=wallet');
    expect(screen.getByRole('columnheader', { name: /Wallet/ })).toHaveAttribute('aria-sort', 'ascending');
    await user.click(screen.getByRole('button', { name: /Wallet/ }));
    expect(rowNames()).toEqual(['Cy', 'Bo', 'Ada']);
    for (const name of [/Nonce/, /Tokens/, /Last 48/, /Last receipt/, /Balance/]) {
      await user.click(screen.getByRole('button', { name }));
      expect(screen.getByRole('columnheader', { name })).toHaveAttribute('aria-sort', 'descending');
    }
  });

  it('filters by name; Escape clears', async () => {
    const user = open();
    await user.keyboard('f');
    const search = screen.getByRole('searchbox', { name: 'Find a wallet' });
    expect(search).toHaveFocus();
    await user.keyboard('b');
    expect(rowNames()).toEqual(['Bo']);
    expect(location.hash).toContain('find=b');
    expect(screen.getByText('1 of 3')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(rowNames()).toHaveLength(3);
  });

  it('picks by keyboard; the picked wallet pays, and T goes to the transfer', async () => {
    const user = open();
    expect(from()).toHaveValue('Ada');
    const rows = screen.getAllByRole('row');
    rows[1]?.focus();
    await user.keyboard('{ArrowDown}');
    expect(location.hash).toContain('pick=Cy');
    expect(from()).toHaveValue('Cy');
    expect(document.activeElement).toHaveTextContent('Cy');
    await user.keyboard('{End}');
    expect(from()).toHaveValue('Bo');
    await user.keyboard('{Home}');
    expect(from()).toHaveValue('Ada');
    await user.keyboard('t');
    expect(to()).toHaveFocus();
  });

  it('renders a thousand wallets in a window', async () => {
    for (let number = 0; number < 1_000; number += 1) {
      loop.commit({ type: 'openWallet', address: `citizen ${number}`, balance: 1_000 + number });
    }
    const user = open();
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(screen.getByText('1,003 of 1,003')).toBeInTheDocument();
    screen.getAllByRole('row')[1]?.focus();
    await user.keyboard('{End}');
    expect(from()).toHaveValue('citizen 0');
    expect(document.activeElement).toHaveTextContent('citizen 0');
  });
});

describe('a transfer', () => {
  beforeEach(withWallets);

  it('previews exact figures on every keystroke, and changes nothing', async () => {
    const user = open();
    const before = loop.economy.getState();
    await user.type(to(), 'Bo');
    await user.type(amount(), '0.29');
    expect(preview()).toBe('Total debit0.29001000 NXTAda after249.70999000 NXTBo after30.29000000 NXT');
    await user.type(amount(), '5');
    expect(preview()).toContain('Total debit0.29501000 NXT');
    await user.clear(fee());
    expect(preview()).toContain('Total debit0.29501000 NXT');
    await user.type(fee(), '0');
    expect(preview()).toContain('Total debit0.29500000 NXT');
    expect(loop.economy.getState()).toBe(before);
  });

  it('says that a new receiver will be opened', async () => {
    const user = open();
    await user.type(to(), 'Zoe');
    await user.type(amount(), '1');
    expect(preview()).toContain('new: the transfer opens it');
    expect(preview()).toContain('1.00000000 NXT');
  });

  it('keeps its amount when the unit changes', async () => {
    const user = open();
    await user.type(to(), 'Bo');
    await user.type(amount(), '2.5');
    act(() => setUnit('units'));
    expect(amount()).toHaveValue('250000000');
    expect(preview()).toContain('Total debit250,001,000 units');
  });

  it('is sent by keyboard alone and shows all steps passed', async () => {
    const user = open();
    await user.keyboard('t');
    await user.keyboard('Bo{Escape}{Tab}10{Enter}');
    expect(held('Bo')).toBe(40 * nxt);
    expect(trace()).toEqual(stages.map(() => 'passed'));
    expect(result()).toHaveTextContent('Transfer successful: 1000000000 units → Bo');
    expect(result()).toHaveTextContent('subscribers called once · Δ 0');
    expect(announcements.getState().text).toContain('All eight steps passed');
    expect(amount()).toHaveValue('');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(held('Bo')).toBe(30 * nxt);
  });

  it.each([
    ['From', 'Nobody', "Sender account 'Nobody' not found"],
    ['To', 'Ada', "Sender and receiver are both 'Ada': they must differ"],
    ['To', 'NXT-FOOD', "'NXT-FOOD' moves only by its own commands"],
    ['Amount', '300', 'Insufficient balance: need 30000001000 units, have 25000000000 units'],
    ['Amount', '0', "The amount 0 in 'amount' is refused: it must be a whole number of units above 0"],
  ])('says beside %s why %s is refused', async (label, text, sentence) => {
    const user = open();
    await user.type(to(), 'Bo');
    await user.type(amount(), '1');
    const field = screen.getByLabelText(label, { selector: 'input' });
    await user.clear(field);
    await user.type(field, text);
    expect(field).toHaveAccessibleDescription(sentence);
    expect(field).toBeInvalid();
    expect(field).toHaveValue(text);
  });

  it('asks for what is blank, and lists nothing', async () => {
    const user = open();
    await user.click(send());
    expect(to()).toHaveFocus();
    expect(to()).toHaveAccessibleDescription('Choose who is paid, or name a new wallet.');
    expect(loop.attempts.getState()).toEqual([]);
  });

  it('that is refused is an attempt: the failing check stands, the rest is not reached', async () => {
    const user = open();
    await user.type(to(), 'Bo');
    await user.type(amount(), '300');
    await user.click(screen.getByRole('button', { name: 'Try it, to see it refused' }));
    expect(trace()).toEqual(['passed', 'failed', ...Array.from({ length: 6 }, () => 'notReached')]);
    expect(result()).toHaveTextContent('attempt 1, no transaction');
    expect(result()).toHaveTextContent('Before = after, the same object');
    await user.click(screen.getByText('1 attempt'));
    expect(screen.getByRole('list', { name: 'Attempts' })).toHaveTextContent(
      'Insufficient balance: need 30000001000 units, have 25000000000 units',
    );
    expect(screen.getByRole('list', { name: 'Attempts' })).toHaveTextContent('Transfer NXT, after commit 3');
  });
});

describe('a fault', () => {
  beforeEach(withWallets);

  it.each(stages)('at %s leaves the economy the very same object and calls nobody', async (stage) => {
    const user = open();
    await user.type(to(), 'Newcomer');
    await user.type(amount(), '3');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Fail at step' }), stage);
    const before = loop.economy.getState();
    const called = vi.fn<() => void>();
    loop.economy.subscribe(called);
    await user.click(screen.getByRole('button', { name: 'Send with this fault' }));
    expect(loop.economy.getState()).toBe(before);
    expect(called).not.toHaveBeenCalled();
    expect(trace()[stages.indexOf(stage)]).toBe('failed');
    expect(result()).toHaveTextContent('Rolled back');
    expect(result()).toHaveTextContent(`Transfer failed and rolled back: injected fault at ${stage}`);
    expect(result()).toHaveTextContent('Object.is(before, after) is true · 0 subscribers called · Δ 0');
    expect(within(result()).getByRole('row', { name: /Ada/ })).toHaveTextContent(
      'Ada250.00000000=equals250.00000000',
    );
    expect(within(result()).getByRole('row', { name: /Newcomer/ })).toHaveTextContent(
      'Newcomerno account=equalsno account',
    );
  });

  it('plays again each time, counts attempts, and can be taken away', async () => {
    const user = open();
    await user.type(to(), 'Bo');
    await user.type(amount(), '3');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Fail at step' }), 'record');
    await user.click(send());
    await user.click(send());
    expect(result()).toHaveTextContent('attempt 2, no transaction');
    await user.click(screen.getByRole('button', { name: 'No fault' }));
    await user.click(screen.getByRole('button', { name: 'Send 3 NXT to Bo' }));
    expect(held('Bo')).toBe(33 * nxt);
  });

  it('says when it will not strike', async () => {
    const user = open();
    await user.type(to(), 'Bo');
    await user.type(amount(), '3');
    await user.clear(fee());
    await user.type(fee(), '0');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Fail at step' }), 'fee');
    expect(screen.getByText(/the fault will not strike/)).toBeInTheDocument();
  });
});

describe('a new wallet', () => {
  it('is what an economy without wallets asks for', async () => {
    const user = open();
    expect(screen.getByText('Nobody has a wallet yet')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Create the first wallet' }));
    const dialog = screen.getByRole('dialog', { name: 'New wallet' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Ada');
    await user.type(within(dialog).getByRole('textbox', { name: 'Opening balance' }), '0.1');
    expect(within(dialog).getByLabelText('Preview')).toHaveTextContent('Treasury after499,999.90000000 NXT');
    await user.click(within(dialog).getByRole('button', { name: 'Open Ada with 0.1 NXT' }));
    expect(held('Ada')).toBe(10_000_000);
    expect(location.hash).toContain('pick=Ada');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is refused beside the field that caused it', async () => {
    withWallets();
    const user = open();
    await user.keyboard('n');
    const dialog = screen.getByRole('dialog', { name: 'New wallet' });
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    await user.type(name, 'Ada');
    expect(name).toHaveAccessibleDescription("The account 'Ada' exists already");
    await user.type(name, 'm');
    const balance = within(dialog).getByRole('textbox', { name: 'Opening balance' });
    await user.type(balance, '600000');
    expect(balance).toHaveAccessibleDescription(
      'Insufficient balance: need 60000000000000 units, have 49962000000000 units',
    );
    expect(within(dialog).getByLabelText('Preview')).toHaveTextContent('unchanged');
  });
});
