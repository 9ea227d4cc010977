/** The headless runner: `loop run FILE` executes a loop script and prints one JSON document. */
import { readFile, stat } from 'node:fs/promises';
import { parseLoopScript, runLoopScript, SCRIPT_BYTES_MAX, tooLargeProblem } from '../engine/loopScript';

const usage = 'usage: npm run -s loop -- run FILE   (or - for standard input)';

/** Exit status of a call or script that is refused whole. */
const REFUSED = 2;

/** Why a call is refused, as one line for standard error. */
class Refusal extends Error {}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    const buffer = Buffer.from(chunk as Uint8Array);
    bytes += buffer.length;
    if (bytes > SCRIPT_BYTES_MAX) throw new Refusal(`more than ${SCRIPT_BYTES_MAX} bytes on standard input`);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function readScriptFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > SCRIPT_BYTES_MAX) throw new Refusal(tooLargeProblem(size));
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function run(path: string): Promise<void> {
  const text = path === '-' ? await readStandardInput() : await readScriptFile(path);
  const parsed = parseLoopScript(text);
  if (!parsed.ok) throw new Refusal(parsed.problem);
  const { output } = runLoopScript(parsed.script);
  process.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
}

async function main(args: readonly string[]): Promise<void> {
  const [verb, path, ...rest] = args;
  if (verb !== 'run' || path === undefined || rest.length > 0) throw new Refusal(usage);
  await run(path);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  // A parser quotes the file and a path may hold anything: whatever it is, it stays one line.
  process.stderr.write(`${error.message.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}\n`);
  process.exitCode = REFUSED;
}
