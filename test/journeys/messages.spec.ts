import { expect, test, type Page } from '@playwright/test';
import { expectCleanInEveryView, openPanel, stateHash } from './support';

async function chooseEach(page: Page, count: string): Promise<void> {
  await page.getByRole('radio', { name: 'Many, each' }).click();
  await page.getByLabel('How many').fill(count);
}

test('a message is sent by keyboard, and undone', async ({ page }) => {
  await openPanel(page, 'Messages');
  const before = await stateHash(page);
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
  expect(await stateHash(page)).toBe(before);
});

test('many messages, each on its own: the page answers while they are sent, and they can be cancelled', async ({
  page,
}) => {
  await openPanel(page, 'Messages');
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
  await openPanel(page, 'Messages');
  await chooseEach(page, '40');
  await page.getByLabel('Price of one').fill('500,000,000');
  await expect(page.getByText(/^The balance pays for \d+: the other \d+ will be refused\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Send 40 messages, each on its own' }).click();
  await expect(page.locator('main').getByText(/^\d+ of 40 sent, \d+ refused\.$/)).toBeVisible();
  await expect(page.getByText(/\d+ × Atomic transfer failed: Insufficient balance/)).toBeVisible();
});

test('messages are accessible in every view and never scroll sideways', async ({ page }) => {
  await expectCleanInEveryView(page, {
    'a count that is none': async () => {
      await openPanel(page, 'Messages');
      await expect(page.getByRole('heading', { name: 'Burned so far' })).toBeVisible();
      await chooseEach(page, 'x');
    },
  });
});
