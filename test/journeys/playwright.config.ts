import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserArguments, browserPath } from '../support/browser.mjs';

const root = resolve(import.meta.dirname, '../..');

// Playwright reads this file once more in each worker: what was found the first time is handed on in the environment.
const executablePath = (process.env.CHROMIUM_PATH ??= browserPath());
const port = Number((process.env.JOURNEYS_PORT ??= String(await unusedPort())));
const address = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: resolve(root, 'node_modules/.cache/nexus/journeys'),
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: browserArguments },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: address,
    reuseExistingServer: false,
  },
});

function unusedPort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => found(typeof bound === 'object' && bound !== null ? bound.port : 0));
    });
  });
}
