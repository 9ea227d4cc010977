import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const rail = (page: Page) => page.getByRole('list', { name: 'Atomic trace' }).getByRole('listitem');

async function openWallets(page: Page, hash = '#/wallets') {
  await page.goto(`./${hash}`);
  await expect(page.getByText(/^\d+ wallets$/)).toBeVisible();
}

async function violations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

function sideways(page: Page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
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

test('a thousand wallets answer at once', async ({ page }) => {
  await openWallets(page);
  await page.evaluate(() => {
    for (let number = 0; number < 1_000; number += 1) {
      window.nexusLoop?.commit({ type: 'openWallet', address: `citizen ${number}`, balance: 5_000 + number });
    }
  });
  await expect(page.getByText('1,024 of 1,024')).toBeVisible();
  const elapsed = (press: string) =>
    page.evaluate(async (name) => {
      const button = [...document.querySelectorAll('th button')].find((one) =>
        one.textContent.startsWith(name),
      );
      const start = performance.now();
      (button as HTMLButtonElement).click();
      await new Promise<void>((done) => {
        requestAnimationFrame(() => setTimeout(done, 0));
      });
      return performance.now() - start;
    }, press);
  await elapsed('Wallet');
  const times = [await elapsed('Nonce'), await elapsed('Wallet'), await elapsed('Last receipt')];
  expect(Math.min(...times)).toBeLessThan(100);
  expect(await page.getByRole('row').count()).toBeLessThan(120);
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`the ${theme} panel is accessible at ${width} and does not scroll sideways`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await openWallets(page);
      if (width === 390)
        await page.getByRole('list', { name: 'Wallets' }).getByRole('button').first().click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('combobox', { name: 'To' }).fill('Freya');
      await page.keyboard.press('Escape');
      await page.getByRole('textbox', { name: 'Amount' }).fill('999999');
      await page.getByRole('button', { name: 'Try it, to see it refused' }).click();
      await page.getByText('1 attempt').click();
      await page.getByRole('button', { name: 'Let it drift' }).click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('textbox', { name: 'Amount' }).fill('0.5');
      await page.getByLabel('Fail at step').selectOption('record');
      await page.getByRole('button', { name: 'Send with this fault' }).click();
      await expect(page.getByText('Fault at step 7, record. All undone.', { exact: true })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    });
  }
}
