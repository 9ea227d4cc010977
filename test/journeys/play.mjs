/**
 * `npm run play -- --minutes M [--panel NAME]`: plays the built page at its highest speed and reports every task of the main
 * thread over 50 ms, how much of the time the engine took, and whether value is conserved at the end. The collector of garbage,
 * most of which the drawing leaves, may strike while the engine works: its pauses are traced and told apart.
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
const tracer = await site.browser.newBrowserCDPSession();
/** @type {{ name: string, ph: string, ts: number, dur?: number, tid: number, pid: number }[]} */
const events = [];
tracer.on('Tracing.dataCollected', ({ value }) => {
  for (const event of /** @type {typeof events} */ (/** @type {unknown} */ (value)))
    if (event.name === 'player turn' || pauses.has(event.name)) events.push(event);
});
/** What stops the page while it collects. */
const pauses = new Set(['V8.GC_MARK_COMPACTOR', 'V8.GC_SCAVENGER', 'V8.GC_MC_INCREMENTAL']);
await tracer.send('Tracing.start', {
  transferMode: 'ReportEvents',
  traceConfig: {
    recordMode: 'recordAsMuchAsPossible',
    includedCategories: ['blink.user_timing', 'disabled-by-default-v8.gc'],
    excludedCategories: ['*'],
  },
});
await page.getByRole('radio', { name: '20×' }).first().check({ force: true });
await page.getByRole('button', { name: 'Play', exact: true }).first().click();
await page.waitForTimeout(minutes * 60_000);
await page.getByRole('button', { name: 'Pause', exact: true }).first().click();
const traced = new Promise((resolve) => tracer.once('Tracing.tracingComplete', resolve));
await tracer.send('Tracing.end');
await traced;

/** The engine's turns in milliseconds, without what the collector took of them. */
function ownTurns() {
  const turns = events.filter(({ name }) => name === 'player turn').sort((a, b) => a.ts - b.ts);
  const pausesOfPage = events
    .filter(({ name, ph, tid, pid }) => {
      const [turn] = turns;
      return pauses.has(name) && ph === 'X' && tid === turn?.tid && pid === turn.pid;
    })
    .sort((a, b) => a.ts - b.ts);
  /** @type {number[]} */
  const own = [];
  let start;
  for (const { ph, ts } of turns) {
    if (ph === 'b') start = ts;
    if (ph !== 'e' || start === undefined) continue;
    let collected = 0;
    for (const pause of pausesOfPage) {
      if (pause.ts > ts) break;
      collected += Math.max(0, Math.min(ts, pause.ts + (pause.dur ?? 0)) - Math.max(start, pause.ts));
    }
    own.push((ts - start - collected) / 1_000);
  }
  return own;
}
const own = ownTurns();
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
const longestWithoutCollector = Math.max(0, ...own);
console.log(JSON.stringify({ minutes, panel, ...report, longestWithoutCollector, errors }, null, 2));
if (report.difference !== 0 || errors.length > 0 || longestWithoutCollector > 50 || own.length === 0)
  process.exitCode = 1;
