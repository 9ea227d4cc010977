import { expect, test, type Page } from '@playwright/test';
import {
  commitAll,
  expectCleanInEveryView,
  lastReceipt,
  openPanel,
  phone,
  sidewaysScroll,
  stateHash,
} from './support';

const food = '?pool=NXT-FOOD';

/** The output of the swap for what was typed. */
function received(page: Page) {
  return page.getByLabel('You receive');
}

/** A typed or shown amount of NXT in units. */
function unitsOf(text: string): number {
  const [whole = '0', fraction = ''] = text.replaceAll(',', '').split('.');
  return Number(whole + fraction.padEnd(8, '0').slice(0, 8));
}

test('the pools are accessible in every view and never scroll sideways', async ({ page }) => {
  const tab = (name: string) => async () => {
    await page.getByRole('radio', { name }).click();
    await expect(page.getByRole('radio', { name })).toBeChecked();
  };
  await expectCleanInEveryView(page, {
    'the twelve pools': async () => {
      await openPanel(page, 'Pools');
      await expect(page.getByRole('link', { name: /NXT-FOOD/ })).toBeVisible();
    },
    'an allocation': async () => {
      await openPanel(page, 'Pools', '?view=allocate');
      await page.getByRole('button', { name: '25 %' }).click();
    },
    'a swap that asks once more': async () => {
      await openPanel(page, 'Pools', food);
      await page.getByLabel('You give').fill('60');
      await page.getByText('Limits and receiver').click();
      await page.getByRole('button', { name: 'Swap 60 NXT' }).click();
      await expect(page.getByRole('alert')).toContainText('Press once more');
    },
    'adding liquidity': tab('Add liquidity'),
    withdrawing: tab('Withdraw'),
  });
});

test('an allocation by keyboard adds up to the unit, is one commit, and can be undone', async ({ page }) => {
  await openPanel(page, 'Pools');
  const before = await stateHash(page);
  await page.getByRole('button', { name: 'Allocate from the reserve' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Amount' }).focus();
  await page.keyboard.type('123.45678907');
  const slider = page.getByRole('slider', { name: /NXT-FOOD/ });
  await slider.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('textbox', { name: 'Weight of NXT-FOOD' })).toHaveValue('21');

  const shares = await page.getByLabel(/^Share of NXT-/).allTextContents();
  expect(shares).toHaveLength(12);
  const shown = shares.map((text) => unitsOf(/[\d,]+\.\d{8}/.exec(text)?.[0] ?? ''));
  expect(shown.reduce((sum, share) => sum + share, 0)).toBe(12_345_678_907);

  await page.getByRole('textbox', { name: 'Amount' }).focus();
  await page.keyboard.press('Enter');
  const toast = lastReceipt(page);
  await expect(toast).toContainText('12 pools');
  expect(await stateHash(page)).not.toBe(before);
  await toast.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(toast).toBeHidden();
  expect(await stateHash(page)).toBe(before);
});

test('a quote follows each keystroke and is what a swap of this amount gives', async ({ page }) => {
  await openPanel(page, 'Pools', food);
  await page.getByLabel('You give').focus();
  const quotes: number[] = [];
  for (const key of ['2', '3', '4']) {
    const before = await received(page).inputValue();
    await page.keyboard.press(key);
    await expect(received(page)).not.toHaveValue(before);
    quotes.push(unitsOf(await received(page).inputValue()));
  }
  await page.keyboard.press('Backspace');
  await expect.poll(async () => unitsOf(await received(page).inputValue())).toBe(quotes[1]);

  const before = await stateHash(page);
  await page.getByRole('main').focus();
  for (const [index, amount] of [2, 23, 234].entries()) {
    const given = await page.evaluate((units) => {
      const outcome = window.nexusLoop?.commit({
        type: 'swap',
        trader: 'TREASURY',
        pool: 'NXT-FOOD',
        give: 'NXT',
        amount: units,
      });
      return outcome?.ok === true && outcome.type === 'swap' ? outcome.received : undefined;
    }, amount * 100_000_000);
    expect(given).toBe(quotes[index]);
    await page.keyboard.press('Control+z');
    expect(await stateHash(page)).toBe(before);
  }
});

test('a swap beyond its limit is refused with its numbers and changes nothing', async ({ page }) => {
  await openPanel(page, 'Pools', `${food}&trader=Ada`);
  await page.getByLabel('You give').fill('2');
  const row = page.getByText('Minimum received').locator('..');
  const minimum = unitsOf(/[\d,]+\.\d{8}/.exec((await row.textContent()) ?? '')?.[0] ?? '');
  // Somebody else buys first, and the price rises by more than the half percent that Ada allows.
  const first = {
    type: 'swap',
    trader: 'Bao',
    pool: 'NXT-FOOD',
    give: 'NXT',
    amount: 1_000_000_000,
  } as const;
  expect(await commitAll(page, [first])).toBe(0);
  const before = await stateHash(page);

  await expect(received(page)).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: /^Swap/ }).click();
  await expect(received(page)).toBeFocused();
  const refusal = page.getByText(`less than the minimum of ${minimum}`, { exact: false });
  await expect(refusal.first()).toContainText(/Would receive \d+ units, .* Nothing was changed\./);
  expect(await stateHash(page)).toBe(before);

  await page.getByRole('button', { name: /take the present one/ }).click();
  await page.getByRole('button', { name: /^Swap/ }).click();
  await expect(lastReceipt(page)).toContainText(/Ada bought [\d,.…]+ FOOD for/);
  expect(await stateHash(page)).not.toBe(before);
});

