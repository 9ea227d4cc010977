import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { expectCleanInEveryView, expectPanel, openPanel } from './support';

async function openReserve(page: Page, query = '') {
  await openPanel(page, 'Reserve', query);
  await expect(page.getByRole('figure', { name: 'What flowed where' })).toBeVisible();
}

/** A link's figures: `Wallets to Reserve: 1,234.50000000 NXT in 56 postings.` */
function postingsOf(name: string | null): string {
  return / in ([\d,]+) postings?\./.exec(name ?? '')?.[1] ?? '';
}

test('the reserve is accessible in every view and never scrolls sideways', async ({ page }) => {
  await expectCleanInEveryView(page, {
    'two drawings': () => openReserve(page, '?from=3&to=90'),
    'a table and an open menu': async () => {
      await page.getByRole('button', { name: 'What flowed where as a table' }).click();
      await page.getByRole('button', { name: 'Download What flowed where' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  });
});

test('a flow is chosen by keyboard and the ledger shows its transactions', async ({ page }) => {
  await openReserve(page, '?window=30');
  const flows = page.getByRole('group', { name: /^What flowed where/ });
  await flows.getByRole('link').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const first = flows.getByRole('link').first();
  await expect(first).toBeFocused();
  const name = await first.getAttribute('aria-label');
  const postings = postingsOf(name);
  expect(Number(postings)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/ledger\?from=/);
  await expectPanel(page, 'Ledger');
  await expect(page.getByText(new RegExp(`^${postings} of [\\d,]+ match`))).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/#\/reserve\?window=30/);
});

test('the pointer reads a ribbon and a day', async ({ page }) => {
  await openReserve(page);
  const flow = page.getByRole('link', { name: /^Treasury to Wallets/ });
  await flow.scrollIntoViewIfNeeded();
  await flow.hover();
  await expect(page.getByText('Treasury → Wallets')).toBeVisible();
  const level = page.getByRole('img', { name: /^The level/ });
  await level.scrollIntoViewIfNeeded();
  await level.hover({ position: { x: 300, y: 80 } });
  await expect(page.getByText(/^Day \d+: .* = .* NXT$/)).toBeVisible();
});

test('the window survives a reload and goes back', async ({ page }) => {
  await openReserve(page);
  await page.getByText('Last 7', { exact: true }).click();
  await expect(page).toHaveURL(/window=7/);
  await expect(page.getByRole('heading', { name: /^In and out, day 51 to day 57$/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: /^In and out, day 51 to day 57$/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: /^In and out, day 0 to day 57$/ })).toBeVisible();
});

for (const figure of ['The level over time', 'What flowed where']) {
  test(`“${figure}” is saved as PNG, SVG and CSV, by keyboard and behind its table too`, async ({ page }) => {
    await openReserve(page);
    const save = async (steps: number) => {
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: `Download ${figure}` }).press('Enter');
      for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const download = await saved;
      return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
    };
    const png = await save(0);
    expect(png.name).toMatch(/\.png$/);
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    // Twice the width of the drawing, as the header of the file says.
    expect(png.content.readUInt32BE(16)).toBeGreaterThan(1_500);
    expect(png.content.length).toBeGreaterThan(20_000);

    await page.getByRole('button', { name: `${figure} as a table` }).click();
    await expect(page.getByRole('table', { name: figure })).toBeVisible();
    const svg = (await save(1)).content.toString();
    expect(svg.includes(`<title>${figure}</title>`)).toBe(true);
    expect(/var\(--|class=|tabindex/.test(svg)).toBe(false);
    const box = await page.evaluate((text) => {
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
      return image.decode().then(() => [image.naturalWidth, image.naturalHeight]);
    }, svg);
    expect(Math.min(...box)).toBeGreaterThan(300);

    const csv = (await save(2)).content.toString();
    const [head, ...rows] = csv.trim().split('\r\n');
    expect(head).toContain('(units)');
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([head?.split(',').length]));
  });
}

test('every figure of the sum and of the flows is the ledger’s own', async ({ page }) => {
  await openReserve(page);
  await page.getByText('units', { exact: true }).first().click();
  const units = async (text: string) => {
    const amount = await page.locator('dl div', { hasText: text }).first().textContent();
    return Number((amount ?? '').replace(/.*?([\d,]+) units$/, '$1').replaceAll(',', ''));
  };
  const [opening, came, went, closing] = [
    await units('Before day 0'),
    await units('Came in'),
    await units('Went out'),
    await units('After day 57'),
  ];
  expect(came).toBeGreaterThan(0);
  expect(opening + came - went).toBe(closing);
});
