import { expect, test, type Page } from '@playwright/test';
import type { Command } from '../../src/engine/commands';
import { commitAll, expectCleanInEveryView, openPanel, stateHash } from './support';

const NXT = 100_000_000;

/** The specification's lines over the first view's balances, a refused drain and one by hand. */
const crisis: readonly Command[] = [
  { type: 'setPolicy', policy: { citizens: 1_000, allotment: 1_150 * NXT } },
  { type: 'transfer', from: 'ECOSYSTEM_FUND', to: 'TRANSITION_RESERVE', amount: 40_000 * NXT, fee: 0 },
  { type: 'drainReserve', amount: 900_000 * NXT },
  { type: 'drainReserve', amount: 12_000 * NXT },
  { type: 'tick' },
];

async function bringCrisis(page: Page): Promise<void> {
  // The drain of more than there is.
  expect(await commitAll(page, crisis)).toBe(1);
  await expect(page.getByText('Crisis, for two reasons')).toBeVisible();
}

test('a drain by hand is previewed, made by keyboard, listed and undone', async ({ page }) => {
  await openPanel(page, 'Crisis');
  await bringCrisis(page);
  const before = await stateHash(page);
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
  expect(await stateHash(page)).toBe(before);
});

test('citizens are paid, and the coverage so far is drawn and can be read as a table', async ({ page }) => {
  await openPanel(page, 'Crisis');
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
  await openPanel(page, 'Crisis');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the drains as CSV' }).click();
  expect((await saved).suggestedFilename()).toBe('drains.csv');
});

test('the policy moves the lines', async ({ page }) => {
  await openPanel(page, 'Crisis', '?drain=policy');
  await page.getByLabel('Citizens', { exact: true }).fill('1000');
  await expect(page.getByRole('form', { name: 'Policy' })).toContainText('Floor’s line28,750 NXT');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Crisis, for two reasons', { exact: true })).toBeVisible();
});

test('the crisis is accessible in every view and never scrolls sideways', async ({ page }) => {
  await expectCleanInEveryView(page, {
    'too large a drain': async () => {
      await openPanel(page, 'Crisis');
      await bringCrisis(page);
      await page.getByLabel('Reserve → floor').fill('999,999');
      await expect(page.locator('svg.recharts-surface').first()).toBeVisible();
    },
    'the policy': async () => {
      await page.getByRole('radio', { name: 'Policy' }).click();
      await expect(page.getByRole('form', { name: 'Policy' })).toBeVisible();
    },
  });
});