test('the longest names and amounts fit on a phone', async ({ page }) => {
  await page.setViewportSize(phone);
  await openPanel(page, 'Pools', '?pool=NXT-MANUFACTURING&trader=Ada');
  const pool = 'NXT-MANUFACTURING';
  const refused = await commitAll(page, [
    { type: 'swap', trader: 'Ada', pool, give: 'NXT', amount: 1_000_000_000 },
    { type: 'addLiquidity', provider: 'Ada', pool, nxt: 500_000_000, token: 1_000_000_000_000 },
  ]);
  expect(refused).toBe(0);
  await page.getByLabel('You give').fill('12.34567891');
  const cutOff = async () =>
    page
      .locator('main input[inputmode]')
      .evaluateAll((inputs) => inputs.filter((input) => input.scrollWidth > input.clientWidth).length);
  await expect(page.getByRole('row', { name: /Ada/ })).toBeVisible();
  expect(await cutOff()).toBe(0);
  expect(await sidewaysScroll(page)).toBe(0);
  const beyond = await page
    .locator('main *')
    .evaluateAll((all) =>
      all
        .filter(
          (one) =>
            one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).clipPath === 'none',
        )
        .map((one) => one.outerHTML.slice(0, 120)),
    );
  expect(beyond).toEqual([]);
});

test('the panel’s place is in the address: reload and back restore it', async ({ page }) => {
  await openPanel(page, 'Pools');
  await page.getByRole('link', { name: 'NXT-CARBON' }).click();
  await page.getByRole('radio', { name: 'Add liquidity' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'NXT-CARBON' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Add liquidity' })).toBeChecked();
  await page.goBack();
  await expect(page.getByRole('table', { name: /twelve pools/i })).toBeVisible();
});

test('while the economy lives on, limits stay as they were typed', async ({ page }) => {
  await openPanel(page, 'Pools', food);
  await page.getByLabel('You give').fill('5');
  const row = page.getByText('Minimum received').locator('..');
  const minimum = await row.textContent();
  await page.evaluate(() => {
    for (let day = 0; day < 3; day += 1) window.nexusLoop?.commit({ type: 'tick' });
  });
  await expect(page.getByText(/Expires after day 77/)).toBeVisible();
  expect(await row.textContent()).toBe(minimum);
});
