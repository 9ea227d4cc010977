import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectPanel, lastReceipt, runAction, stateHash, type PanelLabel } from './support';

/** The panels in the order of the navigation; the key of each is its number. */
const panels: readonly PanelLabel[] = [
  'Overview',
  'Wallets',
  'Messages',
  'Reserve',
  'Pools',
  'Crisis',
  'Ledger',
  'What-if',
];

/** Goes on with the tab key until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const hasFocus = () => target.evaluate((element) => element === document.activeElement);
  await expect(target).toBeVisible();
  for (let step = 0; step < 150 && !(await hasFocus()); step += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

/** Goes to a panel with its key, out of a field if the focus is in one. */
async function goTo(page: Page, label: PanelLabel): Promise<void> {
  const isTyping = () =>
    page.evaluate(() => document.activeElement?.matches('input, select, textarea') === true);
  while (await isTyping()) await page.keyboard.press('Tab');
  await page.keyboard.press(String(panels.indexOf(label) + 1));
  await expectPanel(page, label);
  await expect(page).toHaveURL(new RegExp(`#/${label.toLowerCase()}$`));
  await expect(page.getByRole('main')).toBeFocused();
}

test('every panel does its work by keyboard alone, and all of it can be undone', async ({ page }) => {
  test.slow();
  await page.goto('./');
  await expectPanel(page, 'Overview');
  await expect(page.getByRole('slider', { name: 'Commit' })).toBeVisible();
  const hashes = [await stateHash(page)];
  /** A commit happened: the economy is another one than ever before. */
  const expectCommit = async () => {
    await expect.poll(async () => hashes.includes(await stateHash(page))).toBe(false);
    hashes.push(await stateHash(page));
  };

  await test.step('Overview: a message', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Send one' }));
    await page.keyboard.press('Enter');
    const newest = page.getByRole('region', { name: 'Recent receipts' }).getByRole('listitem').first();
    await expect(newest).toContainText(/burned, standard message/);
    await expectCommit();
  });

  await test.step('Wallets: a transfer', async () => {
    await goTo(page, 'Wallets');
    await page.keyboard.press('t');
    await expect(page.getByRole('combobox', { name: 'To' })).toBeFocused();
    await page.keyboard.type('Newcomer');
    await tabTo(page, page.getByRole('textbox', { name: 'Amount' }));
    await page.keyboard.type('0.29');
    await expect(page.getByLabel('Preview')).toContainText('0.29001000');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Result' })).toContainText(
      'Transfer successful: 29000000 units → Newcomer',
    );
    await expect(page.getByRole('row', { name: /Newcomer/ }).first()).toContainText('0.29000000');
    await expectCommit();
  });

  await test.step('Messages: one with an id', async () => {
    await goTo(page, 'Messages');
    await tabTo(page, page.getByRole('textbox', { name: 'Message id' }));
    await page.keyboard.type('by-keyboard');
    await page.keyboard.press('Enter');
    await expect(page.getByText('5,700 units moved into the reserve.')).toBeVisible();
    const burns = page.getByRole('table', { name: 'Burns, newest first' });
    await expect(burns.getByRole('row').nth(1)).toContainText('by-keyboard');
    await expectCommit();
  });

  await test.step('Reserve: a flow and its transactions', async () => {
    await goTo(page, 'Reserve');
    const flows = page.getByRole('group', { name: /^What flowed where/ }).getByRole('link');
    await tabTo(page, flows.first());
    await page.keyboard.press('ArrowDown');
    await expect(flows.nth(1)).toBeFocused();
    const name = (await flows.nth(1).getAttribute('aria-label')) ?? '';
    const postings = / in ([\d,]+) postings?\./.exec(name)?.[1] ?? '';
    expect(postings).toMatch(/^[1-9]/);
    await page.keyboard.press('Enter');
    await expectPanel(page, 'Ledger');
    await expect(page).toHaveURL(/#\/ledger\?from=/);
    await expect(page.getByText(new RegExp(`^${postings} of [\\d,]+ match`))).toBeVisible();
    expect(await stateHash(page)).toBe(hashes.at(-1));
  });

  await test.step('Pools: an allocation', async () => {
    await goTo(page, 'Pools');
    await tabTo(page, page.getByRole('button', { name: 'Allocate from the reserve' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('textbox', { name: 'Amount' }));
    await page.keyboard.type('12.34567907');
    await expect(page.getByLabel(/^Share of NXT-/)).toHaveCount(12);
    await page.keyboard.press('Enter');
    await expect(lastReceipt(page)).toContainText('12 pools');
    await expectCommit();
  });

  await test.step('Pools: a swap', async () => {
    await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Pools', exact: true }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('link', { name: 'NXT-FOOD' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: 'NXT-FOOD' })).toBeVisible();
    await tabTo(page, page.getByRole('textbox', { name: 'You give' }));
    await page.keyboard.type('2');
    await expect(page.getByLabel('You receive')).not.toHaveValue('');
    await page.keyboard.press('Enter');
    await expect(lastReceipt(page)).toContainText(/bought [\d,.…]+ FOOD for/);
    await expectCommit();
  });

  await test.step('Crisis: a drain', async () => {
    await goTo(page, 'Crisis');
    await tabTo(page, page.getByRole('button', { name: '10 %' }));
    await page.keyboard.press('Enter');
    const after = await page.getByRole('form', { name: 'Drain by hand' }).locator('dd').first().textContent();
    await tabTo(page, page.getByRole('button', { name: /^Drain [\d,.]+/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Reserve' })).toContainText(after ?? 'nothing');
    await expectCommit();
  });

  await test.step('Ledger: the message, opened', async () => {
    await goTo(page, 'Ledger');
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
    await page.keyboard.type('by-keyboard');
    await expect(page.getByText(/^1 of [\d,]+ match/)).toBeVisible();
    const row = page.getByRole('grid').getByRole('row').nth(1);
    await tabTo(page, row);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/tx=TX\d{8}/);
    const opened = page.getByRole('region', { name: /^TX\d{8}$/ });
    await expect(opened.getByText('Agrees with the economies before and after the command')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/tx=/);
    await expect(row).toBeFocused();
  });

  await test.step('What-if: a slider', async () => {
    await goTo(page, 'What-if');
    const target = page.getByTestId('target');
    await expect(target).toHaveText(/\d/);
    const before = await target.textContent();
    const slider = page.getByRole('slider', { name: 'Burn per message' });
    await tabTo(page, slider);
    await page.keyboard.press('Shift+ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuetext', /, was /);
    await expect(target).not.toHaveText(before ?? '');
    // A question changes nothing.
    expect(await stateHash(page)).toBe(hashes.at(-1));
  });

  await test.step('palette: a day passes', async () => {
    await runAction(page, 'move the clock');
    await tabTo(page, page.getByRole('button', { name: 'Move the clock by one day' }));
    await page.keyboard.press('Enter');
    await expect(lastReceipt(page)).toBeVisible();
    await expectCommit();
  });

  await test.step('undo: back to the beginning, commit by commit', async () => {
    await goTo(page, 'Overview');
    for (const hash of hashes.toReversed().slice(1)) {
      await page.keyboard.press('Control+z');
      expect(await stateHash(page)).toBe(hash);
    }
    await expect(page.getByRole('region', { name: 'The past' })).toContainText('7 later commits');
  });
});
