import { expect, test, type Page } from '@playwright/test';
import { desktop, expectCleanInEveryView, openPanel, phone, stateHash, tablet } from './support';

async function openOverview(page: Page) {
  await openPanel(page, 'Overview');
  await expect(page.getByRole('link', { name: '24 wallets' })).toBeVisible();
}

const loopMap = (page: Page) => page.getByRole('region', { name: 'The loop' });

const newest = (page: Page) =>
  page.getByRole('region', { name: 'Recent receipts' }).getByRole('listitem').first();

test('the overview is accessible on desktop, tablet and phone and scrolls no way but down', async ({
  page,
}) => {
  await expectCleanInEveryView(page, { 'the overview': () => openOverview(page) }, [desktop, tablet, phone]);
});

test('every node of the map is reached by keyboard and leads to its panel', async ({ page }) => {
  await openOverview(page);
  const names = await loopMap(page)
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.textContent));
  expect(names.length).toBeGreaterThanOrEqual(18);
  const reached = new Set<string>();
  await page.getByRole('link', { name: '24 wallets' }).focus();
  for (let step = 0; step < 60; step += 1) {
    const name = await page.evaluate(() =>
      document.activeElement instanceof HTMLAnchorElement ? document.activeElement.textContent : null,
    );
    if (name !== null) reached.add(name);
    await page.keyboard.press('Tab');
  }
  expect(names.filter((name) => name !== null && !reached.has(name))).toEqual([]);
  await page.getByRole('link', { name: 'Food pool' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/pools\?pool=NXT-FOOD/);
});

test('the whole vessel is its link', async ({ page }) => {
  await openOverview(page);
  const box = await loopMap(page).getByRole('link', { name: 'Reserve' }).boundingBox();
  if (box === null) throw new Error('the reserve has no box');
  await page.mouse.click(box.x + box.width / 2, box.y + 110);
  await expect(page).toHaveURL(/#\/reserve/);
});

test('a message travels its strand, is the newest receipt, and can be undone', async ({ page }) => {
  await openOverview(page);
  const before = await stateHash(page);
  const previous = await newest(page).textContent();
  // A pulse is short: it is counted in the page, so that none is missed.
  const pulses = await page.evaluateHandle(() => {
    const seen = { most: 0 };
    new MutationObserver(() => {
      seen.most = Math.max(seen.most, document.querySelectorAll('[data-testid="pulse"]').length);
    }).observe(document.body, { childList: true, subtree: true });
    return seen;
  });
  await page.getByRole('button', { name: 'Send one' }).click();
  await expect(newest(page)).toContainText(/burned, standard message/);
  await expect(page.getByTestId('pulse')).toHaveCount(0);
  expect(await pulses.evaluate(({ most }) => most)).toBe(1);
  await newest(page).getByRole('button', { name: 'Undo' }).click();
  await expect(newest(page)).toHaveText(previous ?? '');
  expect(await stateHash(page)).toBe(before);
});

test('what is refused moves nothing on the map', async ({ page }) => {
  await openOverview(page);
  const refused = await page.evaluate(() => {
    const before = window.nexusLoop?.economy();
    const outcome = window.nexusLoop?.commit({
      type: 'messageBurn',
      sender: 'Nobody',
      messageId: 'refused',
      messageType: 'link',
    });
    return outcome?.ok === false && Object.is(before, window.nexusLoop?.economy());
  });
  expect(refused).toBe(true);
  await expect(page.getByTestId('pulse')).toHaveCount(0);
});
