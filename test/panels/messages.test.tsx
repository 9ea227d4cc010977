import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import MessagesPanel from '../../src/panels/messages/MessagesPanel';
import { sendingOf, startSending } from '../../src/panels/messages/sendEach';
import { LoopContext } from '../../src/store/hooks';
import { LoopStore } from '../../src/store/loopStore';
import { setUnit } from '../../src/store/preferences';

const opening: readonly Command[] = [
  { type: 'openWallet', address: 'Ada', balance: 100_000 },
  { type: 'openWallet', address: 'Bram', balance: 5_000 },
];

function show(commands: readonly Command[] = opening, hash = '#/messages') {
  globalThis.location.hash = hash;
  const loop = new LoopStore();
  for (const command of commands) loop.commit(command);
  render(
    <LoopContext value={loop}>
      <MessagesPanel />
    </LoopContext>,
  );
  return { loop, user: userEvent.setup() };
}

function balance(loop: LoopStore, address: string): number {
  const books = readBooks(loop.economy.getState());
  return books.balance(books.find(address), 0);
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

beforeEach(() => setUnit('units'));

describe('what is shown', () => {
  it('has one heading, the physics of each type and that nothing is destroyed', () => {
    show();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Messages$/);
    expect(screen.getByText(/is not destroyed/)).toBeVisible();
    const table = screen.getByRole('table', { name: 'Message types' });
    const standard = within(table).getAllByRole('row')[1];
    expect(standard).toHaveTextContent('Hα, 3 → 2');
    expect(standard).toHaveTextContent('656.3869 nm');
    expect(standard).toHaveTextContent('3.0263 × 10⁻¹⁹ J');
    expect(standard).toHaveTextContent('5,700 units');
    expect(screen.getByRole('img', { name: /image at 1282\.0057 nm/ })).toBeVisible();
  });

  it('explains itself while nothing was sent, and leads to the form', async () => {
    const { user } = show();
    await user.click(button('Send one'));
    expect(screen.getByRole('combobox', { name: 'Sender' })).toHaveFocus();
  });

  it('offers a wallet where there is none', () => {
    show([]);
    expect(screen.getByRole('link', { name: 'Open one' })).toHaveAttribute('href', '#/wallets');
    expect(screen.getByRole('combobox', { name: 'Sender' })).toBeValid();
  });

  it('lists the burns newest first, by type if asked, and more on demand', async () => {
    const burns = Array.from(
      { length: 20 },
      (_, index): Command => ({
        type: 'messageBurn',
        sender: 'Ada',
        messageId: `m${index}`,
        messageType: index === 4 ? 'video' : 'link',
        amount: 10,
      }),
    );
    const { user } = show([...opening, ...burns]);
    const table = () => screen.getByRole('table', { name: 'Burns, newest first' });
    expect(within(table()).getAllByRole('row')).toHaveLength(13);
    expect(within(table()).getAllByRole('row')[1]).toHaveTextContent('m19');
    expect(within(table()).getByRole('link', { name: 'TX00000021' })).toHaveAttribute(
      'href',
      '#/ledger?tx=TX00000021',
    );
    await user.click(button(/^Show/));
    expect(within(table()).getAllByRole('row')).toHaveLength(21);
    await user.click(within(screen.getByRole('radiogroup', { name: 'Which messages' })).getByText('video'));
    expect(globalThis.location.hash).toBe('#/messages?show=video');
    expect(within(table()).getAllByRole('row')).toHaveLength(2);
  });
});

