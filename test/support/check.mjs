import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

// Runs the checks of this project one after the other and stops at the first that fails.
// `node test/support/check.mjs` runs all, `node test/support/check.mjs fast` those that take seconds.

const sources = 'src test vite.config.ts';

/** @type {{ name: string, command: string, fast: boolean }[]} */
const phases = [
  { name: 'types', fast: true, command: 'tsc' },
  {
    name: 'lint',
    fast: true,
    command: `oxlint --config .ci/oxlint.json --type-aware --deny-warnings ${sources}`,
  },
  { name: 'layers', fast: true, command: 'node test/support/layers.mjs' },
  {
    name: 'format',
    fast: true,
    command: `biome format --config-path=.ci/formatter.json ${sources} .ci`,
  },
  { name: 'tests', fast: true, command: 'vitest run' },
  { name: 'build', fast: false, command: 'vite build --logLevel warn' },
  { name: 'first load', fast: false, command: 'node test/support/firstLoad.mjs' },
  { name: 'browser', fast: false, command: 'node test/support/browser.mjs' },
  {
    name: 'journeys',
    fast: false,
    command: 'playwright test --config test/journeys/playwright.config.ts --project=journeys',
  },
  {
    name: 'dead code',
    fast: false,
    command: 'knip --config .ci/knip.json --no-progress',
  },
];

const chosen = process.argv[2] === 'fast' ? phases.filter((phase) => phase.fast) : phases;
const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
const start = Date.now();

for (const { name, command } of chosen) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit', env: { ...process.env, PATH } });
  if (status !== 0) {
    console.error(`\nFAILED: ${name} (${command})`);
    process.exit(status ?? 1);
  }
}

const seconds = Math.round((Date.now() - start) / 1000);
console.log(`\nPASSED: ${chosen.map((phase) => phase.name).join(', ')} in ${seconds} s`);
