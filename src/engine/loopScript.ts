/**
 * Loop scripts: a starting point and a list of commands as a JSON file. What is no valid script is refused whole with one
 * sentence; any value of a known field reaches the engine and is answered with a result.
 */
import { assetCount, assetName, NXT, pools, tokenOf } from './assets';
import { PersistentBooks, type Economy } from './books/PersistentBooks';
import type { BooksReader } from './books/Books';
import { shapeProblem, type Command } from './commands';
import { execute } from './execute';
import { createEconomy, genesisProblem, type Genesis } from './genesis';
import { assetSum, checkConservation } from './invariants';
import { allocationByPool, outcomeMessage, receiptTransactionIds, type Outcome } from './receipts';
import { shown } from './rejections';
import { stateHash } from './stateHash';

export const LOOP_SCRIPT_FORMAT = 'nexus-loop-script/1';

/** The largest script that is read, in bytes. */
export const SCRIPT_BYTES_MAX = 10 * 1024 * 1024;

/** How deeply lists and objects of a script may be nested. */
export const SCRIPT_DEPTH_MAX = 64;

export interface LoopScript {
  readonly format: typeof LOOP_SCRIPT_FORMAT;
  readonly name?: string;
  readonly genesis?: Genesis;
  readonly commands: readonly Command[];
}

/** A text read as a script, or one sentence that says why it is none. */
export type ParsedScript =
  | { readonly ok: true; readonly script: LoopScript }
  | { readonly ok: false; readonly problem: string };

/** Depth of nesting of JSON text, without parsing it: brackets inside strings do not count. */
function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

function commandProblem(command: unknown, index: number): string | undefined {
  const problem = shapeProblem(command);
  if (problem === undefined) return undefined;
  const place = `command ${index + 1}`;
  switch (problem.code) {
    case 'unknown_command':
      return `${place}: ${shown(problem.type)} is not a known command type`;
    case 'unknown_field':
      return `${place} (${problem.type}) has the unknown field ${shown(problem.field)}`;
    case 'missing_field':
      return `${place} (${problem.type}) lacks the field '${problem.field}'`;
  }
}

/** Reads a parsed JSON value as a script. */
export function readLoopScript(value: unknown): ParsedScript {
  const refuse = (problem: string): ParsedScript => ({ ok: false, problem });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(`a loop script is a JSON object, not ${shown(value)}`);
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const format = fields.get('format');
  if (format !== LOOP_SCRIPT_FORMAT)
    return refuse(`the format is ${shown(format)}, expected '${LOOP_SCRIPT_FORMAT}'`);
  for (const field of fields.keys()) {
    if (!['format', 'name', 'genesis', 'commands'].includes(field)) {
      return refuse(`the script has the unknown field ${shown(field)}`);
    }
  }
  const name = fields.get('name');
  if (name !== undefined && typeof name !== 'string')
    return refuse(`the name must be text, not ${shown(name)}`);
  const genesis = fields.get('genesis');
  if (genesis !== undefined) {
    const problem = genesisProblem(genesis);
    if (problem !== undefined) return refuse(problem);
  }
  const commands = fields.get('commands');
  if (!Array.isArray(commands)) {
    return refuse(
      commands === undefined
        ? "the script lacks the field 'commands'"
        : `commands must be a list, not ${shown(commands)}`,
    );
  }
  for (const [index, command] of commands.entries()) {
    const problem = commandProblem(command, index);
    if (problem !== undefined) return refuse(problem);
  }
  return { ok: true, script: value as LoopScript };
}

