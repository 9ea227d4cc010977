/**
 * `npm run play -- --minutes M [--panel NAME]`: plays the built page at its highest speed and reports every task of the main
 * thread over 50 ms, how much of the time the engine took, and whether value is conserved at the end.
 */
import { openSite } from '../support/site.mjs';

const args = process.argv.slice(2);
/** @param {string} name @param {string} standard */
const option = (name, standard) =>
  args.includes(name) ? (args[args.indexOf(name) + 1] ?? standard) : standard;
const minutes = Number(option('--minutes', '10'));
const panel = option('--panel', 'overview');

const site = await openSite(process.env['NEXUS_DIST']);
const page = await (await site.browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
/** @type {string[]} */
const errors = [];
page.on('pageerror', (error) => errors.push(error.message));
page.on('console', (message) => {
  if (message.type() === 'error') errors.push(message.text());
});
await page.goto(`${site.address}#/${panel}`);
await page.locator('h1').first().waitFor();
await page.waitForTimeout(3_000);
await page.evaluate(() => {
  /** @type {number[]} */
  const tasks = [];
  /** @type {number[]} */
  const turns = [];
  Object.assign(window, { measured: { tasks, turns } });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration);
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'player turn') turns.push(entry.duration);
  }).observe({ type: 'measure' });
});
await page.getByRole('radio', { name: '20×' }).first().check({ force: true });
await page.getByRole('button', { name: 'Play', exact: true }).first().click();
await page.waitForTimeout(minutes * 60_000);
await page.getByRole('button', { name: 'Pause', exact: true }).first().click();
const report = await page.evaluate(() => {
  const { tasks, turns } = /** @type {{ tasks: number[], turns: number[] }} */ (
    Reflect.get(window, 'measured')
  );
  const sorted = turns.toSorted((a, b) => a - b);
  const loop = window.nexusLoop;
  if (loop === undefined) throw new Error('the page has no nexusLoop');
  const economy = loop.economy();
  const balances = economy.accounts.balances[0];
  let sum = 0;
  for (const balance of balances?.values() ?? []) sum += balance;
  return {
    tasksOver50Milliseconds: tasks.length,
    longestTask: Math.max(0, ...tasks),
    engineTurns: turns.length,
    longestEngineTurn: sorted.at(-1) ?? 0,
    medianEngineTurn: sorted[Math.floor(sorted.length / 2)] ?? 0,
    commands: economy.log.commands,
    transactions: economy.log.transactions.length,
    day: economy.log.clock,
    difference: sum - 100_000_000_000_000,
    stateHash: loop.stateHash(),
  };
});
await site.close();
console.log(JSON.stringify({ minutes, panel, ...report, errors }, null, 2));
if (report.difference !== 0 || errors.length > 0 || report.longestEngineTurn > 50) process.exitCode = 1;
