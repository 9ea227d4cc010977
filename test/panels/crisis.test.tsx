import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import CrisisPanel from '../../src/panels/crisis/CrisisPanel';
import { createFirstViewScript } from '../support/firstViewScript';
import { LoopContext } from '../../src/store/hooks';
import { LoopStore } from '../../src/store/loopStore';
import { setUnit } from '../../src/store/preferences';

// The drawing itself is tested in a real browser.
vi.mock('../../src/components/charts/TimeChart', () => ({ TimeChart: () => null }));

const NXT = 100_000_000;

function gift(to: string, nxt: number): Command {
  return { type: 'transfer', from: 'ECOSYSTEM_FUND', to, amount: nxt * NXT, fee: 0 };
}

function show(commands: readonly Command[] = [], hash = '#/crisis') {
  globalThis.location.hash = hash;
  const loop = new LoopStore();
  for (const command of commands) loop.commit(command);
  render(
    <LoopContext value={loop}>
      <CrisisPanel />
    </LoopContext>,
  );
  return { loop, user: userEvent.setup() };
}

function balance(loop: LoopStore, address: string): number {
  const books = readBooks(loop.economy.getState());
  return books.balance(books.find(address), 0);
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const drains = () => screen.getByRole('table', { name: 'Drains and refused attempts, newest first' });

beforeEach(() => setUnit('NXT'));

describe('the answer', () => {
  it('says that the specified economy starts in crisis, and why', () => {
    show();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Crisis$/);
    expect(screen.getByText('Crisis, for two reasons')).toBeVisible();
    expect(screen.getByText(/The floor lasts/)).toHaveTextContent(
      'The floor lasts 0 of the 15 days it should. The two lines together ask for 690,000 of the 1,000,000 NXT there are, and reserve and floor start at 0: this economy starts in crisis.',
    );
    expect(screen.getByRole('meter', { name: 'Reserve' })).toHaveAttribute(
      'aria-valuetext',
      '0.00000000 NXT, 115,000.00000000 short',
    );
    expect(screen.getByText(/1,150 NXT × 1,000 citizens × 50 %, 15 days of payments/)).toBeVisible();
  });

  it('does not say so of the first view, which changed its policy', () => {
    globalThis.location.hash = '#/crisis';
    const loop = new LoopStore();
    loop.load(createFirstViewScript());
    render(
      <LoopContext value={loop}>
        <CrisisPanel />
      </LoopContext>,
    );
    expect(screen.getByText('No crisis', { selector: 'header *' })).toBeVisible();
    expect(screen.getByText(/The floor lasts/)).toHaveTextContent(
      'The floor lasts 36.0 days, and its line asks for 15. The two lines together ask for 828 of the 1,000,000 NXT there are.',
    );
    expect(within(drains()).getAllByText('Refill of the floor').length).toBeGreaterThan(0);
    expect(screen.getByText(/5 % of the specified/)).toHaveTextContent('1,150 NXT');
  });

  it('says when the lines ask for more than exists', () => {
    show([{ type: 'setPolicy', policy: { citizens: 2_000 } }]);
    expect(screen.getByText(/The floor lasts/)).toHaveTextContent('no drain can ever lift both');
  });

  it('shows every amount in units if asked', () => {
    setUnit('units');
    show([gift('TRANSITION_RESERVE', 2)]);
    expect(screen.getByRole('region', { name: 'Reserve' })).toHaveTextContent('200,000,000 units');
  });
});

