import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { announcements } from '../../src/components/announce';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { quoteSwap } from '../../src/engine/swap';
import PoolsPanel from '../../src/panels/pools/PoolsPanel';
import { LoopContext } from '../../src/store/hooks';
import { LoopStore } from '../../src/store/loopStore';
import { setUnit } from '../../src/store/preferences';

const nxt = 100_000_000;
let loop: LoopStore;

beforeEach(() => {
  setUnit('NXT');
  loop = new LoopStore();
  const commands: readonly Command[] = [
    { type: 'openWallet', address: 'Ada', balance: 1_000 * nxt },
    { type: 'openWallet', address: 'Bo', balance: 1_000 * nxt },
    { type: 'transfer', from: 'ECOSYSTEM_FUND', to: 'TRANSITION_RESERVE', amount: 10_000 * nxt, fee: 0 },
    { type: 'allocateReserve', amount: 10_000 * nxt },
  ];
  for (const command of commands) commit(command);
});

function commit(command: Command): void {
  expect(loop.commit(command)).toMatchObject({ ok: true });
}

function open(query = '') {
  history.replaceState(null, '', `#/pools?pool=NXT-FOOD${query}`);
  const user = userEvent.setup();
  render(
    <LoopContext value={loop}>
      <PoolsPanel />
    </LoopContext>,
  );
  return user;
}

function held(address: string, asset = 0): number {
  const books = readBooks(loop.economy.getState());
  return books.balance(books.find(address), asset);
}

const give = () => screen.getByRole('textbox', { name: 'You give' });
const receive = () => screen.getByRole('textbox', { name: 'You receive' });
const trader = () => screen.getByRole('combobox', { name: 'Trader' });
const swapButton = () => screen.getByRole('button', { name: /^Swap/ });
const FOOD = 5;

