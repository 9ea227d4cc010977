import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { Command } from '../../src/engine/commands';

const NXT = 100_000_000;

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The specification's lines over the first view's balances, a refused drain and one by hand. */
const crisis: readonly Command[] = [
  { type: 'setPolicy', policy: { citizens: 1_000, allotment: 1_150 * NXT } },
  { type: 'transfer', from: 'ECOSYSTEM_FUND', to: 'TRANSITION_RESERVE', amount: 40_000 * NXT, fee: 0 },
  { type: 'drainReserve', amount: 900_000 * NXT },
  { type: 'drainReserve', amount: 12_000 * NXT },
  { type: 'tick' },
];

async function bringCrisis(page: Page): Promise<void> {
  await page.evaluate((commands) => {
    for (const command of commands) window.nexusLoop?.commit(command);
  }, crisis);
  await expect(page.getByText('Crisis, for two reasons')).toBeVisible();
}

test('a drain by hand is previewed, made by keyboard, listed and undone', async ({ page }) => {
  await page.goto('./#/crisis');
  await bringCrisis(page);
  const before = await page.evaluate(() => window.nexusLoop?.stateHash());
  await page.getByRole('button', { name: '50 %' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Still a crisis afterwards: moving NXT/)).toBeVisible();
  const after = await page.getByRole('form', { name: 'Drain by hand' }).locator('dd').first().textContent();
  await page.getByRole('button', { name: /^Drain [\d,.]+/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Reserve' })).toContainText(after ?? 'nothing');
  const table = page.getByRole('table', { name: 'Drains and refused attempts, newest first' });
  await expect(table.getByRole('row').nth(1)).toContainText('Both lines short');
  await expect(table).toContainText('attempt');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await page.evaluate(() => window.nexusLoop?.stateHash())).toBe(before);
});

test('citizens are paid, and the coverage so far is drawn and can be read as a table', async ({ page }) => {
  await page.goto('./#/crisis');
  await page.getByRole('button', { name: 'Pay 24 citizens' }).click();
  await expect(
    page.getByRole('table', { name: 'Payments from the floor, newest first' }).getByRole('row').nth(1),
  ).toContainText('24 × 57.5 NXT');
  const figure = page.getByRole('figure', { name: 'Coverage so far, days' });
  await expect(figure.locator('svg.recharts-surface').first()).toBeVisible();
  await figure.getByRole('button', { name: 'Coverage so far, days as a table' }).click();
  await expect(figure.getByRole('table')).toContainText('Coverage, days');
});

test('the drains are saved as CSV', async ({ page }) => {
  await page.goto('./#/crisis');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the drains as CSV' }).click();
  expect((await saved).suggestedFilename()).toBe('drains.csv');
});

test('the policy moves the lines', async ({ page }) => {
  await page.goto('./#/crisis?drain=policy');
  await page.getByLabel('Citizens', { exact: true }).fill('1000');
  await expect(page.getByRole('form', { name: 'Policy' })).toContainText('Floor’s line28,750 NXT');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Crisis, for two reasons', { exact: true })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`the crisis at ${width} px in the ${theme} theme is accessible and never scrolls sideways`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto('./#/crisis');
      await expect(page.getByRole('heading', { level: 1, name: 'Crisis' })).toBeAttached();
      await bringCrisis(page);
      await page.getByLabel('Reserve → floor').fill('999,999');
      await expect(page.locator('svg.recharts-surface').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.getByRole('radio', { name: 'Policy' }).click();
      expect(await violations(page)).toEqual([]);
    });
  }
}
