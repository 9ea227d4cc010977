import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announcements } from '../../src/components/announce';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { stages } from '../../src/engine/steps';
import { balanceIn } from '../../src/selectors/trace';
import WalletsPanel from '../../src/panels/wallets/WalletsPanel';
import { LoopContext } from '../../src/store/hooks';
import { LoopStore } from '../../src/store/loopStore';
import { setUnit } from '../../src/store/preferences';

const nxt = 100_000_000;
const matchMedia = globalThis.matchMedia;
let loop: LoopStore;

beforeEach(() => {
  history.replaceState(null, '', '#/wallets');
  setUnit('NXT');
  loop = new LoopStore();
});

afterEach(() => {
  globalThis.matchMedia = matchMedia;
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
/** The names in the rows of the table, its head left out. */
const rowNames = (rows = screen.getAllByRole('row')) =>
  rows.slice(1).map((row) => /Ada|Bo|Cy/.exec(row.textContent)?.[0]);
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
    const table = within(screen.getByRole('table', { name: /^Wallets/ }));
    const head = within(table.getAllByRole('row')[0] as HTMLElement);
    const names = () => rowNames(table.getAllByRole('row'));
    expect(names()).toEqual(['Ada', 'Cy', 'Bo']);
    await user.click(head.getByRole('button', { name: 'Wallet' }));
    expect(names()).toEqual(['Ada', 'Bo', 'Cy']);
    expect(location.hash).toContain('sort=wallet');
    expect(head.getByRole('columnheader', { name: /Wallet/ })).toHaveAttribute('aria-sort', 'ascending');
    await user.click(head.getByRole('button', { name: /Wallet/ }));
    expect(names()).toEqual(['Cy', 'Bo', 'Ada']);
    for (const name of [/Nonce/, /Tokens/, /Last 48/, /Last receipt/, /Balance/]) {
      await user.click(head.getByRole('button', { name }));
      expect(head.getByRole('columnheader', { name })).toHaveAttribute('aria-sort', 'descending');
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

  it('draws only what a commit changed', () => {
    open();
    const observer = new MutationObserver(() => {});
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const drawn = () => {
      const records = observer.takeRecords();
      return new Set(
        records.map(({ target }) => {
          const element = target instanceof Element ? target : target.parentElement;
          return element?.closest('tr, p')?.textContent.slice(0, 9);
        }),
      );
    };
    act(() => {
      loop.commit({ type: 'messageBurn', sender: 'Bo', messageId: 'm', messageType: 'video' });
    });
    expect(drawn()).toEqual(new Set(['Bo29.9998', '3 wallets']));
    act(() => {
      loop.commit({ type: 'tick' });
    });
    expect(drawn()).toEqual(new Set());
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

/** Ada holds WATER, FOOD and shares of NXT-FOOD. */
function withHoldings() {
  withWallets();
  const amount = 10_000 * nxt;
  loop.commit({ type: 'transfer', from: 'ECOSYSTEM_FUND', to: 'TRANSITION_RESERVE', amount, fee: 0 });
  loop.commit({ type: 'allocateReserve', amount });
  loop.commit({ type: 'swap', trader: 'Ada', pool: 'NXT-WATER', give: 'NXT', amount: 4 * nxt });
  loop.commit({ type: 'swap', trader: 'Ada', pool: 'NXT-FOOD', give: 'NXT', receive: 1_000 * nxt });
  loop.commit({
    type: 'addLiquidity',
    provider: 'Ada',
    pool: 'NXT-FOOD',
    nxt: 100 * nxt,
    token: 500 * nxt,
  });
}

describe('what a wallet holds besides NXT', () => {
  beforeEach(withHoldings);

  const tokens = () => screen.getByRole('table', { name: 'Tokens of Ada' });
  const shares = () => screen.getByRole('table', { name: 'Pool shares of Ada' });

  it('is named in its row, and orders the rows', async () => {
    const user = open();
    const row = screen.getByRole('row', { name: /^Ada/ });
    expect(within(row).getByText('Water, Food, Food shares')).toBeInTheDocument();
    expect(within(row).getByTitle('Water, Food, Food shares')).toHaveTextContent('+2');
    await user.click(screen.getByRole('button', { name: /Tokens/ }));
    expect(screen.getAllByRole('row')[1]).toHaveTextContent('Ada');
    await user.click(screen.getByRole('button', { name: /Tokens/ }));
    expect(screen.getAllByRole('row')[3]).toHaveTextContent('Ada');
  });

  it('is listed with exact amounts and what they bring, each line leading to its pool', () => {
    open();
    expect(
      screen.getByRole('heading', { name: 'Ada holds 2 tokens and shares of 1 pool' }),
    ).toBeInTheDocument();
    expect(tokens()).toHaveTextContent('Sold now, NXT');
    const water = within(tokens()).getByRole('row', { name: /WATER/ });
    expect(water).toHaveTextContent('3.97615451');
    const link = within(water).getByRole('link', { name: 'WATER' });
    expect(link).toHaveAttribute('href', '#/pools?pool=NXT-WATER&trader=Ada');
    const food = within(shares()).getByRole('row', { name: /NXT-FOOD/ });
    expect(food).toHaveTextContent('% of the pool');
    expect(food).toHaveTextContent(/499\.99\d{6} FOOD$/);
    expect(within(food).getByRole('link', { name: 'NXT-FOOD' })).toHaveAttribute(
      'href',
      '#/pools?pool=NXT-FOOD&trader=Ada',
    );
  });

  it('follows the unit and every commit', () => {
    open();
    act(() => setUnit('units'));
    expect(tokens()).toHaveTextContent('Held, units');
    const water = within(tokens()).getByRole('row', { name: /WATER/ });
    expect(water).toHaveTextContent('397,615,451');
    const amount = held('Bo');
    act(() => {
      loop.commit({ type: 'swap', trader: 'Bo', pool: 'NXT-WATER', give: 'NXT', amount: amount ?? 0 });
    });
    expect(water).not.toHaveTextContent('397,615,451');
  });

  it('explains itself where there is nothing, and leads to the pools', async () => {
    const user = open();
    await user.click(screen.getByRole('row', { name: /^Cy/ }));
    expect(screen.queryByRole('table', { name: /of Cy/ })).toBeNull();
    expect(screen.getByRole('region', { name: 'Tokens and pool shares of Cy' })).toHaveTextContent(
      'Cy holds no tokens and no pool shares yet: both come from trading in a pool.',
    );
    await user.click(screen.getByRole('button', { name: 'Buy in Pools' }));
    expect(location.hash).toBe('#/pools?trader=Cy');
  });

  it('is shown for a system account that is named as the sender', async () => {
    const user = open();
    await user.clear(from());
    await user.type(from(), 'PRODUCERS-CARBON');
    expect(screen.getByRole('heading', { name: 'Carbon producers hold 1 token' })).toBeInTheDocument();
    await user.clear(from());
    await user.type(from(), 'NXT-FOOD');
    expect(screen.getByRole('table', { name: 'Tokens of NXT-FOOD' })).toHaveTextContent('not for sale');
    await user.clear(from());
    await user.type(from(), 'UNISSUED_SHARES');
    expect(screen.getAllByText('nobody’s yet')).toHaveLength(12);
    await user.clear(from());
    await user.type(from(), 'HOLDS');
    expect(screen.getByText('Holds hold no tokens and no pool shares.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Buy in Pools' })).toBeNull();
  });

  it('is a list on a phone, beneath the wallet that is picked', async () => {
    globalThis.matchMedia = (query) =>
      Object.defineProperty(matchMedia(query), 'matches', { value: query.includes('max-width') });
    const user = open();
    expect(screen.queryByRole('list', { name: 'Tokens of Ada' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Ada.*Water, Food, Food shares/ }));
    const lines = within(screen.getByRole('list', { name: 'Tokens of Ada' })).getAllByRole('listitem');
    expect(lines.map((line) => line.querySelector('a')?.textContent)).toEqual(['WATER', 'FOOD']);
    expect(lines[0]).toHaveTextContent('sold now 3.97615451 NXT');
    const [provided] = within(screen.getByRole('list', { name: 'Pool shares of Ada' })).getAllByRole(
      'listitem',
    );
    expect(provided).toHaveTextContent(/of the pool.*NXTwithdrawn now499\.99\d{6} FOOD$/);
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

  it('can be gone back on after others committed', async () => {
    const user = open();
    await user.keyboard('t');
    await user.keyboard('Bo{Escape}{Tab}10{Enter}');
    act(() => void loop.commit({ type: 'tick' }));
    await user.click(screen.getByRole('button', { name: 'Go back to before it' }));
    expect(held('Bo')).toBe(30 * nxt);
    act(() => loop.seek(loop.timeline.getState().length));
    expect(held('Bo')).toBe(40 * nxt);
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