describe('the page of a pool', () => {
  it('answers with price and reserves, and draws the curve with a table behind it', async () => {
    const user = open();
    expect(screen.getByText('Price', { selector: 'dt' }).parentElement).toHaveTextContent('0.00200000 NXT');
    const figure = screen.getByRole('figure', { name: 'Where the pool stands' });
    expect(within(figure).getByRole('img', { name: 'Curve of NXT-FOOD' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Where the pool stands as a table/ }));
    expect(screen.getByRole('table', { name: /Where the pool stands/ })).toHaveTextContent('500,000');
  });

  it('tells why nobody can trade while the pool is empty', () => {
    loop.seek(3);
    open();
    expect(screen.getByText('This pool has no NXT yet')).toBeVisible();
  });

  it('says who provides, and leads to providing', async () => {
    const user = open();
    expect(screen.getByRole('heading', { name: 'No one else provides here yet' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Provide' }));
    expect(location.hash).toBe('#/pools?pool=NXT-FOOD&tab=add');
  });
});

describe('a swap', () => {
  it('is quoted on each keystroke with the engine’s own figures', async () => {
    const user = open();
    await user.type(give(), '26');
    const quote = quoteSwap(readBooks(loop.economy.getState()), {
      type: 'swap',
      trader: 'Ada',
      pool: 'NXT-FOOD',
      give: 'NXT',
      amount: 26 * nxt,
    });
    if ('ok' in quote) throw new Error('refused');
    const text = (receive() as HTMLInputElement).value.replaceAll(',', '').replace('.', '');
    expect(text).toBe(String(quote.received));
    expect(screen.getByText(/^Notice, 2\.52/)).toBeVisible();
    expect(screen.getByText('Fee, 0.30 %, stays in the pool').parentElement).toHaveTextContent(
      '0.07800000 NXT',
    );
    const minimum = Math.floor((quote.received * 9_950) / 10_000);
    expect(
      screen.getByText(/Minimum received/).parentElement?.textContent?.replaceAll(/[,.]/g, ''),
    ).toContain(String(minimum));
    expect(screen.getByRole('figure', { name: 'What this does to the pool' })).toHaveTextContent(/gains 26/);
  });

  it('is quoted from what is to be received, too, with a maximum', async () => {
    const user = open();
    await user.type(receive(), '1000');
    expect((give() as HTMLInputElement).value).toMatch(/^2\.\d+/);
    expect(screen.getByText(/Maximum given/)).toBeVisible();
    await user.click(swapButton());
    expect(held('Ada', FOOD)).toBe(1_000 * nxt);
  });

  it('commits, empties the field and goes the other way', async () => {
    const user = open();
    await user.type(give(), '10{Enter}');
    expect(held('Ada')).toBe(990 * nxt);
    expect(give()).toHaveValue('');
    const bought = held('Ada', FOOD);
    await user.click(screen.getByRole('button', { name: 'Turn round: give FOOD for NXT' }));
    await user.type(give(), '100{Enter}');
    expect(held('Ada', FOOD)).toBe(bought - 100 * nxt);
  });

  it('goes to a receiver where one is named', async () => {
    const user = open();
    await user.type(give(), '10');
    await user.click(screen.getByText('Limits and receiver'));
    await user.type(screen.getByRole('combobox', { name: 'Goes to' }), 'Bo');
    await user.click(swapButton());
    expect(held('Bo', FOOD)).toBeGreaterThan(0);
    expect(held('Ada', FOOD)).toBe(0);
  });

  it('is refused beyond its limit, with the numbers, and changes nothing; the present price can be taken', async () => {
    const user = open();
    await user.type(give(), '10');
    const minimum = /Minimum received.*?([\d,]+\.\d{8})/.exec(document.body.textContent ?? '')?.[1];
    act(() => commit({ type: 'swap', trader: 'Bo', pool: 'NXT-FOOD', give: 'NXT', amount: 50 * nxt }));
    const before = loop.economy.getState();
    expect(receive()).toHaveAccessibleDescription(
      new RegExp(`less than the minimum of ${minimum?.replaceAll(/[,.]/g, '')}`),
    );
    await user.click(swapButton());
    expect(loop.economy.getState()).toBe(before);
    expect(loop.attempts.getState().at(-1)?.outcome.code).toBe('below_minimum');
    expect(announcements.getState().text).toMatch(/Would receive \d+ units.*Nothing was changed\./);
    await waitFor(() => expect(receive()).toHaveFocus());
    await user.click(screen.getByRole('button', { name: /take the present one/ }));
    expect(receive()).not.toHaveAttribute('aria-invalid');
    await user.click(swapButton());
    expect(held('Ada')).toBe(990 * nxt);
  });

  it('expires on the economy’s clock', async () => {
    const user = open();
    await user.click(screen.getByText('Limits and receiver'));
    const days = screen.getByRole('textbox', { name: 'Expires in days' });
    await user.clear(days);
    await user.type(days, '1');
    await user.type(give(), '1');
    expect(screen.getByText(/Expires after day 1/)).toBeVisible();
    act(() => {
      commit({ type: 'tick' });
      commit({ type: 'tick' });
    });
    expect(days).toHaveAccessibleDescription(/Too late: the deadline was 1, the clock is at 2/);
  });

  it('asks for a second press from 10 percent, stating the loss', async () => {
    const user = open();
    await user.type(give(), '150');
    expect(screen.getByText(/^Very high, 13\.00/)).toBeVisible();
    await user.click(swapButton());
    expect(held('Ada')).toBe(1_000 * nxt);
    expect(screen.getByRole('alert')).toHaveTextContent(/less than at the present price, 13\.00.%\./);
    await user.click(screen.getByRole('button', { name: 'Swap 150 NXT all the same' }));
    expect(held('Ada')).toBe(850 * nxt);
  });

  it('says beside the field who lacks what', async () => {
    const user = open();
    await user.type(give(), '1001');
    expect(give()).toHaveAccessibleDescription(/need 100100000000 units, have 100000000000 units/);
    await user.clear(give());
    await user.type(give(), '1');
    await user.clear(trader());
    await user.type(trader(), 'Nobody');
    expect(trader()).toHaveAccessibleDescription(/Sender account 'Nobody' not found/);
    await user.clear(trader());
    await user.click(swapButton());
    expect(trader()).toHaveAccessibleDescription(/Choose who trades/);
  });

  it('keeps a slippage limit that is none, and says what is allowed', async () => {
    const user = open();
    await user.type(give(), '1');
    await user.click(screen.getByText('Limits and receiver'));
    const slip = screen.getByRole('textbox', { name: 'Slippage limit, percent' });
    await user.clear(slip);
    await user.type(slip, '0.555');
    expect(slip).toHaveAccessibleDescription(/at most two decimals/);
    const before = loop.economy.getState();
    await user.click(swapButton());
    expect(loop.economy.getState()).toBe(before);
  });

  it('begins with the trader that the address names', () => {
    open('&trader=Bo');
    expect(trader()).toHaveValue('Bo');
  });

  it('keeps its meaning when the unit is switched', async () => {
    const user = open();
    await user.type(give(), '1.5');
    const received = (receive() as HTMLInputElement).value;
    act(() => setUnit('units'));
    expect(give()).toHaveValue('150000000');
    expect(receive()).toHaveValue(received.replaceAll(/[,.]/g, ''));
    act(() => setUnit('NXT'));
    expect(give()).toHaveValue('1.5');
  });
});

describe('liquidity', () => {
  const side = (name: string) => screen.getByRole('textbox', { name });

  it('fills in the other side, says what is taken, and gives shares that can be withdrawn', async () => {
    commit({ type: 'swap', trader: 'Ada', pool: 'NXT-FOOD', give: 'NXT', amount: 100 * nxt });
    const user = open('&tab=add');
    await user.type(side('NXT'), '20');
    expect((side('FOOD') as HTMLInputElement).value).toMatch(/^8,2\d\d\./);
    expect(screen.getByText('Really taken').parentElement).toHaveTextContent('20.00000000');
    await user.click(screen.getByRole('button', { name: 'Add liquidity' }));
    expect(held('Ada', 17)).toBeGreaterThan(0);
    const row = screen.getByRole('row', { name: /Ada/ });
    expect(row).toHaveTextContent(/1\.\d\d.%/);

    await user.click(screen.getByRole('radio', { name: 'Withdraw' }));
    expect(screen.getByRole('combobox', { name: 'Provider' })).toHaveValue('Ada');
    await user.click(
      within(screen.getByRole('form', { name: /Withdraw/ })).getByRole('button', { name: '100 %' }),
    );
    await user.click(screen.getByRole('button', { name: 'Withdraw 100 %' }));
    expect(held('Ada', 17)).toBe(0);
    expect(screen.getByRole('heading', { name: 'No one else provides here yet' })).toBeVisible();
  });

  it('says which side is missing', async () => {
    const user = open('&tab=add');
    await user.type(side('NXT'), '20');
    expect(side('FOOD')).toHaveAccessibleDescription(
      /Insufficient balance: need \d+ units of FOOD, have 0 units/,
    );
    await user.clear(side('NXT'));
    await user.click(screen.getByRole('button', { name: 'Add liquidity' }));
    expect(side('NXT')).toHaveAccessibleDescription(/Enter an amount/);
  });

  it('says that somebody without shares has nothing to withdraw', async () => {
    const user = open('&tab=withdraw');
    await user.click(screen.getByRole('button', { name: /^Withdraw 50/ }));
    expect(screen.getByRole('combobox', { name: 'Provider' })).toHaveAccessibleDescription(/holds no shares/);
  });
});

describe('what leaves the pool again', () => {
  it('pays out a part of the protocol’s shares to the producers, who pay their workers', async () => {
    const user = open();
    const payout = screen.getByRole('form', { name: 'Pay out to the producers' });
    expect(payout).toHaveTextContent('receive 249.99999999 NXT');
    await user.click(within(payout).getByRole('button', { name: 'Pay out 25 %' }));
    expect(held('PRODUCERS-FOOD')).toBe(250 * nxt - 1);
    expect(screen.getByText('Price', { selector: 'dt' }).parentElement).toHaveTextContent('0.00200000 NXT');
    expect(screen.getByRole('form', { name: 'Pay wages' })).toHaveTextContent(/Nobody works here yet/);
  });

  it('pays wages in equal parts', async () => {
    commit({ type: 'payoutPool', pool: 'NXT-ELECTRICITY', shares: 1_000_000_000 });
    history.replaceState(null, '', '#/pools?pool=NXT-ELECTRICITY');
    const user = userEvent.setup();
    render(
      <LoopContext value={loop}>
        <PoolsPanel />
      </LoopContext>,
    );
    const producers = held('PRODUCERS-ELECTRICITY');
    expect(producers).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Pay wages' }));
    expect(held('PRODUCERS-ELECTRICITY')).toBe(0);
    expect(held('Ada')).toBe(1_000 * nxt + producers);
  });
});
