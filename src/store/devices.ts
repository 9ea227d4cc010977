/**
 * Wallets on devices: what a phone believes it holds. It lives outside the economy, as a phone would; only a receipt of the
 * chain may correct it, and a failure leaves it as it was.
 */
import { createStore } from 'zustand/vanilla';
import { NXT } from '../engine/assets';
import { readBooks, type Economy } from '../engine/books/PersistentBooks';
import type { Command, MessageBurn, SyncWallet } from '../engine/commands';
import type { Outcome, Receipt } from '../engine/receipts';
import { UNITS_PER_NXT } from '../engine/units';

/** A wallet on a device, with the balance that the device shows, in units. */
export interface Device {
  readonly wallet: string;
  readonly balance: number;
}

/** The devices one starts with: a phone that the chain has never heard of. */
export const firstDevices: readonly Device[] = [{ wallet: 'phone-1', balance: 5 * UNITS_PER_NXT }];

/** All devices. */
export const devicesStore = createStore<readonly Device[]>(() => firstDevices);

/** Makes a device show another balance. The chain hears nothing of it: this is how a device drifts. */
export function setDeviceBalance(wallet: string, balance: number): void {
  devicesStore.setState(
    devicesStore.getState().map((device) => (device.wallet === wallet ? { ...device, balance } : device)),
    true,
  );
}

/** What the devices need of the running loop. */
export interface Chain {
  readonly economy: { readonly getState: () => Economy };
  readonly commit: (command: Command) => Outcome;
}

/** The command by which a device asks for the chain's balance. */
export function syncCommand({ wallet, balance }: Device): SyncWallet {
  return { type: 'syncWallet', wallet, balance };
}

/** Synchronizes a device. It takes the balance the receipt names; after a failure it is as it was. */
export function synchronizeDevice(chain: Chain, device: Device): Outcome {
  const outcome = chain.commit(syncCommand(device));
  if (outcome.ok && outcome.type === 'syncWallet') setDeviceBalance(device.wallet, outcome.balance);
  return outcome;
}

/** A message id that the chain has not seen from this device. */
function unusedMessageId(economy: Economy, wallet: string): string {
  const books = readBooks(economy);
  let number = 1;
  while (books.row('messages', `${wallet}-${number}`) !== undefined) number += 1;
  return `${wallet}-${number}`;
}

/** What came of sending from a device: the message's receipt, or the step that failed. */
export type DeviceMessage =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly failed: 'sync' | 'burn'; readonly outcome: Outcome };

/**
 * Sends a standard message from a device: synchronize, burn, take the chain's balance. If synchronizing fails nothing is
 * burned; if the burn fails the device keeps the balance it had just synchronized.
 */
export function sendFromDevice(chain: Chain, device: Device): DeviceMessage {
  const synchronized = synchronizeDevice(chain, device);
  if (!synchronized.ok) return { ok: false, failed: 'sync', outcome: synchronized };
  const { wallet } = device;
  const burn: MessageBurn = {
    type: 'messageBurn',
    sender: wallet,
    messageId: unusedMessageId(chain.economy.getState(), wallet),
    messageType: 'standard',
  };
  const outcome = chain.commit(burn);
  if (!outcome.ok) return { ok: false, failed: 'burn', outcome };
  const books = readBooks(chain.economy.getState());
  setDeviceBalance(wallet, books.balance(books.find(wallet), NXT));
  return { ok: true, receipt: outcome };
}
