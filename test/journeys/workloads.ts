/** Large economies, as commands over the first view. */
import type { Command } from '../../src/engine/commands';

/** A thousand wallets beside those of the first view. */
export const manyWallets: readonly Command[] = Array.from({ length: 1_000 }, (_, number) => ({
  type: 'openWallet',
  address: `citizen ${number}`,
  balance: 5_000 + number,
}));

/** Wallets that pay and burn, and every now and then an allocation and a day that passes. */
export function manyTransactions(count: number): readonly Command[] {
  const names = Array.from({ length: 40 }, (_, index) => `walker-${index}`);
  const types = ['standard', 'link', 'image', 'video'] as const;
  const commands: Command[] = names.map((address) => ({
    type: 'openWallet',
    address,
    balance: 10_000_000_000,
  }));
  const name = (index: number) => names[index % names.length] ?? 'walker-0';
  for (let index = 0; commands.length < count; index += 1) {
    if (index % 97 === 96) commands.push({ type: 'tick' });
    if (index % 500 === 499) commands.push({ type: 'allocateReserve', amount: 100_000 + index });
    else if (index % 3 === 0)
      commands.push({
        type: 'transfer',
        from: name(index),
        to: name(index * 7 + 1),
        amount: 1_000 + index,
        fee: 10,
      });
    else
      commands.push({
        type: 'messageBurn',
        sender: name(index),
        messageId: `walk-${index}`,
        messageType: types[index % 4] ?? 'standard',
      });
  }
  return commands;
}
