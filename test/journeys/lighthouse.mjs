/**
 * `npm run lighthouse`: Lighthouse on the built page, for desktop and phone. Its packages are fetched when it is asked for, since
 * nothing else needs them. Exit status 1 when accessibility or best practices is below 100 or performance below 95.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserArguments, browserPath } from '../support/browser.mjs';
import { openSite } from '../support/site.mjs';

const folder = join(import.meta.dirname, '../../node_modules/.cache/nexus/lighthouse');
mkdirSync(folder, { recursive: true });
const packages = ['lighthouse@12.8.2', 'third-party-web@0.30.0'];
/**
 * Runs a program to its end while this one goes on serving the page.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function run(program, args, env = process.env) {
  const child = spawn(program, [...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`${program} ${args[0] ?? ''} ended with status ${status}.`);
}

await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, ...packages]);

const least = { performance: 95, accessibility: 100, 'best-practices': 100 };
const site = await openSite(process.env['NEXUS_DIST']);
/** @type {Record<string, Record<string, number>>} */
const report = {};
for (const form of ['desktop', 'mobile']) {
  const output = join(folder, `${form}.json`);
  await run(
    process.execPath,
    [
      join(folder, 'node_modules/lighthouse/cli/index.js'),
      site.address,
      '--quiet',
      '--output=json',
      `--output-path=${output}`,
      `--only-categories=${Object.keys(least).join(',')}`,
      `--chrome-flags=--headless ${browserArguments.join(' ')}`,
      ...(form === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { ...process.env, CHROME_PATH: browserPath() },
  );
  const { categories } = JSON.parse(readFileSync(output, 'utf8'));
  const scores = Object.keys(least).map((name) => [name, Math.round(categories[name].score * 100)]);
  report[form] = Object.fromEntries(scores);
}
await site.close();
console.log(JSON.stringify(report, null, 2));
for (const scores of Object.values(report)) {
  for (const [name, score] of Object.entries(least)) if ((scores[name] ?? 0) < score) process.exitCode = 1;
}
