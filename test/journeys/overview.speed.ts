import { expect, test } from '@playwright/test';
import { paintedIn, report } from './measure';
import { openPanel } from './support';

test('a commit is painted within 50 ms', async ({ page }) => {
  await openPanel(page, 'Overview');
  await expect(page.getByRole('link', { name: '24 wallets' })).toBeVisible();
  const times = await page.evaluate(
    async (painted) => {
      const measured: number[] = [];
      for (let index = 0; index < 40; index += 1) {
        await painted();
        const start = performance.now();
        window.nexusLoop?.commit({
          type: 'messageBurn',
          sender: 'Ada',
          messageId: `measured-${index}`,
          messageType: 'standard',
        });
        await painted();
        measured.push(performance.now() - start);
      }
      return measured;
    },
    await paintedIn(page),
  );
  const { median } = report('overview, commit to paint', times);
  expect(median).toBeLessThanOrEqual(50);
});
