import { expect, test } from '@playwright/test';
import { expectCleanInEveryView, openWhatIf, stateHash } from './support';

// Experiments take as long as the machine needs.
test.describe.configure({ timeout: 180_000 });
const patient = { timeout: 90_000 };

test('moving a slider reruns the year and redraws it beside the baseline', async ({ page }) => {
  await openWhatIf(page);
  const economy = await stateHash(page);
  const target = page.getByTestId('target');
  const line = page.getByRole('figure', { name: /^Reserve/ }).locator('path[data-tone="ink"]');
  const slider = page.getByRole('slider', { name: 'Burn per message' });
  const before = await target.textContent();
  for (const key of ['Shift+ArrowRight', 'PageUp', 'Shift+ArrowLeft', 'PageUp']) {
    const path = await line.getAttribute('d');
    await slider.press(key);
    await expect(line).not.toHaveAttribute('d', path ?? '');
  }
  await expect(target).not.toHaveText(before ?? '');
  await expect(slider).toHaveAttribute('aria-valuetext', /, was /);
  await expect(page.locator('path[data-tone="baseline"]').first()).toBeVisible();
  expect(await stateHash(page)).toBe(economy);
});

test('many seeds tell how far they have come, finish, and can be cancelled', async ({ page }) => {
  await openWhatIf(page);
  const runs = page.getByRole('textbox', { name: 'Runs' });
  const start = page.getByRole('button', { name: 'Run the seeds' });
  const answer = page.getByTestId('monte-carlo');
  const bands = page.getByText(/5 to 95 %, 25 to 75 % of 40 seeds/);
  await runs.fill('40');
  await start.click();
  await expect(answer).toContainText('of 40 runs', patient);
  await expect(bands).toBeVisible();

  await runs.fill('1000');
  await start.click();
  const progress = page.getByRole('progressbar', { name: 'Progress of the experiment' });
  await expect(progress).toBeVisible();
  await expect(progress).toHaveAttribute('value', /^[1-9]/, patient);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  await expect(start).toBeEnabled();
  // What was answered before stays.
  await expect(answer).toContainText('of 40 runs');
  await expect(bands).toBeVisible();
});

test('goal seek shows the value that holds and its neighbour that does not', async ({ page }) => {
  await openWhatIf(page);
  await page.getByRole('button', { name: 'Find the smallest burn that holds' }).focus();
  await page.keyboard.press('Enter');
  const answer = page.getByTestId('goal-seek');
  await expect(answer).toContainText('units hold', patient);
  const [, holds = '', fails = ''] =
    /([\d,]+) units hold: 3\d\.\d{3} days at the end\.([\d,]+) units do not: 2\d\.\d{3} days/.exec(
      (await answer.textContent()) ?? '',
    ) ?? [];
  const [n, before] = [holds, fails].map((text) => Number(text.replaceAll(',', '')));
  expect(n).toBe((before ?? 0) + 1);
});

test('a link is replayed identically on another page, and a changed one differently', async ({
  page,
  context,
}) => {
  await openWhatIf(page, '?preset=message-collapse&seed=5');
  await page.getByRole('button', { name: 'Link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toMatch(/hash=[0-9a-f]{64}/);
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByText('Replayed identically', { exact: true })).toBeVisible(patient);
  const third = await context.newPage();
  await third.goto(link.replace('seed=5', 'seed=6'));
  await expect(
    third.getByText('Replayed differently, between day 0 and day 30', { exact: true }),
  ).toBeVisible(patient);
});

test('a day is adopted only when asked', async ({ page }) => {
  await openWhatIf(page);
  const before = await stateHash(page);
  await page.getByRole('button', { name: 'Adopt' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Day' }).fill('3');
  expect(await stateHash(page)).toBe(before);
  await page.getByRole('button', { name: /^Replace it by [\d,]+ commands$/ }).click();
  await expect(page).toHaveURL(/#\/overview/, patient);
  expect(await stateHash(page)).not.toBe(before);
});

test('the live economy can be continued', async ({ page }) => {
  await openWhatIf(page);
  const before = await stateHash(page);
  await page.getByRole('button', { name: 'Continue the live economy' }).click();
  await expect(page.getByRole('combobox', { name: 'Preset' })).toHaveValue('live');
  await expect(page.getByRole('figure', { name: 'Floor coverage' })).toContainText('day 57');
  expect(await stateHash(page)).toBe(before);
});

test('what-if is accessible in every view and never scrolls sideways', async ({ page }) => {
  await expectCleanInEveryView(page, {
    'a pinned scenario, everything unfolded': async () => {
      await openWhatIf(page, '?preset=as-specified');
      await page.getByRole('button', { name: 'Pin this one as A' }).click();
      await page.getByText('All parameters').click();
      await page.getByText('More charts').click();
      await expect(page.locator('details[open] figure').first()).toBeVisible();
    },
  });
});