describe('a drain by hand', () => {
  it('previews, commits and lists what was drained, by keyboard alone', async () => {
    const { loop, user } = show([gift('TRANSITION_RESERVE', 1_000), { type: 'tick' }]);
    const form = screen.getByRole('form', { name: 'Drain by hand' });
    button('50 %').focus();
    await user.keyboard('{Enter}');
    expect(button('50 %')).toHaveAttribute('aria-pressed', 'true');
    expect(within(form).getByLabelText('Reserve → floor')).toHaveValue('500');
    expect(form).toHaveTextContent('Reserve after500.00000000 NXT');
    expect(form).toHaveTextContent(
      'Still a crisis afterwards: moving NXT between the two lines cannot lift both.',
    );
    within(form).getByLabelText('Reserve → floor').focus();
    await user.keyboard('{Enter}');
    expect(balance(loop, 'F_FLOOR_RESERVE')).toBe(500 * NXT);
    const row = within(drains()).getAllByRole('row')[1];
    expect(row).toHaveTextContent('TX00000001');
    expect(row).toHaveTextContent('Both lines short');
    expect(row).toHaveTextContent('hand');
    expect(row).toHaveTextContent('0.00→ to 0.01 d');
  });

  it('says beside the field that it is more than the reserve holds, and lists the attempt', async () => {
    const { loop, user } = show([gift('TRANSITION_RESERVE', 5)]);
    const field = screen.getByLabelText('Reserve → floor');
    await user.type(field, '6{Enter}');
    const message = 'Atomic drain failed: Insufficient balance: need 600000000 units, have 500000000 units';
    expect(field).toHaveAccessibleDescription(message);
    expect(loop.timeline.getState().position).toBe(1);
    expect(screen.getByText('Nothing was changed.')).toBeVisible();
    expect(drains()).toHaveTextContent('attempt');
    expect(drains()).toHaveTextContent('more than the reserve holds');
    expect(within(drains()).getByText(message)).toBeVisible();
  });

  it('says when it would end the crisis, or bring one', async () => {
    const lines: Command = {
      type: 'setPolicy',
      policy: { citizens: 1, allotment: 100 * NXT },
    };
    const { user } = show([lines, gift('TRANSITION_RESERVE', 100)]);
    const field = screen.getByLabelText('Reserve → floor');
    await user.type(field, '50');
    expect(screen.getByText('The crisis would be over.')).toBeVisible();
    await user.clear(field);
    await user.type(field, '95');
    expect(screen.getByText(/Still a crisis afterwards: the reserve 5/)).toBeVisible();
    await user.clear(field);
    await user.type(field, '50{Enter}45');
    expect(screen.getByText(/This would bring a crisis: the reserve 5/)).toBeVisible();
  });

  it('follows the switch between NXT and units', async () => {
    const { user } = show([gift('TRANSITION_RESERVE', 5), { type: 'openWallet', address: 'Ada' }]);
    await user.type(screen.getByLabelText('Reserve → floor'), '0.29');
    act(() => setUnit('units'));
    expect(screen.getByLabelText('Reserve → floor')).toHaveValue('29000000');
    expect(screen.getByLabelText('Each')).toHaveValue('115000000000');
  });

  it('asks for an amount where there is none', async () => {
    const { loop, user } = show();
    await user.click(button('Drain'));
    expect(screen.getByLabelText('Reserve → floor')).toHaveAccessibleDescription('Enter an amount.');
    expect(loop.attempts.getState()).toEqual([]);
    expect(screen.getByText('Nothing was drained yet')).toBeVisible();
    await user.click(button('Fill the reserve with messages'));
    expect(globalThis.location.hash).toBe('#/messages');
  });

  it('is the next action while nothing was drained, from the tab of the policy too', async () => {
    const { user } = show([gift('TRANSITION_RESERVE', 5)], '#/crisis?drain=policy');
    await user.click(button('Drain by hand'));
    expect(screen.getByLabelText('Reserve → floor')).toHaveFocus();
  });

  it('saves the drains as CSV', async () => {
    const created = vi.fn<() => string>(() => 'blob:drains');
    Object.assign(URL, { createObjectURL: created, revokeObjectURL: () => {} });
    const { user } = show([gift('TRANSITION_RESERVE', 5), { type: 'drainReserve', amount: 1 }]);
    await user.click(button('Download the drains as CSV'));
    expect(created).toHaveBeenCalledOnce();
  });
});

