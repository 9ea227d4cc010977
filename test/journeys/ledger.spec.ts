import { expect, test, type Page } from '@playwright/test';
import { commitAll, expectCleanInEveryView, openPanel, phone, sidewaysScroll } from './support';
import { manyTransactions } from './workloads';

async function transactionCount(page: Page): Promise<number> {
  const text = await page.getByText(/^[\d,]+ transactions$/).textContent();
  return Number(text?.replace(/\D/g, ''));
}

test('thousands of transactions are scrolled, filtered, and opened by keyboard', async ({ page }) => {
  await openPanel(page, 'Ledger');
  await expect(page.getByRole('grid')).toBeVisible();
  const before = await transactionCount(page);
  // A wallet may pay itself, which is refused: everything else is committed.
  expect(await commitAll(page, manyTransactions(3_000))).toBeLessThan(300);
  await expect.poll(() => transactionCount(page)).toBeGreaterThan(before + 2_500);
  const count = await transactionCount(page);
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1));
  const newest = page.locator('[aria-rowindex="2"]');
  await expect(newest).toBeInViewport();

  // Scrolled far down, rows are there; few are drawn.
  await page.mouse.move(5, 5);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
  const middle = String(Math.round(count / 2));
  await expect(page.locator(`[aria-rowindex="${middle}"]`)).toBeAttached();
  expect(await page.getByRole('row').count()).toBeLessThan(90);

  // `/` goes to the search, which stays in view.
  await page.keyboard.press('/');
  await page.keyboard.type('walk-77');
  await expect(page).toHaveURL(/text=walk-77/);
  await expect(grid).toHaveAttribute('aria-rowcount', /^\d{1,3}$/);
  await expect(page.getByRole('row').nth(1)).toContainText('burned');

  // Down from the head of the rows by keyboard alone, opened, read, closed.
  await page.getByRole('row').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/tx=TX\d{8}/);
  const opened = page.getByRole('region', { name: /^TX\d{8}$/ });
  await expect(opened.getByText('Agrees with the economies before and after the command')).toBeVisible();
  await expect(opened.getByText(/× 10⁻/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/does not exist|holds no such transaction|Agrees/)).toBeVisible();
  await page.getByRole('button', { name: 'Close the transaction' }).focus();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/tx=/);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
});

test('the ledger is accessible in every view and never scrolls sideways', async ({ page }) => {
  await expectCleanInEveryView(page, {
    'all transactions': async () => {
      await openPanel(page, 'Ledger');
      await expect(page.getByText(/^[\d,]+ transactions$/)).toBeVisible();
    },
    'a burn opened with its command': async () => {
      await openPanel(page, 'Ledger', '?kind=burn&tx=TX00000900');
      await expect(page.getByText('Agrees with the economies before and after the command')).toBeVisible();
      await page.getByText(/^Command [\d,]+: /).click();
      await expect(page.getByLabel('The command as JSON')).toBeVisible();
    },
  });
});

test('a tap opens a transaction under its row on a phone, and another closes it', async ({ page }) => {
  await page.setViewportSize(phone);
  await openPanel(page, 'Ledger');
  const row = page.getByRole('listitem').nth(1).getByRole('button').first();
  await row.click();
  await expect(page.getByRole('listitem').nth(1).getByRole('heading')).toBeVisible();
  await row.click();
  await expect(page).not.toHaveURL(/tx=/);
});

test('the files say the same as the page', async ({ page }) => {
  await openPanel(page, 'Ledger', '?kind=allocation');
  await expect(page.getByText(/match/).first()).toBeVisible();
  const rowCount = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'JSON' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const saved = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { readonly kind: string }[];
  expect(saved).toHaveLength(rowCount);
  expect(new Set(saved.map(({ kind }) => kind))).toEqual(new Set(['allocation']));
});
