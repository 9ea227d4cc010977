import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { Command } from '../../src/engine/commands';

const pages = {
  table: '#/pools',
  allocation: '#/pools?view=allocate',
  pool: '#/pools?pool=NXT-FOOD',
} as const;

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Pools' })).toBeAttached();
  await page.evaluate(async () => document.fonts.ready);
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function stateHash(page: Page): Promise<string | undefined> {
  return page.evaluate(() => window.nexusLoop?.stateHash());
}

async function commit(page: Page, command: Command): Promise<void> {
  expect(await page.evaluate((one) => window.nexusLoop?.commit(one).ok, command)).toBe(true);
}

/** A typed or shown amount of NXT in units. */
function unitsOf(text: string): number {
  const [whole = '0', fraction = ''] = text.replaceAll(',', '').split('.');
  return Number(whole + fraction.padEnd(8, '0').slice(0, 8));
}

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`${theme}, ${width} px: accessible, and nothing scrolls sideways`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await open(page, pages.table);
      await expect(page.getByRole('link', { name: /NXT-FOOD/ })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);

      await open(page, pages.allocation);
      await page.getByRole('button', { name: '25 %' }).click();
      expect(await violations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);

      await open(page, pages.pool);
      await page.getByLabel('You give').fill('60');
      await page.getByText('Limits and receiver').click();
      await page.getByRole('button', { name: 'Swap 60 NXT' }).click();
      await expect(page.getByRole('alert')).toContainText('Press once more');
      expect(await violations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      for (const tab of ['Add liquidity', 'Withdraw']) {
        await page.getByRole('radio', { name: tab }).click();
        expect(await violations(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBe(0);
      }
    });
  }
}

test('an allocation by keyboard adds up to the unit, is one commit, and can be undone', async ({ page }) => {
  await open(page, pages.table);
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
  const toast = page.getByRole('region', { name: 'Last receipt' });
  await expect(toast).toContainText('12 pools');
  expect(await stateHash(page)).not.toBe(before);
  await toast.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(toast).toBeHidden();
  expect(await stateHash(page)).toBe(before);
});

test('a quote follows each keystroke within 100 ms', async ({ page }) => {
  await open(page, pages.pool);
  const give = page.getByLabel('You give');
  await give.focus();
  // The first keystroke also draws what only a quote shows.
  await page.keyboard.type('1');
  await expect(page.getByText('Minimum received')).toBeVisible();

  await page.evaluate(() => {
    const input = document.activeElement as HTMLInputElement;
    const received = [...document.querySelectorAll('label')].find(
      (label) => label.textContent === 'You receive',
    );
    const output = document.getElementById(received?.htmlFor ?? '') as HTMLInputElement;
    input.addEventListener(
      'beforeinput',
      () => {
        const shown = output.value;
        performance.mark('quote:typed');
        const look = () => {
          if (output.value === shown) {
            requestAnimationFrame(look);
            return;
          }
          performance.mark('quote:shown');
          performance.measure('quote', 'quote:typed', 'quote:shown');
        };
        requestAnimationFrame(look);
      },
      { capture: true },
    );
  });
  for (const key of '2.34567'.replace('.', '')) {
    await page.keyboard.type(key);
    await page.waitForTimeout(120);
  }
  const durations = await page.evaluate(() =>
    performance.getEntriesByName('quote').map(({ duration }) => duration),
  );
  expect(durations.length).toBe(6);
  const longest = Math.max(...durations);
  console.log(
    `quote after a keystroke: ${durations.map((one) => one.toFixed(0)).join(', ')} ms, longest ${longest.toFixed(1)} ms`,
  );
  expect(longest).toBeLessThan(100);
});

test('a swap beyond its limit is refused with its numbers and changes nothing', async ({ page }) => {
  await open(page, `${pages.pool}&trader=Ada`);
  await page.getByLabel('You give').fill('2');
  const row = page.getByText('Minimum received').locator('..');
  const minimum = unitsOf(/[\d,]+\.\d{8}/.exec((await row.textContent()) ?? '')?.[0] ?? '');
  // Somebody else buys first, and the price rises by more than the half percent that Ada allows.
  await commit(page, { type: 'swap', trader: 'Bao', pool: 'NXT-FOOD', give: 'NXT', amount: 1_000_000_000 });
  const before = await stateHash(page);

  const receive = page.getByLabel('You receive');
  await expect(receive).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: /^Swap/ }).click();
  await expect(receive).toBeFocused();
  const refusal = page.getByText(`less than the minimum of ${minimum}`, { exact: false });
  await expect(refusal.first()).toContainText(/Would receive \d+ units, .* Nothing was changed\./);
  expect(await stateHash(page)).toBe(before);

  await page.getByRole('button', { name: /take the present one/ }).click();
  await page.getByRole('button', { name: /^Swap/ }).click();
  await expect(page.getByRole('region', { name: 'Last receipt' })).toContainText('Ada bought FOOD');
  expect(await stateHash(page)).not.toBe(before);
});

test('the longest names and amounts fit on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '#/pools?pool=NXT-MANUFACTURING&trader=Ada');
  await commit(page, {
    type: 'swap',
    trader: 'Ada',
    pool: 'NXT-MANUFACTURING',
    give: 'NXT',
    amount: 1_000_000_000,
  });
  await commit(page, {
    type: 'addLiquidity',
    provider: 'Ada',
    pool: 'NXT-MANUFACTURING',
    nxt: 500_000_000,
    token: 1_000_000_000_000,
  });
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
  await open(page, pages.table);
  await page.getByRole('link', { name: 'NXT-CARBON' }).click();
  await page.getByRole('radio', { name: 'Add liquidity' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'NXT-CARBON' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Add liquidity' })).toBeChecked();
  await page.goBack();
  await expect(page.getByRole('table', { name: /twelve pools/i })).toBeVisible();
});

test('while the economy lives on, limits stay as they were typed', async ({ page }) => {
  await open(page, pages.pool);
  await page.getByLabel('You give').fill('5');
  const row = page.getByText('Minimum received').locator('..');
  const minimum = await row.textContent();
  await page.evaluate(() => {
    for (let day = 0; day < 3; day += 1) window.nexusLoop?.commit({ type: 'tick' });
  });
  await expect(page.getByText(/Expires after day 77/)).toBeVisible();
  expect(await row.textContent()).toBe(minimum);
});
