import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function chooseEach(page: Page, count: string): Promise<void> {
  await page.getByRole('radio', { name: 'Many, each' }).click();
  await page.getByLabel('How many').fill(count);
}

test('a message is sent by keyboard, and undone', async ({ page }) => {
  await page.goto('./#/messages');
  const before = await page.evaluate(() => window.nexusLoop?.stateHash());
  await page.getByRole('combobox', { name: 'Sender' }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Ines');
  await page.keyboard.press('Escape');
  await page.getByLabel('Message id').fill('greetings');
  await page.keyboard.press('Enter');
  await expect(page.getByText('5,700 units moved into the reserve.')).toBeVisible();
  const first = page.getByRole('table', { name: 'Burns, newest first' }).getByRole('row').nth(1);
  await expect(first).toContainText('Ines');
  await expect(first).toContainText('greetings');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(first).not.toContainText('greetings');
  expect(await page.evaluate(() => window.nexusLoop?.stateHash())).toBe(before);
});

test('many messages, each on its own: the page answers while they are sent, and they can be cancelled', async ({
  page,
}) => {
  await page.goto('./#/messages');
  await chooseEach(page, '100000');
  await page.getByLabel('Price of one').fill('1');
  await page.getByRole('button', { name: 'Send 100,000 messages, each on its own' }).click();
  await expect(page.getByRole('progressbar', { name: 'Sending messages' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(
    page.locator('main').getByText(/^Cancelled: [\d,]+ of 100,000 sent, 0 refused\.$/),
  ).toBeVisible();
});

test('some of many are refused, which is said with the reason', async ({ page }) => {
  await page.goto('./#/messages');
  await chooseEach(page, '40');
  await page.getByLabel('Price of one').fill('500,000,000');
  await expect(page.getByText(/^The balance pays for \d+: the other \d+ will be refused\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Send 40 messages, each on its own' }).click();
  await expect(page.locator('main').getByText(/^\d+ of 40 sent, \d+ refused\.$/)).toBeVisible();
  await expect(page.getByText(/\d+ × Atomic transfer failed: Insufficient balance/)).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`messages at ${width} px in the ${theme} theme are accessible and never scroll sideways`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto('./#/messages');
      await expect(page.getByRole('heading', { level: 1, name: 'Messages' })).toBeAttached();
      await expect(page.getByRole('heading', { name: 'Burned so far' })).toBeVisible();
      await chooseEach(page, 'x');
      expect(await violations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
    });
  }
}
