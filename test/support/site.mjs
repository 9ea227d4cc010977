/** The built page served on this machine, and a browser to look at it. */
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { browserArguments, browserPath } from './browser.mjs';

/**
 * Serves `dist` and opens a browser. Call `close` when done.
 * @param {string} [outDir] the folder of the built page
 */
export async function openSite(outDir = 'dist') {
  const server = await preview({
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The built page could not be served.');
  const browser = await chromium.launch({ executablePath: browserPath(), args: browserArguments });
  return {
    address,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
