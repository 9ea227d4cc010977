import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import ReservePanel from '../../src/panels/reserve/ReservePanel';
import { createFirstViewScript } from '../support/firstViewScript';
import { LoopContext } from '../../src/store/hooks';
import { LoopStore } from '../../src/store/loopStore';
import { setUnit } from '../../src/store/preferences';

const nxt = 100_000_000;
let loop: LoopStore;

beforeEach(() => {
  history.replaceState(null, '', '#/reserve');
  setUnit('NXT');
  loop = new LoopStore();
});

function open() {
  const user = userEvent.setup();
  const { container } = render(
    <LoopContext value={loop}>
      <ReservePanel />
    </LoopContext>,
  );
  return { user, container };
}

/** A day of each thing that moves the reserve. */
function fill() {
  loop.commit({ type: 'openWallet', address: 'Ada', balance: 500 * nxt });
  loop.commit({
    type: 'messageBurn',
    sender: 'Ada',
    messageId: 'a',
    messageType: 'standard',
    amount: 90 * nxt,
  });
  loop.commit({ type: 'tick' });
  loop.commit({ type: 'messageBurn', sender: 'Ada', messageId: 'b', messageType: 'video', amount: 10 * nxt });
  loop.commit({ type: 'drainReserve', amount: 30 * nxt });
  loop.commit({ type: 'tick' });
  loop.commit({ type: 'allocateReserve', amount: 24 * nxt });
  loop.commit({ type: 'transfer', from: 'Ada', to: 'Bo', amount: 5 * nxt, fee: 1_000 });
}

const term = (label: string) => screen.getByText(label, { selector: 'dt' }).parentElement ?? document.body;

describe('the reserve panel', () => {
  it('explains itself while nothing has come in, and offers to send a message', () => {
    open();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Reserve$/);
    expect(screen.getByText('Nothing has come into the reserve yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Send a message' })).toHaveAttribute('href', '#/messages');
    expect(screen.getByText('Below its line')).toBeInTheDocument();
  });

  it('states the balance, the distance to its line, and a sum that comes out exactly', () => {
    fill();
    open();
    const answer = screen.getByRole('region', { name: 'Balance and line' });
    expect(answer).toHaveTextContent('46.00000000 NXT');
    expect(answer).toHaveTextContent('114,954.00000000 NXT short of its line');
    expect(within(answer).getByRole('meter', { name: 'Reserve' })).toBeInTheDocument();
    expect(term('Before day 0')).toHaveTextContent('0.00000000 NXT');
    expect(term('Came in')).toHaveTextContent('plus 100.00000000 NXT');
    expect(term('Went out')).toHaveTextContent('minus 54.00000000 NXT');
    expect(term('After day 2')).toHaveTextContent('equals 46.00000000 NXT');
    const came = screen.getByRole('region', { name: 'Came in' });
    expect(came).toHaveTextContent('standard messages90.00000000');
    expect(came).toHaveTextContent('video messages10.00000000');
    const went = screen.getByRole('region', { name: 'Went out' });
    expect(went).toHaveTextContent('drained to the floor30.00000000');
    expect(went).toHaveTextContent('allocated to pools24.00000000');
  });

  it('keeps the window in the address and says what is no day', async () => {
    fill();
    const { user } = open();
    await user.click(screen.getByRole('radio', { name: 'Last 7' }));
    expect(location.hash).toBe('#/reserve?window=7');
    await user.click(screen.getByRole('radio', { name: 'From – to' }));
    const first = screen.getByRole('textbox', { name: 'First day' });
    await user.clear(first);
    await user.type(first, '1');
    const last = screen.getByRole('textbox', { name: 'Last day' });
    await user.clear(last);
    await user.type(last, '1');
    expect(location.hash).toBe('#/reserve?window=custom&from=1&to=1');
    expect(term('Before day 1')).toHaveTextContent('90.00000000 NXT');
    expect(term('After day 1')).toHaveTextContent('equals 70.00000000 NXT');
    await user.type(last, '9');
    expect(last).toBeInvalid();
    expect(last).toHaveAccessibleDescription('Day 19 has not come yet: today is day 2.');
    expect(last).toHaveValue('19');
    await user.click(screen.getByRole('radio', { name: 'All days' }));
    expect(location.hash).toBe('#/reserve');
  });

  it('links every flow to the ledger of the same days', () => {
    fill();
    history.replaceState(null, '', '#/reserve?from=0&to=1');
    open();
    const link = screen.getByRole('link', { name: /^Wallets to Reserve: 100\.00000000 NXT in 2 postings/ });
    expect(link).toHaveAttribute('href', '#/ledger?from=*wallets&to=TRANSITION_RESERVE&asset=NXT&day=0-1');
    expect(screen.queryByRole('link', { name: /^Reserve to Food/ })).toBeNull();
  });

  it('tells what stayed inside a group apart, and all together is the whole supply', () => {
    fill();
    open();
    const table = screen.getByRole('table', { name: 'What each group held, got and paid' });
    const all = within(table).getByRole('row', { name: /All together/ });
    expect(all).toHaveTextContent(/1,000,000\.00000000.*1,000,000\.00000000/);
    expect(screen.getByText(/stayed among wallets/)).toHaveTextContent('5.00000000 NXT');
    expect(screen.getByText(/whole supply both times/)).toHaveTextContent('1,000,000 NXT');
  });

  it('follows commits, a step back, and the unit of choice', () => {
    fill();
    open();
    act(() => void loop.commit({ type: 'drainReserve', amount: 46 * nxt }));
    expect(term('After day 2')).toHaveTextContent('equals 0.00000000 NXT');
    act(() => void loop.undo());
    expect(term('After day 2')).toHaveTextContent('equals 46.00000000 NXT');
    act(() => setUnit('units'));
    expect(term('After day 2')).toHaveTextContent('equals 4,600,000,000 units');
  });

  it('draws the first view with a bar for each kind and names every pool', () => {
    loop.load(createFirstViewScript(40));
    const { container } = open();
    const drawing = screen.getByRole('img', { name: /^The level rose/ });
    expect(drawing.querySelectorAll('path').length).toBeGreaterThan(8);
    expect(container.innerHTML).not.toMatch(/NaN|Infinity/);
    const flows = screen.getByRole('group', { name: /^What flowed where/ });
    for (const pool of ['Electricity', 'Aquaculture', 'Environmental']) {
      expect(within(flows).getByText(pool)).toBeInTheDocument();
    }
  });

  it('draws a history of many days with few bars', () => {
    fill();
    for (let day = 0; day < 2_000; day += 1) {
      loop.commit({ type: 'tick' });
      if (day % 3 === 0)
        loop.commit({ type: 'messageBurn', sender: 'Ada', messageId: `d${day}`, messageType: 'link' });
    }
    const { container } = open();
    expect(screen.getByText(/^In, each \d+ days$/)).toBeInTheDocument();
    const bars = [...container.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
    expect(Math.max(...bars.map((path) => path.split('z').length))).toBeLessThan(400);
  });
});