/** The text of a file in UTF-8, without its byte-order mark; `undefined` for bytes that are none. */
export function decodeText(bytes: ArrayBuffer | Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Why bytes that are no text are refused. */
export const NOT_TEXT_PROBLEM = 'the file is not JSON: it is not text in UTF-8';

/** Reads text as a script. Never throws; the script is parsed only if it is neither too large nor too deeply nested. */
export function parseLoopScript(text: string): ParsedScript {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > SCRIPT_BYTES_MAX) return { ok: false, problem: tooLargeProblem(bytes) };
  const depth = nestingDepth(text);
  if (depth > SCRIPT_DEPTH_MAX) {
    return { ok: false, problem: `the file is nested ${depth} levels deep; allowed are ${SCRIPT_DEPTH_MAX}` };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      problem: `the file is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  return readLoopScript(value);
}

/** The sentence for a file that is too large, which must be checked before the file is read. */
export function tooLargeProblem(bytes: number, bytesMax: number = SCRIPT_BYTES_MAX): string {
  return `the file has ${bytes} bytes; it may have at most ${bytesMax}`;
}

/** One command's result in the runner's output. */
export interface ScriptResult {
  readonly ok: boolean;
  readonly code: string;
  readonly message: string;
  readonly txId?: string;
  readonly txIds?: readonly string[];
  readonly pools?: Readonly<Record<string, number>>;
  readonly balance?: number;
  readonly paid?: number;
  readonly inFull?: boolean;
  readonly energyJoules?: number;
  readonly given?: number;
  readonly received?: number;
  readonly shares?: number;
  readonly nxt?: number;
  readonly token?: number;
  readonly replayed?: true;
}

/** The runner's output. Amounts are in units. */
export interface ScriptOutput {
  readonly results: readonly ScriptResult[];
  readonly balances: Readonly<Record<string, number>>;
  readonly nonces: Readonly<Record<string, number>>;
  readonly tokens: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly transactionCount: number;
  readonly supply: Readonly<Record<string, number>>;
  readonly conserved: boolean;
  readonly stateHash: string;
}

/** An outcome as the runner prints it. */
export function scriptResult(outcome: Outcome): ScriptResult {
  const message = outcomeMessage(outcome);
  if (!outcome.ok) return { ok: false, code: outcome.code, message };
  const ids = receiptTransactionIds(outcome);
  const [txId] = ids;
  return {
    ok: true,
    code: outcome.code,
    message,
    ...(ids.length === 1 && txId !== undefined ? { txId } : {}),
    ...(ids.length > 1 ? { txIds: ids } : {}),
    ...(outcome.type === 'allocateReserve' ? { pools: allocationByPool(outcome) } : {}),
    ...(outcome.type === 'syncWallet' ? { balance: outcome.balance } : {}),
    ...(outcome.type === 'payFloor' ? { paid: outcome.paid, inFull: outcome.inFull } : {}),
    ...(outcome.type === 'messageBurn' ? { energyJoules: outcome.energyJoules } : {}),
    ...(outcome.type === 'payWages' ? { paid: outcome.paid } : {}),
    ...(outcome.type === 'swap' ? { given: outcome.given, received: outcome.received } : {}),
    ...('token' in outcome ? { shares: outcome.shares, nxt: outcome.nxt, token: outcome.token } : {}),
    ...(outcome.replayed === true ? { replayed: true } : {}),
  };
}

function tokensByAddress(reader: BooksReader): ScriptOutput['tokens'] {
  const rows: [string, Record<string, number>][] = [];
  for (let account = 0; account < reader.accountCount; account += 1) {
    const held = pools.flatMap((pool): [string, number][] => {
      const balance = reader.balance(account, tokenOf(pool.index));
      return balance > 0 ? [[pool.sector, balance]] : [];
    });
    if (held.length > 0) rows.push([reader.addressOf(account), Object.fromEntries(held)]);
  }
  return Object.fromEntries(rows);
}

/** The state after a script, with the results of its commands, as the runner prints it. */
export function scriptOutput(reader: BooksReader, outcomes: readonly Outcome[]): ScriptOutput {
  const accounts = Array.from({ length: reader.accountCount }, (_, account) => account);
  // `Object.fromEntries` defines own properties, so that an account may be called `__proto__`.
  return {
    results: outcomes.map(scriptResult),
    balances: Object.fromEntries(
      accounts.map((account) => [reader.addressOf(account), reader.balance(account, NXT)]),
    ),
    nonces: Object.fromEntries(accounts.map((account) => [reader.addressOf(account), reader.nonce(account)])),
    tokens: tokensByAddress(reader),
    transactionCount: reader.transactionCount,
    supply: Object.fromEntries(
      Array.from({ length: assetCount }, (_, asset) => [assetName(asset), assetSum(reader, asset)]),
    ),
    conserved: checkConservation(reader).length === 0,
    stateHash: stateHash(reader),
  };
}

/** Runs a script on an economy of its own. */
export function runLoopScript(script: LoopScript): {
  readonly economy: Economy;
  readonly output: ScriptOutput;
} {
  const economy = { ...createEconomy(script.genesis) };
  const books = new PersistentBooks(economy);
  const outcomes = script.commands.map((command) => execute(books, command));
  const output = scriptOutput(books, outcomes);
  books.publish(economy);
  return { economy, output };
}
