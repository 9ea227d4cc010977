import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

async function runAction(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find an action' }).fill(text);
  await page.keyboard.press('Enter');
}

for (const theme of ['light', 'dark'] as const) {
  test(`shell, palette, forms and the past are accessible in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();

    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await runAction(page, 'transfer nxt');
    await expect(page.getByRole('dialog', { name: 'Transfer NXT' })).toBeVisible();
    await page.getByRole('dialog').getByLabel('Amount').fill('1e3');
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+z');
    await expect(page.getByRole('region', { name: 'The past' })).toBeVisible();
    await expectAccessible(page);
  });
}

test('a command given by keyboard alone leaves a receipt that can be undone', async ({ page }) => {
  await page.goto('./');
  const hash = () => page.evaluate(() => window.nexusLoop?.stateHash());
  await expect(page.getByRole('slider', { name: 'Commit' })).toBeVisible();
  const before = await hash();
  await runAction(page, 'move the clock');
  await expect(page.getByText('What would happen')).toBeVisible();
  await page.getByRole('button', { name: 'Move the clock by one day' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Last receipt' })).toBeVisible();
  expect(await hash()).not.toBe(before);
  await page.keyboard.press('Control+z');
  expect(await hash()).toBe(before);
  await page.keyboard.press('Control+Shift+z');
  expect(await hash()).not.toBe(before);
});

test('shortcuts rest while typing, and panels are a key away', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('slider', { name: 'Commit' })).toBeVisible();
  await page.keyboard.press('2');
  await expect(page).toHaveURL(/#\/wallets/);
  await expect(page).toHaveTitle('Wallets · NexusOS');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find an action' }).fill('1?u');
  await expect(page).toHaveURL(/#\/wallets/);
  await page.keyboard.press('Escape');
  await page.goBack();
  await expect(page).toHaveTitle('Overview · NexusOS');
});

test('a file dropped on the page is looked at before it replaces anything', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('slider', { name: 'Commit' })).toBeVisible();
  const drop = (text: string) =>
    page.evaluate((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'script.json', { type: 'application/json' }));
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    }, text);
  await drop('no JSON');
  await expect(page.getByText(/not JSON.*Nothing was changed\./)).toBeVisible();
  await page.keyboard.press('Escape');
  await drop('{"format":"nexus-loop-script/1","name":"Bare","commands":[]}');
  await page.getByRole('button', { name: 'Load this script' }).click();
  await expect(page.getByText('No receipts', { exact: true })).toBeVisible();
});

test('the running loop leaves as a script and comes back with the same state', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('slider', { name: 'Commit' })).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), runAction(page, 'export the loop')]);
  expect(download.suggestedFilename()).toMatch(/^nexus-loop-.*\.json$/);
  const before = await page.evaluate(() => window.nexusLoop?.stateHash());
  await runAction(page, 'bare genesis');
  await page.getByRole('dialog').getByRole('button', { name: 'Start from bare genesis' }).click();
  await expect(page.getByText('No receipts', { exact: true })).toBeVisible();
  await runAction(page, 'import');
  await page.locator('input[type=file]').setInputFiles(await download.path());
  await page.getByRole('button', { name: 'Load this script' }).click();
  expect(await page.evaluate(() => window.nexusLoop?.stateHash())).toBe(before);
});

test('at 390 px nothing scrolls sideways and everything is under More', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('dialog', { name: 'More' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await runAction(page, 'transfer nxt');
  await expect(page.getByRole('dialog', { name: 'Transfer NXT' })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});
