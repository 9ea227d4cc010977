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
  outputDir: resolve(root, 'node_modules/.cache/nexus/journeys'),
  forbidOnly: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  // Generous, for machines that are slow or busy: no journey depends on time.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'journeys', testMatch: '*.spec.ts', fullyParallel: true },
    // Budgets in milliseconds mean something only while nothing else runs.
    { name: 'speed', testMatch: '*.speed.ts', workers: 1, timeout: 300_000 },
  ],
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
