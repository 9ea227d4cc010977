/**
 * Opening wallets, and the counterpart of the specification's wallet synchronization (`mobile_dag_protocol`). NXT is never
 * minted: an opening balance moves from TREASURY.
 */
import { addressProblem, TREASURY } from './accounts';
import { NXT } from './assets';
import { noAccount } from './books/Books';
import type { OpenWallet, SyncWallet } from './commands';
import type { Ledger } from './ledger';
import type { Receipt } from './receipts';
import { reject, type Rejection } from './rejections';
import { isUnits } from './units';

/** Opens an account and moves its opening balance from TREASURY; a balance of 0 makes no transaction. */
function openFunded(
  ledger: Ledger,
  kind: 'open' | 'sync',
  address: string,
  balance: number,
): { readonly firstTransaction: number; readonly transactionCount: number } | Rejection {
  const { books } = ledger;
  const treasury = books.find(TREASURY);
  ledger.check('balanceSuffices', TREASURY);
  const have = books.balance(treasury, NXT);
  if (have < balance) return reject('insufficient_balance', { address: TREASURY, need: balance, have });
  // From here on the opening must succeed.
  ledger.snapshot();
  const account = ledger.open(address);
  const firstTransaction = books.transactionCount;
  if (balance > 0) ledger.record(kind, treasury, null, [treasury, account, NXT, balance]);
  return { firstTransaction, transactionCount: books.transactionCount - firstTransaction };
}

/**
 * Opens a wallet with `balance` units (0 if not named) from TREASURY. Refuses an address that is none or exists, a balance
 * that is none, and more than TREASURY holds.
 */
export function openWallet(ledger: Ledger, command: OpenWallet): Receipt | Rejection {
  const { address } = command;
  const balance = command.balance === undefined ? 0 : command.balance;
  const problem = addressProblem(address);
  if (problem !== undefined) return reject('invalid_address', { field: 'address', value: address, problem });
  if (!isUnits(balance))
    return reject('invalid_amount', { field: 'balance', value: balance, zeroAllowed: true });
  ledger.check('accountsExist', address);
  if (ledger.books.find(address) !== noAccount) return reject('account_exists', { address });
  const opened = openFunded(ledger, 'open', address, balance);
  if ('ok' in opened) return opened;
  return { ok: true, code: 'ok', type: 'openWallet', ...opened, address, balance };
}

/**
 * Reconciles a device's wallet with the chain. A wallet the chain does not know is opened with the device's `balance` units
 * from TREASURY; otherwise the chain stays as it is. Either way the receipt names the chain's balance, which the device takes.
 * A failure changes neither.
 */
export function syncWallet(ledger: Ledger, command: SyncWallet): Receipt | Rejection {
  const { wallet, balance } = command;
  const problem = addressProblem(wallet);
  if (problem !== undefined) return reject('invalid_address', { field: 'wallet', value: wallet, problem });
  if (!isUnits(balance))
    return reject('invalid_amount', { field: 'balance', value: balance, zeroAllowed: true });
  const { books } = ledger;
  ledger.check('accountsExist', wallet);
  const account = books.find(wallet);
  if (account !== noAccount) {
    const chain = books.balance(account, NXT);
    return {
      ok: true,
      code: 'ok',
      type: 'syncWallet',
      firstTransaction: books.transactionCount,
      transactionCount: 0,
      wallet,
      opened: false,
      balance: chain,
    };
  }
  const opened = openFunded(ledger, 'sync', wallet, balance);
  if ('ok' in opened) return opened;
  return { ok: true, code: 'ok', type: 'syncWallet', ...opened, wallet, opened: true, balance };
}
