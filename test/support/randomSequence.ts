/**
 * One random sequence of commands through three economies at once: the immutable books behind Immer, the columns, and the
 * naive model. Whatever they disagree on, and every broken invariant, comes back as a sentence.
 */
import { assetNames } from '../../src/engine/assets';
import { noAccount, type BooksReader } from '../../src/engine/books/Books';
import { ColumnarBooks } from '../../src/engine/books/ColumnarBooks';
import { readBooks, type Economy } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { execute } from '../../src/engine/execute';
import { createEconomy, writeGenesis, type Genesis } from '../../src/engine/genesis';
import { checkReplay, checkState } from '../../src/engine/invariants';
import { readTransaction } from '../../src/engine/readTransaction';
import { outcomeMessage, type Outcome } from '../../src/engine/receipts';
import { logHash, stateHash } from '../../src/engine/stateHash';
import { failAtStage, failAtWrite, stages, type Probe } from '../../src/engine/steps';
import { applyCommand } from '../../src/store/commitCommand';
import { NaiveModel } from './naiveModel';
import { Random } from './random';
import { RandomCommands } from './randomCommands';

/** What was run, so that a green result shows that something happened. */
export class Tally {
  sequences = 0;
  commands = 0;
  committed = 0;
  replayed = 0;
  rejected = 0;
  faults = 0;
  transactions = 0;
  hashComparisons = 0;
  readonly byCode = new Map<string, number>();
  readonly committedByType = new Map<string, number>();

  count(command: Command, outcome: Outcome): void {
    this.commands += 1;
    if (outcome.ok) {
      if (outcome.replayed === true) this.replayed += 1;
      else this.committed += 1;
      this.committedByType.set(command.type, (this.committedByType.get(command.type) ?? 0) + 1);
    } else if (outcome.kind === 'fault') this.faults += 1;
    else this.rejected += 1;
    this.byCode.set(outcome.code, (this.byCode.get(outcome.code) ?? 0) + 1);
  }

  toString(): string {
    const listed = (counts: ReadonlyMap<string, number>): string =>
      [...counts]
        .toSorted(([, a], [, b]) => b - a)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ');
    return [
      `${this.sequences} sequences, ${this.commands} commands: ${this.committed} committed (${this.transactions} transactions),`,
      `${this.replayed} replayed, ${this.rejected} rejected, ${this.faults} injected faults;`,
      `${this.hashComparisons} comparisons of state hashes`,
      `\n  by code: ${listed(this.byCode)}`,
      `\n  committed by type: ${listed(this.committedByType)}`,
    ].join(' ');
  }
}

/** Starting points: bare, with wallets, nearly empty treasury, a floor that can pay, a policy of a few units. */
function randomGenesis(random: Random): Required<Genesis> {
  const balances: Record<string, number> = {};
  const policy: Record<string, number> = {};
  let treasury = 50_000_000_000_000;
  const give = (address: string, amount: number): void => {
    // Defined, not assigned: an account may be called `__proto__`.
    Object.defineProperty(balances, address, { value: amount, enumerable: true, configurable: true });
    treasury -= amount;
  };
  if (random.chance(85)) {
    give('alice', random.between(0, 1_000_000_000_000));
    give('bob', random.between(0, 20_000));
    if (random.chance(50)) give('__proto__', random.between(1, 1_000_000));
    if (random.chance(70)) give('TRANSITION_RESERVE', random.between(0, 10_000_000));
    if (random.chance(70)) give('F_FLOOR_RESERVE', random.between(0, 5_000_000));
    if (random.chance(60)) give('NXT-FOOD', random.between(1, 1_000_000_000));
    if (random.chance(30)) give('PRODUCERS-FOOD', random.between(1, 10_000_000));
  }
  if (random.chance(20)) give('hoard', treasury - random.between(0, 100_000));
  if (random.chance(60)) {
    policy['citizens'] = random.between(1, 5);
    policy['allotment'] = random.between(0, 2_000);
  }
  balances['TREASURY'] = treasury;
  const pools: Record<string, { token?: number; feeBasisPoints?: number }> = {};
  if (random.chance(60)) {
    const token = random.pick([0, 1, 1_000, random.between(1, 1_000_000_000), 100_000_000_000_000]);
    pools['NXT-FOOD'] = random.chance(70) ? { token } : {};
    if (random.chance(60))
      pools['NXT-FOOD'] = { ...pools['NXT-FOOD'], feeBasisPoints: random.between(0, 1_000) };
  }
  return { balances, policy, pools };
}

function randomProbe(random: Random): (() => Probe) | undefined {
  if (!random.chance(10)) return undefined;
  if (random.chance(30)) {
    const stage = random.pick(stages);
    return () => failAtStage(stage);
  }
  const write = random.between(1, 10);
  return () => failAtWrite(write);
}

