/** A file looked at before it is loaded: what it is, what it would give, or why it is refused. */
import { runInSlices } from '../components/slices';
import { readBooks, type Economy } from '../engine/books/PersistentBooks';
import { NXT } from '../engine/assets';
import { commandShapes, type CommandType } from '../engine/commands';
import { createEconomy } from '../engine/genesis';
import { assetSum, checkConservation } from '../engine/invariants';
import {
  decodeText,
  NOT_TEXT_PROBLEM,
  parseLoopScript,
  SCRIPT_BYTES_MAX,
  tooLargeProblem,
  type LoopScript,
} from '../engine/loopScript';
import { outcomeMessage } from '../engine/receipts';
import { recordScript, type Recording } from '../store/recording';

/** What a script holds and what would come of it. */
export interface ScriptPreview {
  /** What loading it shows. */
  readonly recording: Recording;
  readonly name: string;
  readonly commandCounts: readonly { readonly label: string; readonly count: number }[];
  readonly openingBalances: readonly { readonly address: string; readonly balance: number }[];
  readonly committed: number;
  readonly refused: number;
  /** The first refusal's sentence. */
  readonly firstRefusal: string | undefined;
  readonly sum: number;
  readonly conserved: boolean;
}

/** How many of a script's commands were executed. */
export interface ReadingProgress {
  readonly executed: number;
  readonly commands: number;
}

/** A file that was looked at. */
export type FileReading =
  | { readonly ok: true; readonly preview: ScriptPreview }
  | { readonly ok: false; readonly problem: string };

function sentence(problem: string): string {
  return `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
}

function balancesOf(economy: Economy): ScriptPreview['openingBalances'] {
  const books = readBooks(economy);
  return Array.from({ length: books.accountCount }, (_, account) => ({
    address: books.addressOf(account),
    balance: books.balance(account, NXT),
  }))
    .filter(({ balance }) => balance > 0)
    .toSorted((a, b) => b.balance - a.balance);
}

function previewOf(script: LoopScript, recording: Recording): ScriptPreview {
  const counts = new Map<CommandType, number>();
  for (const { type } of script.commands) counts.set(type, (counts.get(type) ?? 0) + 1);
  const { name, economy, firstAttempt, attemptCount } = recording;
  const books = readBooks(economy);
  return {
    recording,
    name,
    commandCounts: [...counts].map(([type, count]) => ({ label: commandShapes[type].label, count })),
    openingBalances: balancesOf(createEconomy(script.genesis)),
    committed: script.commands.length - attemptCount,
    refused: attemptCount,
    firstRefusal: firstAttempt === undefined ? undefined : outcomeMessage(firstAttempt.outcome),
    sum: assetSum(books, NXT),
    conserved: checkConservation(books).length === 0,
  };
}

/**
 * Looks at a file. Its size is checked before anything of it is read; its commands are executed apart from the running economy,
 * in slices, and nothing is loaded here. `undefined` if it was cancelled.
 */
export async function readScriptFile(
  file: File,
  onProgress: (progress: ReadingProgress) => void,
  signal: AbortSignal,
): Promise<FileReading | undefined> {
  if (file.size > SCRIPT_BYTES_MAX) return { ok: false, problem: sentence(tooLargeProblem(file.size)) };
  let text: string | undefined;
  try {
    text = decodeText(await file.arrayBuffer());
  } catch {
    return { ok: false, problem: 'The browser could not read the file.' };
  }
  if (text === undefined) return { ok: false, problem: sentence(NOT_TEXT_PROBLEM) };
  const parsed = parseLoopScript(text);
  if (!parsed.ok) return { ok: false, problem: sentence(parsed.problem) };
  const { script } = parsed;
  const commands = script.commands.length;
  const tell = (executed: number) => onProgress({ executed, commands });
  const recording = await runInSlices(recordScript(script), tell, signal);
  return recording === undefined ? undefined : { ok: true, preview: previewOf(script, recording) };
}
