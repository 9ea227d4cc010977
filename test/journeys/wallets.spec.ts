import { expect, test, type Page } from '@playwright/test';
import { commitAll, expectCleanInEveryView, openPanel } from './support';
import { manyWallets } from './workloads';

const rail = (page: Page) => page.getByRole('list', { name: 'Atomic trace' }).getByRole('listitem');

async function openWallets(page: Page) {
  await openPanel(page, 'Wallets');
  await expect(page.getByText(/^\d+ wallets$/)).toBeVisible();
}

test('a transfer is made by keyboard alone', async ({ page }) => {
  await openWallets(page);
  const rows = page.getByRole('row');
  await rows.nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(2)).toBeFocused();
  await expect(page).toHaveURL(/pick=/);
  const sender = await page.getByRole('combobox', { name: 'From' }).inputValue();
  await expect(rows.nth(2)).toContainText(sender);

  await page.keyboard.press('t');
  await expect(page.getByRole('combobox', { name: 'To' })).toBeFocused();
  await page.keyboard.type('Newcomer');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0.29');
  await expect(page.getByLabel('Preview')).toContainText('0.29001000');
  await page.keyboard.press('Enter');
  await expect(rail(page).filter({ hasText: 'passed' })).toHaveCount(8);
  await expect(page.getByRole('region', { name: 'Result' })).toContainText(
    'Transfer successful: 29000000 units → Newcomer',
  );
  await expect(page.getByRole('row', { name: /Newcomer/ }).first()).toContainText('0.29000000');

  await page.reload();
  await expect(page.getByRole('combobox', { name: 'From' })).toHaveValue(sender);
});

test('a fault leaves the very same economy, and the trace says so', async ({ page }) => {
  await openWallets(page);
  await page.evaluate(() => Object.assign(window, { before: window.nexusLoop?.economy() }));
  await page.getByRole('combobox', { name: 'To' }).fill('Freya');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Amount' }).fill('0.5');
  await page.getByLabel('Fail at step').selectOption('credit');
  await page.getByRole('button', { name: 'Send with this fault' }).click();
  const steps = rail(page);
  await expect(steps.nth(3)).toContainText('undone');
  await expect(steps.nth(4)).toContainText('failed');
  await expect(steps.nth(5)).toContainText('not reached');
  await expect(page.getByText('Before = after, the same object')).toBeVisible();
  const isSame = await page.evaluate(() =>
    Object.is(window.nexusLoop?.economy(), (window as unknown as { before: unknown }).before),
  );
  expect(isSame).toBe(true);
});

test('a phone meets the chain, drifts and is corrected', async ({ page }) => {
  await openWallets(page);
  const strip = page.getByRole('region', { name: 'Wallets on devices' });
  await expect(strip).toContainText('chain has no such account');
  await strip.getByRole('button', { name: 'Synchronize' }).click();
  await expect(strip).toContainText('In step');
  await strip.getByRole('button', { name: 'Let it drift' }).click();
  await strip.getByRole('textbox', { name: 'Balance on the device' }).fill('9');
  await page.keyboard.press('Enter');
  await expect(strip).toContainText('Apart by 4.00000000 NXT');
  await strip.getByRole('button', { name: /Send a message/ }).click();
  await expect(strip).toContainText('4.99994300 NXT, the chain too.');
});

test('a wallet is opened and funded by keyboard alone', async ({ page }) => {
  await openWallets(page);
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Zoe');
  await page.keyboard.press('Tab');
  await page.keyboard.type('12.5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/pick=Zoe/);
  await expect(page.getByRole('combobox', { name: 'From' })).toHaveValue('Zoe');
  await expect(page.getByText('25 wallets')).toBeVisible();
});

test('of a thousand wallets only those in view are drawn, and all are sorted', async ({ page }) => {
  await openWallets(page);
  expect(await commitAll(page, manyWallets)).toBe(0);
  await expect(page.getByText('1,024 of 1,024')).toBeVisible();
  const rows = page.getByRole('row');
  expect(await rows.count()).toBeLessThan(120);
  const head = page.getByRole('columnheader', { name: 'Balance' });
  while ((await head.getAttribute('aria-sort')) !== 'ascending') await head.getByRole('button').click();
  await expect(rows.nth(1)).toContainText('citizen 0');
  await expect(rows.nth(2)).toContainText('citizen 1');

  // Rows are there once the keyboard goes to them, from the one that is picked.
  await page.locator('tr[aria-current]').focus();
  await page.keyboard.press('Home');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await expect(rows.last()).not.toContainText('citizen');
  expect(await rows.count()).toBeLessThan(120);
});

test('the wallets are accessible in every view and never scroll sideways', async ({ page }) => {
  const isPhone = () => (page.viewportSize()?.width ?? 0) < 640;
  await expectCleanInEveryView(page, {
    'the wallets': async () => {
      await openWallets(page);
      if (isPhone()) await page.getByRole('list', { name: 'Wallets' }).getByRole('button').first().click();
    },
    'a refused transfer and a phone that drifts': async () => {
      await page.getByRole('combobox', { name: 'To' }).fill('Freya');
      await page.keyboard.press('Escape');
      await page.getByRole('textbox', { name: 'Amount' }).fill('999999');
      await page.getByRole('button', { name: 'Try it, to see it refused' }).click();
      await page.getByText('1 attempt').click();
      await page.getByRole('button', { name: 'Let it drift' }).click();
    },
    'a fault': async () => {
      await page.getByRole('textbox', { name: 'Amount' }).fill('0.5');
      await page.getByLabel('Fail at step').selectOption('record');
      await page.getByRole('button', { name: 'Send with this fault' }).click();
      await expect(page.getByText('Fault at step 7, record. All undone.', { exact: true })).toBeVisible();
    },
  });
});
