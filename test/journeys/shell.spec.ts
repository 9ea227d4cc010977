import { expect, test, type Page } from '@playwright/test';
import {
  desktop,
  expectCleanInEveryView,
  expectPanel,
  lastReceipt,
  phone,
  runAction,
  stateHash,
} from './support';

/** A dialog that has the keyboard keeps it until it is gone. */
async function escapeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);
}

async function openPage(page: Page): Promise<void> {
  await page.goto('./');
  await expectPanel(page, 'Overview');
}

async function openTransferForm(page: Page): Promise<void> {
  await runAction(page, 'transfer nxt');
  const dialog = page.getByRole('dialog', { name: 'Transfer NXT' });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Amount').fill('1e3');
}

async function goIntoThePast(page: Page): Promise<void> {
  await escapeDialog(page);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('region', { name: 'The past' })).toBeVisible();
}

test('palette, forms, help and the past are accessible', async ({ page }) => {
  const states = {
    'the palette': async () => {
      await openPage(page);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
    'a form': async () => {
      await escapeDialog(page);
      await openTransferForm(page);
    },
    'the shortcuts': async () => {
      await escapeDialog(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
    'the past': () => goIntoThePast(page),
  };
  await expectCleanInEveryView(page, states, [desktop]);
});

test('on a phone everything is under More, and forms have room', async ({ page }) => {
  const states = {
    More: async () => {
      await openPage(page);
      await page.getByRole('button', { name: 'More' }).click();
      await expect(page.getByRole('dialog', { name: 'More' })).toBeVisible();
    },
    'a form in the past': async () => {
      await goIntoThePast(page);
      await openTransferForm(page);
    },
  };
  await expectCleanInEveryView(page, states, [phone]);
});

test('a command given by keyboard alone leaves a receipt that can be undone', async ({ page }) => {
  await openPage(page);
  const before = await stateHash(page);
  await runAction(page, 'move the clock');
  await expect(page.getByText('What would happen')).toBeVisible();
  await page.getByRole('button', { name: 'Move the clock by one day' }).press('Enter');
  await expect(lastReceipt(page)).toBeVisible();
  expect(await stateHash(page)).not.toBe(before);
  await page.keyboard.press('Control+z');
  expect(await stateHash(page)).toBe(before);
  await page.keyboard.press('Control+Shift+z');
  expect(await stateHash(page)).not.toBe(before);
});

test('shortcuts rest while typing, and panels are a key away', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('2');
  await expect(page).toHaveURL(/#\/wallets/);
  await expect(page).toHaveTitle('Wallets · NexusOS');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find an action' }).fill('1?u');
  await expect(page).toHaveURL(/#\/wallets/);
  await escapeDialog(page);
  await page.goBack();
  await expect(page).toHaveTitle('Overview · NexusOS');
});

test('a file dropped on the page is looked at before it replaces anything', async ({ page }) => {
  await openPage(page);
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
  await escapeDialog(page);
  await drop('{"format":"nexus-loop-script/1","name":"Bare","commands":[]}');
  await page.getByRole('button', { name: 'Load this script' }).click();
  await expect(page.getByText('No receipts', { exact: true })).toBeVisible();
});

test('the running loop leaves as a script and comes back with the same state', async ({ page }) => {
  await openPage(page);
  const [download] = await Promise.all([page.waitForEvent('download'), runAction(page, 'export the loop')]);
  expect(download.suggestedFilename()).toMatch(/^nexus-loop-.*\.json$/);
  const before = await stateHash(page);
  await runAction(page, 'bare genesis');
  await page.getByRole('dialog').getByRole('button', { name: 'Start from bare genesis' }).click();
  await expect(page.getByText('No receipts', { exact: true })).toBeVisible();
  await runAction(page, 'import');
  await page.locator('input[type=file]').setInputFiles(await download.path());
  await page.getByRole('button', { name: 'Load this script' }).click();
  expect(await stateHash(page)).toBe(before);
});
