/**
 * `npm run campaign -- --seed S --sequences N [--length L]`: random sequences through both books and the naive model. Prints
 * what was run; exit status 1 on violations, 2 on arguments that are none.
 */
import { runRandomSequence, Tally } from '../support/randomSequence';

const usage =
  'usage: npm run campaign -- --seed S --sequences N [--length L]   (whole numbers; N and L from 1, S from 0)';

const limits = new Map<string, { readonly min: number; readonly max: number; readonly standard: number }>([
  ['seed', { min: 0, max: 2 ** 32 - 1, standard: 1 }],
  ['sequences', { min: 1, max: 100_000_000, standard: 1_000 }],
  ['length', { min: 1, max: 100_000, standard: 50 }],
]);

/** How many violations are printed before the campaign gives up. */
const violationsMax = 20;

/** Reads `--name value` pairs, or says in one sentence what is wrong with them. */
function readArguments(args: readonly string[]): ReadonlyMap<string, number> | string {
  const values = new Map([...limits].map(([name, { standard }]) => [name, standard]));
  for (let at = 0; at < args.length; at += 2) {
    const option = args[at] ?? '';
    const name = option.startsWith('--') ? option.slice(2) : '';
    const limit = limits.get(name);
    if (limit === undefined) return `'${option}' is no option of a campaign. ${usage}`;
    const text = args[at + 1];
    if (text === undefined) return `${option} needs a number. ${usage}`;
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= limit.min && value <= limit.max))
      return `${option} must be a whole number from ${limit.min} to ${limit.max}, not '${text}'. ${usage}`;
    values.set(name, value);
  }
  return values;
}

function run(options: ReadonlyMap<string, number>): void {
  const seed = options.get('seed') ?? 1;
  const sequences = options.get('sequences') ?? 1;
  const length = options.get('length') ?? 50;
  const tally = new Tally();
  const violations: string[] = [];
  const start = performance.now();
  for (let index = 0; index < sequences && violations.length < violationsMax; index += 1)
    violations.push(...runRandomSequence(seed + index, length, tally));
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  console.log(`seeds ${seed} to ${seed + tally.sequences - 1}, ${length} commands each, ${seconds} s`);
  console.log(tally.toString());
  for (const violation of violations.slice(0, violationsMax)) console.error(violation);
  console.log(violations.length === 0 ? 'no violation' : `${violations.length} violations`);
  if (violations.length > 0) process.exitCode = 1;
}

const options = readArguments(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exitCode = 2;
} else run(options);
