/**
 * The headless runner. `loop run FILE` executes a loop script and prints one JSON document; `loop experiment FILE` carries out
 * an experiment on all cores, or one shard of it; `loop merge FILE…` puts shards together.
 */
import { readFile, stat } from 'node:fs/promises';
import { mergeResults, readOptions, runExperiment, serveAsWorker } from './experiment';
import { Refusal } from './refusal';
import {
  decodeText,
  NOT_TEXT_PROBLEM,
  parseLoopScript,
  runLoopScript,
  SCRIPT_BYTES_MAX,
  tooLargeProblem,
} from '../engine/loopScript';

const usage = [
  'usage: npm run -s loop -- run FILE   (or - for standard input)',
  '       npm run -s loop -- experiment FILE [--runs N] [--workers N] [--format json|csv]',
  '       npm run -s loop -- experiment FILE --shard I/N [--runs N] [--workers N] [--hashes]',
  '       npm run -s loop -- merge FILE... [--format json|csv]',
].join('; ');

/** Exit status of a call or script that is refused whole. */
const REFUSED = 2;

function readText(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (text === undefined) throw new Refusal(NOT_TEXT_PROBLEM);
  return text;
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    const buffer = Buffer.from(chunk as Uint8Array);
    bytes += buffer.length;
    if (bytes > SCRIPT_BYTES_MAX) throw new Refusal(`more than ${SCRIPT_BYTES_MAX} bytes on standard input`);
    chunks.push(buffer);
  }
  return readText(Buffer.concat(chunks));
}

async function readTextFile(path: string, bytesMax: number): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > bytesMax) throw new Refusal(tooLargeProblem(size, bytesMax));
    return readText(await readFile(path));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readInput(path: string): Promise<string> {
  return path === '-' ? readStandardInput() : readTextFile(path, SCRIPT_BYTES_MAX);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function run(path: string): Promise<string> {
  const parsed = parseLoopScript(await readInput(path));
  if (!parsed.ok) throw new Refusal(parsed.problem);
  return `${JSON.stringify(runLoopScript(parsed.script).output, null, 2)}\n`;
}

/** Results of shards hold every run and may be much larger than what people write. */
const RESULT_BYTES_MAX = 512 * 1024 * 1024;

async function merge(args: readonly string[]): Promise<string> {
  const at = args.indexOf('--format');
  const paths = at < 0 ? args : args.toSpliced(at, 2);
  const { format } = readOptions(at < 0 ? [] : args.slice(at, at + 2));
  const texts = await Promise.all(paths.map((path) => readTextFile(path, RESULT_BYTES_MAX)));
  return mergeResults(
    texts.map((text, index) => parseJson(text, paths[index] ?? '')),
    format,
  );
}

async function main(args: readonly string[]): Promise<string> {
  const [verb, path, ...rest] = args;
  if (path === undefined) throw new Refusal(usage);
  if (verb === 'run' && rest.length === 0) return run(path);
  if (verb === 'experiment') return runExperiment(parseJson(await readInput(path), path), readOptions(rest));
  if (verb === 'merge') return merge([path, ...rest]);
  throw new Refusal(usage);
}

/** Runs the command line; errors of the caller end with status 2 and one line. */
async function start(): Promise<void> {
  try {
    process.stdout.write(await main(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // A parser quotes the file and a path may hold anything: whatever it is, it stays one line.
    process.stderr.write(`${error.message.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}\n`);
    process.exitCode = REFUSED;
  }
}

if (!serveAsWorker()) await start();