describe('a payment', () => {
  const wallets: readonly Command[] = [
    { type: 'openWallet', address: 'Ada' },
    { type: 'openWallet', address: 'Bram' },
  ];

  it('is previewed, paid in full and listed', async () => {
    const { loop, user } = show([...wallets, gift('F_FLOOR_RESERVE', 5_000)]);
    const form = screen.getByRole('form', { name: 'Pay citizens now' });
    expect(form).toHaveTextContent('Total2,300.00000000 NXT');
    expect(form).toHaveTextContent('The lines are drawn for 1,000 citizens.');
    await user.click(button('Pay 2 citizens'));
    expect(balance(loop, 'Ada')).toBe(1_150 * NXT);
    const payments = screen.getByRole('table', { name: 'Payments from the floor, newest first' });
    expect(payments).toHaveTextContent('2 × 1,150 NXT');
    expect(within(payments).getByRole('link')).toHaveAttribute('href', '#/ledger?kind=floor&day=0');
  });

  it('that is short says so before, and in the list', async () => {
    const { loop, user } = show([...wallets, gift('F_FLOOR_RESERVE', 5)]);
    expect(screen.getByText(/A short payment/)).toHaveTextContent(
      'A short payment: the floor holds 5 NXT of 2,300 NXT, so everyone gets the same part, 2.5 NXT each.',
    );
    await user.click(button('Pay 2 citizens'));
    expect(balance(loop, 'Bram')).toBe(2.5 * NXT);
    expect(screen.getByText(/^short:/)).toHaveTextContent('short: 2,300 NXT were asked');
  });

  it('out of an empty floor is refused beside its field', async () => {
    const { user } = show(wallets);
    expect(screen.getByLabelText('Each')).toHaveAccessibleDescription(
      'The floor is empty: nobody can be paid',
    );
    await user.click(button('Pay 2 citizens'));
    expect(screen.getByText('Nothing was changed.')).toBeVisible();
  });

  it('needs somebody to be paid', () => {
    show();
    expect(screen.getByText(/There is no wallet to pay yet/)).toBeVisible();
  });
});

describe('the policy', () => {
  it('is changed with a preview of its lines', async () => {
    const { loop, user } = show([], '#/crisis?drain=policy');
    const form = screen.getByRole('form', { name: 'Policy' });
    expect(button('Change the policy')).toBeDisabled();
    const citizens = within(form).getByLabelText('Citizens');
    await user.clear(citizens);
    await user.type(citizens, '24');
    expect(form).toHaveTextContent('Floor’s line13,800 NXT');
    await user.click(button('Change the policy'));
    expect(readBooks(loop.economy.getState()).row('policy', 'policy')).toMatchObject({
      citizens: 24,
      reserveLinePercent: 10,
    });
    expect(citizens).toHaveValue('24');
    expect(button('Change the policy')).toBeDisabled();
  });

  it('says beside its field what is out of range or no number, and resets', async () => {
    const { user } = show([], '#/crisis?drain=policy');
    const line = screen.getByLabelText('Floor’s line');
    await user.clear(line);
    await user.type(line, '1001');
    expect(line).toHaveAccessibleDescription(
      "The policy's 'floorLinePercent' 1001 is refused: allowed are whole numbers from 0 to 1000",
    );
    await user.clear(line);
    await user.type(line, 'half');
    expect(line).toHaveAccessibleDescription('“half” is not a whole number.');
    await user.click(button('Reset'));
    expect(line).toHaveValue('50');
  });

  it('is told in words, and its tab lives in the address', async () => {
    const { user } = show();
    await user.click(screen.getByRole('radio', { name: 'Policy' }));
    expect(globalThis.location.hash).toBe('#/crisis?drain=policy');
    expect(screen.getByText(/25 % of the reserve moves to the floor/)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'By hand' }));
    expect(globalThis.location.hash).toBe('#/crisis');
  });
});
