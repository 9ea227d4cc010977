/**
 * The one way in. `execute` checks the envelope, runs the recipe and answers with an outcome; whatever fails, the books are
 * as they were.
 */
import { isAddress } from './accounts';
import { F_FLOOR_RESERVE, TRANSITION_RESERVE, TREASURY } from './accounts';
import { allocateReserveToPools } from './allocation';
import { pools } from './assets';
import { noAccount, type Books } from './books/Books';
import { canonicalJson } from './canonicalJson';
import { shapeProblem, type Command } from './commands';
import { executeCrisisDrain, policyOf } from './crisis';
import { payFloor, payWages } from './floor';
import { Ledger } from './ledger';
import { addLiquidity, payoutPool, removeLiquidity } from './liquidity';
import { processMessageBurn } from './messageBurn';
import { changePolicy, policyProblem, type Policy } from './policy';
import type { Fault, Outcome, Receipt } from './receipts';
import { reject, shown, type Rejection, type Within } from './rejections';
import type { Probe } from './steps';
import { swap } from './swap';
import { transfer } from './transferAtomic';
import { isUnits } from './units';
import { openWallet, syncWallet } from './walletSync';

/** Executes commands one after another on books that can be read in between. */
export interface Executor {
  /** The books as they are now; may be other ones after each command. */
  readonly books: Books;
  execute(command: Command): Outcome;
}

/** Whose nonce a command raises, or `undefined` for commands that make no transaction. */
export function initiatorOf(command: Command): unknown {
  switch (command.type) {
    case 'transfer':
      return command.from;
    case 'messageBurn':
      return command.sender;
    case 'openWallet':
    case 'syncWallet':
      return TREASURY;
    case 'allocateReserve':
    case 'drainReserve':
      return TRANSITION_RESERVE;
    case 'payFloor':
      return F_FLOOR_RESERVE;
    case 'swap':
      return command.trader;
    case 'addLiquidity':
    case 'removeLiquidity':
      return command.provider;
    case 'payoutPool':
      return command.pool;
    case 'payWages':
      // A sector that is none has no producers; any value may stand here.
      return pools.find(({ sector }) => sector === command.sector)?.producers ?? command.sector;
    case 'tick':
    case 'setPolicy':
      return undefined;
  }
}

function tick(ledger: Ledger): Receipt {
  const { books } = ledger;
  ledger.snapshot();
  const clock = ledger.tick();
  return {
    ok: true,
    code: 'ok',
    type: 'tick',
    firstTransaction: books.transactionCount,
    transactionCount: 0,
    clock,
  };
}

function setPolicy(ledger: Ledger, change: unknown): Receipt | Rejection {
  const problem = policyProblem(change);
  if (problem !== undefined) return reject('invalid_policy', { field: problem.field, value: problem.value });
  const { books } = ledger;
  ledger.snapshot();
  const policy = changePolicy(policyOf(books), change as Partial<Policy>);
  ledger.setRow('policy', 'policy', policy);
  return {
    ok: true,
    code: 'ok',
    type: 'setPolicy',
    firstTransaction: books.transactionCount,
    transactionCount: 0,
    policy,
  };
}

function runRecipe(ledger: Ledger, command: Command): Receipt | Rejection {
  switch (command.type) {
    case 'openWallet':
      return openWallet(ledger, command);
    case 'transfer':
      return transfer(ledger, command);
    case 'messageBurn':
      return processMessageBurn(ledger, command);
    case 'allocateReserve':
      return allocateReserveToPools(ledger, command);
    case 'drainReserve':
      return executeCrisisDrain(ledger, command);
    case 'syncWallet':
      return syncWallet(ledger, command);
    case 'payFloor':
      return payFloor(ledger, command);
    case 'swap':
      return swap(ledger, command);
    case 'addLiquidity':
      return addLiquidity(ledger, command);
    case 'removeLiquidity':
      return removeLiquidity(ledger, command);
    case 'payoutPool':
      return payoutPool(ledger, command);
    case 'payWages':
      return payWages(ledger, command);
    case 'tick':
      return tick(ledger);
    case 'setPolicy':
      return setPolicy(ledger, command.policy);
  }
}

/** Checks id, version and nonce. A repeated command answers with its first receipt. */
function checkEnvelope(books: Books, command: Command): Receipt | Rejection | undefined {
  const { id, ifVersion, nonce } = command;
  if (id !== undefined) {
    if (!isAddress(id)) return reject('invalid_id', { value: id });
    const stored = books.row('results', id);
    if (stored !== undefined) {
      return stored.command === canonicalJson(command)
        ? { ...stored.receipt, replayed: true }
        : reject('id_reused', { id });
    }
  }
  if (ifVersion !== undefined) {
    if (!isUnits(ifVersion)) return reject('invalid_version', { value: ifVersion });
    const actual = books.counter('commands');
    if (ifVersion !== actual) return reject('stale_version', { expected: ifVersion, actual });
  }
  if (nonce !== undefined) {
    if (!isUnits(nonce)) return reject('invalid_nonce', { value: nonce });
    const initiator = initiatorOf(command);
    if (initiator === undefined && (command.type === 'tick' || command.type === 'setPolicy')) {
      return reject('no_initiator', { command: command.type });
    }
    // An initiator that is no account has made no transaction; the recipe then says what is wrong with it.
    const account = typeof initiator === 'string' ? books.find(initiator) : noAccount;
    const actual = account === noAccount ? 0 : books.nonce(account);
    if (nonce !== actual) {
      const address = typeof initiator === 'string' ? initiator : shown(initiator);
      return reject('nonce_mismatch', { address, expected: nonce, actual });
    }
  }
  return undefined;
}

function withinOf(command: Command): { within?: Within } {
  if (command.type === 'messageBurn') return { within: 'burn' };
  return command.type === 'drainReserve' ? { within: 'drain' } : {};
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Executes one command. On a receipt the books hold its effect; on a rejection or fault they are as they were. Never throws
 * for what a command contains: an error at any step, injected through the probe or not, becomes a fault.
 *
 * @param probe is called before each step; see `steps.ts`.
 */
export function execute(books: Books, command: Command, probe?: Probe): Outcome {
  const shape = shapeProblem(command);
  if (shape !== undefined) {
    return shape.code === 'unknown_command'
      ? reject('unknown_command', { value: shape.type })
      : reject(shape.code, { command: shape.type, field: shape.field });
  }
  const ledger = new Ledger(books, probe);
  try {
    const early = checkEnvelope(books, command);
    if (early !== undefined) return early;
    const outcome = runRecipe(ledger, command);
    if (!outcome.ok) {
      ledger.rollback();
      return outcome;
    }
    ledger.snapshot();
    if (command.id !== undefined) {
      ledger.setRow('results', command.id, { command: canonicalJson(command), receipt: outcome });
    }
    ledger.announceCommit();
    books.setCounter('commands', books.counter('commands') + 1);
    return outcome;
  } catch (error) {
    ledger.rollback();
    const fault: Fault = {
      ok: false,
      kind: 'fault',
      code: 'rolled_back',
      error: errorText(error),
      ...withinOf(command),
    };
    return fault;
  }
}
