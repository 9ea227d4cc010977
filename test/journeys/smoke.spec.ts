import { expect, test, type Page } from '@playwright/test';

/** Everything a quiet page does not do: errors, warnings, failed requests, requests to other places. */
function problemsOf(page: Page, baseURL: string | undefined): readonly string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('requestfailed', (request) => problems.push(`${request.url()} failed`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    const own = protocol === 'data:' || protocol === 'blob:' || origin === new URL(baseURL ?? '').origin;
    if (!own) problems.push(`request to ${request.url()}`);
  });
  return problems;
}

test('every panel opens without an error and asks nothing of any other place', async ({ page, baseURL }) => {
  const problems = problemsOf(page, baseURL);
  await page.goto('./', { waitUntil: 'networkidle' });
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  const names = await links.allTextContents();
  expect(names).toEqual([
    'Overview',
    'Wallets',
    'Messages',
    'Reserve',
    'Pools',
    'Crisis',
    'Ledger',
    'What-if',
  ]);
  for (const name of names) {
    await links.getByText(name, { exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeAttached();
    await page.waitForLoadState('networkidle');
  }
  expect(problems).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the ${theme} theme is set before the first paint`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  });
}

test('a chosen theme wins over the theme of the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addInitScript(() => localStorage.setItem('nexus.theme', 'dark'));
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
