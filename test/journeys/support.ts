/** What the journeys have in common: opening a panel, reading the economy, and looking at every state in every view. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Command } from '../../src/engine/commands';

/** A panel as the navigation names it. */
export type PanelLabel =
  | 'Overview'
  | 'Wallets'
  | 'Messages'
  | 'Reserve'
  | 'Pools'
  | 'Crisis'
  | 'Ledger'
  | 'What-if';

export const desktop = { width: 1440, height: 900 };
export const tablet = { width: 1024, height: 768 };
export const phone = { width: 390, height: 844 };

/** Opens a panel and waits until it is there. */
export async function openPanel(page: Page, label: PanelLabel, query = ''): Promise<void> {
  await page.goto(`./#/${label.toLowerCase()}${query}`);
  await expectPanel(page, label);
}

/** Waits until a panel is there. */
export async function expectPanel(page: Page, label: PanelLabel): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: label, exact: true })).toBeAttached();
}

/** Opens What-if and waits until its first run is drawn. */
export async function openWhatIf(page: Page, query = ''): Promise<void> {
  await openPanel(page, 'What-if', query);
  await expect(page.getByTestId('target')).toHaveText(/\d/);
  await expect(page.locator('path[data-tone="ink"]').first()).toBeAttached();
}

export async function stateHash(page: Page): Promise<string | undefined> {
  return page.evaluate(() => window.nexusLoop?.stateHash());
}

/** Commits commands in the page and counts those that were refused. */
export async function commitAll(page: Page, commands: readonly Command[]): Promise<number> {
  return page.evaluate((list) => {
    const { nexusLoop } = window;
    return list.filter((command) => nexusLoop?.commit(command).ok !== true).length;
  }, commands);
}

/** The receipt of the last commit, which floats above the page for a while. */
export function lastReceipt(page: Page): Locator {
  return page.getByRole('region', { name: 'Last receipt' });
}

/** Finds an action in the palette and does it. */
export async function runAction(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find an action' });
  await expect(field).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** By how many pixels the page can be scrolled sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What axe finds in the whole page, with all of its rules. */
export async function violations(page: Page): Promise<readonly string[]> {
  await settled(page);
  // The page keeps axe from the first time.
  const isThere = await page.evaluate(() => 'axe' in window);
  const { violations: found } = await new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page })
    // The page has no frames, so nothing needs to be gathered from them; and only what is wrong is described.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Waits until everything is drawn as it will stay: typeface, what follows the size of the page, and animations. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // Observers of sizes answer after a frame; what they change is drawn in the next.
    await frame();
    await frame();
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** States to look at, one after the other: a name, and what leads to it from the one before. */
type States = Readonly<Record<string, () => Promise<void>>>;

/**
 * Looks at each state in both themes and at each size: axe finds nothing, and nothing scrolls sideways. The page is opened anew
 * for each size, so the first state has to open it.
 */
export async function expectCleanInEveryView(
  page: Page,
  states: States,
  sizes: readonly { readonly width: number; readonly height: number }[] = [desktop, phone],
): Promise<void> {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const size of sizes) {
    await page.goto('about:blank');
    await page.setViewportSize(size);
    for (const [name, prepare] of Object.entries(states)) {
      await prepare();
      for (const theme of ['light', 'dark'] as const) {
        const view = `${name}, ${size.width} px, ${theme}`;
        await page.emulateMedia({ colorScheme: theme });
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        expect.soft(await violations(page), view).toEqual([]);
        expect.soft(await sidewaysScroll(page), view).toBe(0);
      }
    }
  }
}
