/**
 * `npm run pictures`: photographs every panel of the built page at 1440 and 390 px, in light and dark, for the README and for
 * whoever judges the look. `-- PANEL …` takes only these; `--out FOLDER` puts them elsewhere.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openSite } from '../support/site.mjs';

/** What is photographed: a name and the place in the page. */
const places = [
  ['overview', '#/overview'],
  ['wallets', '#/wallets?pick=Ada'],
  ['messages', '#/messages'],
  ['reserve', '#/reserve'],
  ['pools', '#/pools'],
  ['pool', '#/pools?pool=NXT-FOOD'],
  ['crisis', '#/crisis'],
  ['ledger', '#/ledger'],
  ['what-if', '#/what-if'],
];

const views = [
  { name: 'light', width: 1440, height: 1000, theme: 'light' },
  { name: 'dark', width: 1440, height: 1000, theme: 'dark' },
  { name: 'phone', width: 390, height: 844, theme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, theme: 'dark' },
];

const args = process.argv.slice(2);
const outAt = args.indexOf('--out');
const folder = outAt < 0 ? join(import.meta.dirname, 'pictures') : (args[outAt + 1] ?? 'pictures');
const wanted = outAt < 0 ? args : args.toSpliced(outAt, 2);

const site = await openSite(process.env['NEXUS_DIST']);
await mkdir(folder, { recursive: true });
for (const { name, width, height, theme } of views) {
  const context = await site.browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  await context.addInitScript((chosen) => localStorage.setItem('nexus.theme', chosen), theme);
  const page = await context.newPage();
  for (const [place = '', hash = ''] of places) {
    if (wanted.length > 0 && !wanted.includes(place)) continue;
    await page.goto(`${site.address}${hash}`);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    // Charts and workers draw after the page is there.
    await page.waitForTimeout(place === 'what-if' ? 2_500 : 700);
    // As tall as the page, so that the dock stands below everything instead of across it.
    const tall = await page.evaluate(() => Math.min(document.documentElement.scrollHeight, 3_200));
    await page.setViewportSize({ width, height: Math.max(height, tall) });
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(folder, `${place}-${name}.png`) });
    await page.setViewportSize({ width, height });
  }
  await context.close();
}
await site.close();