/** Where the books and the model differ, cell by cell. */
function differences(
  name: string,
  reader: BooksReader,
  model: NaiveModel,
  transactionsBefore: number,
  assetsCompared: number,
): string[] {
  const found: string[] = [];
  const compare = (what: string, actual: unknown, expected: unknown): void => {
    if (actual !== expected)
      found.push(`${name}: ${what} is ${String(actual)}, the model says ${String(expected)}`);
  };
  compare('the number of accounts', reader.accountCount, model.accounts.size);
  for (const [address, expected] of model.accounts) {
    const account = reader.find(address);
    if (account === noAccount) {
      found.push(`${name}: there is no account '${address}'`);
      continue;
    }
    compare(`'${address}'’s name`, reader.addressOf(account), address);
    for (let asset = 0; asset < assetsCompared; asset += 1) {
      const name = assetNames[asset] ?? '';
      const balance = reader.balance(account, asset);
      const amount = Number(expected.held.get(name) ?? 0n);
      if (balance !== amount) compare(`'${address}'’s ${name}`, balance, amount);
    }
    compare(`'${address}'’s nonce`, reader.nonce(account), Number(expected.nonce));
  }
  compare('the clock', reader.counter('clock'), model.clock);
  compare('the version', reader.counter('commands'), model.version);
  compare('the number of messages', [...reader.keys('messages')].length, model.messages.size);
  compare('the number of ids', [...reader.keys('results')].length, model.ids.size);
  for (const [field, value] of Object.entries(reader.row('policy', 'policy') ?? {}))
    compare(`the policy's ${field}`, value, Number(model.policy.get(field)));
  compare('the number of transactions', reader.transactionCount, model.transactions.length);
  for (let index = transactionsBefore; index < model.transactions.length; index += 1) {
    const expected = model.transactions[index];
    const actual = readTransaction(reader, index);
    compare(`transaction ${index}'s initiator`, actual.initiator, expected?.initiator);
    compare(`transaction ${index}'s reason`, actual.reason, expected?.reason);
    compare(`transaction ${index}'s command`, actual.command, expected?.command);
    compare(`transaction ${index}'s time`, actual.time, expected?.time);
    const postings = (list: readonly (readonly unknown[])[] = []): string =>
      list.map((row) => row.join(' ')).join();
    compare(
      `transaction ${index}'s postings`,
      postings(actual.postings.map(({ from, to, amount, asset }) => [from, to, amount, asset])),
      postings(expected?.postings),
    );
  }
  return found;
}

/** An economy of the past with its fingerprint: nothing may change it later. */
interface Remembered {
  readonly economy: Economy;
  readonly hash: string;
}

/** Runs one sequence and returns its violations, each with seed and command; an empty list means that all is well. */
export function runRandomSequence(seed: number, length: number, tally: Tally): readonly string[] {
  const random = new Random(seed);
  const genesis = randomGenesis(random);
  const model = new NaiveModel(genesis.balances, genesis.policy, genesis.pools);
  const generator = new RandomCommands(random, model);
  const columns = new ColumnarBooks();
  writeGenesis(columns, genesis);
  let economy = createEconomy(genesis);
  const past: Remembered[] = [{ economy, hash: stateHash(readBooks(economy)) }];
  const committed: Command[] = [];
  const violations: string[] = [];
  tally.sequences += 1;

  for (let step = 0; step < length; step += 1) {
    const command = generator.next();
    const createProbe = randomProbe(random);
    const found: string[] = [];
    const transactionsBefore = model.transactions.length;

    const applied = applyCommand(economy, command, createProbe?.());
    const { outcome } = applied;
    const columnarOutcome = execute(columns, command, createProbe?.());
    tally.count(command, outcome);
    if (outcome.code !== columnarOutcome.code || outcomeMessage(outcome) !== outcomeMessage(columnarOutcome))
      found.push(
        `the columns answer ${outcomeMessage(columnarOutcome)}, the economy ${outcomeMessage(outcome)}`,
      );
    if (!outcome.ok && !Object.is(applied.economy, economy))
      found.push('a refused command made another economy');

    if (!outcome.ok && outcome.kind === 'fault') {
      if (createProbe === undefined || !outcome.error.startsWith('injected fault at '))
        found.push(`unexpected fault: ${outcome.error}`);
      // Only the checks come before the last refusal: a fault at any later step means that the command was fine.
      const verdict = model.execute(command, true);
      if (!/ (accountsExist|balanceSuffices)$/.test(outcome.error) && verdict.code !== 'ok')
        found.push(`${outcome.error} although the model refuses with ${verdict.code}`);
    } else {
      const verdict = model.execute(command);
      const isReplay = outcome.ok && outcome.replayed === true;
      if (verdict.code !== outcome.code || (verdict.replayed === true) !== isReplay)
        found.push(`answered ${outcome.code} (${outcomeMessage(outcome)}), the model says ${verdict.code}`);
      if (outcome.ok && !isReplay) committed.push(command);
    }

    economy = applied.economy;
    // NXT after every command; tokens and shares when any moved, and now and then all the same.
    const moved = model.transactions.slice(transactionsBefore);
    const tokensMoved = moved.some(({ postings }) => postings.some(([, , , asset]) => asset !== 'NXT'));
    const assetsCompared = tokensMoved || step % 5 === 0 || step === length - 1 ? assetNames.length : 1;
    const reader = readBooks(economy);
    found.push(...differences('economy', reader, model, transactionsBefore, assetsCompared));
    found.push(...differences('columns', columns, model, transactionsBefore, assetsCompared));
    found.push(...checkState(reader), ...checkState(columns));
    if (random.chance(3) || step === length - 1) {
      tally.hashComparisons += 1;
      const hash = stateHash(reader);
      if (hash !== stateHash(columns)) found.push('the state hashes differ');
      past.push({ economy, hash });
    }
    // Columns may be settled at any time between commands, or never.
    if (random.chance(20)) columns.settle();
    if (found.length > 0) {
      const text = JSON.stringify(command);
      violations.push(...found.map((sentence) => `seed ${seed}, step ${step}, ${text}: ${sentence}`));
      return violations;
    }
  }

  tally.transactions += columns.transactionCount;
  const last = readBooks(economy);
  if (logHash(last) !== logHash(columns)) violations.push(`seed ${seed}: the log hashes differ`);
  violations.push(...checkReplay(last, genesis, committed).map((sentence) => `seed ${seed}: ${sentence}`));
  for (const [index, { economy: earlier, hash }] of past.entries()) {
    if (stateHash(readBooks(earlier)) !== hash)
      violations.push(`seed ${seed}: the economy remembered as number ${index} has changed since`);
  }
  return violations;
}