describe('the form', () => {
  it('previews one message and sends it, by keyboard alone', async () => {
    const { loop, user } = show();
    const form = screen.getByRole('form', { name: 'Send' });
    expect(form).toHaveTextContent('Ada after94,300 units');
    expect(form).toHaveTextContent('Reserve after5,700 units');
    await user.click(
      within(screen.getByRole('group', { name: 'Type' })).getByRole('radio', { name: /^standard/ }),
    );
    await user.keyboard('{ArrowRight}');
    expect(form).toHaveTextContent('Ada after97,150 units');
    expect(globalThis.location.hash).toBe('#/messages?type=link');
    screen.getByLabelText('Message id').focus();
    await user.keyboard('hello{Enter}');
    expect(balance(loop, 'Ada')).toBe(97_150);
    expect(form).toHaveTextContent('TX00000002: 2,850 units moved into the reserve');
    expect(screen.getByRole('table', { name: 'Burns, newest first' })).toHaveTextContent('hello');
    expect(screen.getByLabelText('Message id')).toHaveValue('');
  });

  it('says beside its field why a message would be refused, and changes nothing when sent anyway', async () => {
    const { loop, user } = show();
    const sender = screen.getByRole('combobox', { name: 'Sender' });
    await user.clear(sender);
    await user.type(sender, 'Bram');
    const price = screen.getByLabelText('Price of one');
    expect(price).toBeInvalid();
    expect(price).toHaveAccessibleDescription(
      'Atomic transfer failed: Insufficient balance: need 5700 units, have 5000 units',
    );
    const before = loop.economy.getState();
    await user.click(button('Send one message'));
    expect(loop.economy.getState()).toBe(before);
    expect(loop.attempts.getState()).toHaveLength(1);
    expect(screen.getByText('Nothing was changed.')).toBeVisible();
    await user.clear(sender);
    await user.type(sender, 'Nobody');
    expect(sender).toHaveAccessibleDescription(/Sender account 'Nobody' not found/);
  });

  it('refuses what is no price or number, keeps the text and offers the price of the table', async () => {
    const { loop, user } = show();
    const price = screen.getByLabelText('Price of one');
    await user.clear(price);
    await user.type(price, '1.5');
    expect(price).toHaveAccessibleDescription(/Units are whole/);
    await user.click(button('Send one message'));
    expect(loop.timeline.getState().position).toBe(2);
    expect(price).toHaveValue('1.5');
    await user.click(button('Use the table’s price'));
    expect(price).toHaveValue('5,700');
    await user.click(screen.getByRole('radio', { name: 'Many, each' }));
    const count = screen.getByLabelText('How many');
    await user.clear(count);
    await user.type(count, '100001');
    expect(count).toHaveAccessibleDescription(/At most 100,000 messages at once/);
    await user.clear(count);
    await user.type(count, 'x');
    expect(count).toHaveAccessibleDescription(/not a whole number/);
  });

  it('sends many as one burn, or none of them', async () => {
    const { loop, user } = show();
    await user.click(screen.getByRole('radio', { name: 'Many as one' }));
    const count = screen.getByLabelText('How many');
    await user.clear(count);
    await user.type(count, '18');
    expect(count).toBeInvalid();
    await user.click(button('Send 18 messages as one'));
    expect(balance(loop, 'Ada')).toBe(100_000);
    await user.clear(count);
    await user.type(count, '17');
    expect(count).toBeValid();
    await user.click(button('Send 17 messages as one'));
    expect(balance(loop, 'Ada')).toBe(3_100);
    expect(readBooks(loop.economy.getState()).transactionCount).toBe(3);
    expect(screen.getByText('17 messages')).toBeVisible();
  });

  it('sends many each on its own and tells how many were sent, refused and why', async () => {
    const { loop, user } = show();
    await user.click(screen.getByRole('radio', { name: 'Many, each' }));
    const count = screen.getByLabelText('How many');
    await user.clear(count);
    await user.type(count, '20');
    expect(screen.getByText('The balance pays for 17: the other 3 will be refused.')).toBeVisible();
    await user.click(button('Send 20 messages, each on its own'));
    expect(await screen.findByText('17 of 20 sent, 3 refused.')).toBeVisible();
    expect(
      screen.getByText('3 × Atomic transfer failed: Insufficient balance: need 5700 units, have 3100 units'),
    ).toBeVisible();
    expect(balance(loop, 'Ada')).toBe(3_100);
    expect(readBooks(loop.economy.getState()).row('messages', 'message-3-17')).toBe(18);
    expect(loop.attempts.getState()).toHaveLength(3);
  });

  it('shows the progress of long work, which can be cancelled', async () => {
    const { loop, user } = show([{ type: 'openWallet', address: 'Ada', balance: 1_000_000_000 }]);
    await user.click(screen.getByRole('radio', { name: 'Many, each' }));
    const count = screen.getByLabelText('How many');
    await user.clear(count);
    await user.type(count, '100000');
    await user.click(button(/^Send 100,000 messages/));
    expect(await screen.findByRole('progressbar', { name: 'Sending messages' })).toBeVisible();
    await user.click(button('Cancel'));
    expect(await screen.findByText(/^Cancelled: [\d,]+ of 100,000 sent, 0 refused\.$/)).toBeVisible();
    const { position } = loop.timeline.getState();
    await act(() => new Promise((resume) => setTimeout(resume, 30)));
    expect(loop.timeline.getState().position).toBe(position);
  });
});

describe('sending each on its own', () => {
  it('ends when somebody moves in time', async () => {
    const loop = new LoopStore();
    loop.commit({ type: 'openWallet', address: 'Ada', balance: 1_000_000_000 });
    const draft = {
      way: 'each',
      sender: 'Ada',
      type: 'link',
      count: 100_000,
      price: 1,
      messageId: 'm',
    } as const;
    const ends: string[] = [];
    startSending(loop, draft, ({ state }) => ends.push(state));
    loop.seek(1);
    await waitFor(() => expect(ends).toEqual(['moved']));
    expect(sendingOf(loop).getState()?.state).toBe('moved');
    expect(loop.timeline.getState().position).toBe(1);
  });

  it('goes on to its end while nobody shows it', async () => {
    const loop = new LoopStore();
    loop.commit({ type: 'openWallet', address: 'Ada', balance: 1_000_000_000 });
    const draft = {
      way: 'each',
      sender: 'Ada',
      type: 'link',
      count: 2_000,
      price: 1,
      messageId: 'm',
    } as const;
    const result = await new Promise((resolve) => startSending(loop, draft, resolve));
    expect(result).toMatchObject({ state: 'done', sent: 2_000, refused: 0, burned: 2_000 });
  });
});
