import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { devicesStore, firstDevices, sendFromDevice } from '../../src/store/devices';
import { PhoneStrip } from '../../src/panels/wallets/PhoneStrip';
import { balanceIn } from '../../src/selectors/trace';
import { LoopContext } from '../../src/store/hooks';
import { LoopStore } from '../../src/store/loopStore';

const nxt = 100_000_000;
const price = 5_700;
let loop: LoopStore;

beforeEach(() => {
  devicesStore.setState(firstDevices, true);
  loop = new LoopStore();
});

function open() {
  const user = userEvent.setup();
  render(
    <LoopContext value={loop}>
      <PhoneStrip />
    </LoopContext>,
  );
  return user;
}

const strip = () => screen.getByRole('region', { name: 'Wallets on devices' });
const held = () => balanceIn(readBooks(loop.economy.getState()), 'phone-1');
const onDevice = () => devicesStore.getState()[0]?.balance;

async function drift(user: ReturnType<typeof userEvent.setup>, text: string) {
  await user.click(screen.getByRole('button', { name: 'Let it drift' }));
  const field = screen.getByRole('textbox', { name: 'Balance on the device' });
  await user.clear(field);
  await user.type(field, text);
  await user.click(screen.getByRole('button', { name: 'Change the device' }));
}

describe('a phone', () => {
  it('that the chain does not know is opened from the treasury', async () => {
    const user = open();
    expect(strip()).toHaveTextContent('phone-1 device says 5.00000000 NXT, chain has no such account');
    await user.click(screen.getByRole('button', { name: 'Synchronize' }));
    expect(held()).toBe(5 * nxt);
    expect(balanceIn(readBooks(loop.economy.getState()), 'TREASURY')).toBe(499_995 * nxt);
    expect(strip()).toHaveTextContent('the chain too. In step');
  });

  it('that drifted takes the chain’s balance', async () => {
    const user = open();
    await user.click(screen.getByRole('button', { name: 'Synchronize' }));
    await drift(user, '7.25');
    expect(strip()).toHaveTextContent('Apart by 2.25000000 NXT');
    expect(held()).toBe(5 * nxt);
    await user.click(screen.getByRole('button', { name: 'Synchronize' }));
    expect(onDevice()).toBe(5 * nxt);
    expect(strip()).toHaveTextContent('In step');
  });

  it('is unchanged when synchronizing fails', async () => {
    const user = open();
    await drift(user, '600000');
    await user.click(screen.getByRole('button', { name: 'Synchronize' }));
    expect(strip()).toHaveTextContent(
      'Insufficient balance: need 60000000000000 units, have 50000000000000 units',
    );
    expect(strip()).toHaveTextContent('Nothing was changed.');
    expect(onDevice()).toBe(600_000 * nxt);
    expect(held()).toBeUndefined();
    expect(loop.attempts.getState()).toHaveLength(1);
  });

  it('synchronizes, burns and takes the chain’s balance when it sends a message', async () => {
    const user = open();
    await user.click(screen.getByRole('button', { name: /Send a message/ }));
    await user.click(screen.getByRole('button', { name: /Send a message/ }));
    expect(held()).toBe(5 * nxt - 2 * price);
    expect(onDevice()).toBe(5 * nxt - 2 * price);
    expect(balanceIn(readBooks(loop.economy.getState()), 'TRANSITION_RESERVE')).toBe(2 * price);
  });

  it('sends nothing when synchronizing fails, and keeps the synchronized balance when the burn fails', async () => {
    const [phone] = firstDevices;
    if (phone === undefined) throw new Error('there is no phone');
    const rich = { ...phone, balance: 600_000 * nxt };
    expect(sendFromDevice(loop, rich)).toMatchObject({ ok: false, failed: 'sync' });
    expect(loop.timeline.getState().position).toBe(0);
    const poor = { ...phone, balance: 1_000 };
    devicesStore.setState([poor], true);
    expect(sendFromDevice(loop, poor)).toMatchObject({
      ok: false,
      failed: 'burn',
      outcome: { code: 'insufficient_balance' },
    });
    expect(onDevice()).toBe(1_000);
    expect(held()).toBe(1_000);
  });
});
