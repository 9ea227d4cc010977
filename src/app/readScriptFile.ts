/** A file looked at before it is loaded: what it is, what it would give, or why it is refused. */
import { readBooks, type Economy } from '../engine/books/PersistentBooks';
import { NXT } from '../engine/assets';
import { commandShapes, type CommandType } from '../engine/commands';
import { createEconomy } from '../engine/genesis';
import { assetSum } from '../engine/invariants';
import {
  parseLoopScript,
  runLoopScript,
  SCRIPT_BYTES_MAX,
  tooLargeProblem,
  type LoopScript,
} from '../engine/loopScript';

/** What a script holds and what would come of it. */
export interface ScriptPreview {
  readonly script: LoopScript;
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

/** Runs a script on a copy and says what came of it. */
export function previewScript(script: LoopScript): ScriptPreview {
  const counts = new Map<CommandType, number>();
  for (const { type } of script.commands) counts.set(type, (counts.get(type) ?? 0) + 1);
  const { economy, output } = runLoopScript(script);
  const refusals = output.results.filter(({ ok }) => !ok);
  return {
    script,
    name: script.name ?? 'Unnamed script',
    commandCounts: [...counts].map(([type, count]) => ({ label: commandShapes[type].label, count })),
    openingBalances: balancesOf(createEconomy(script.genesis)),
    committed: output.results.length - refusals.length,
    refused: refusals.length,
    firstRefusal: refusals[0]?.message,
    sum: assetSum(readBooks(economy), NXT),
    conserved: output.conserved,
  };
}

/** Looks at a file. Its size is checked before anything of it is read; nothing is loaded here. */
export async function readScriptFile(file: File): Promise<FileReading> {
  if (file.size > SCRIPT_BYTES_MAX) return { ok: false, problem: sentence(tooLargeProblem(file.size)) };
  let text: string;
  try {
    text = await file.text();
  } catch {
    return { ok: false, problem: 'The browser could not read the file.' };
  }
  const parsed = parseLoopScript(text);
  if (!parsed.ok) return { ok: false, problem: sentence(parsed.problem) };
  return { ok: true, preview: previewScript(parsed.script) };
}
