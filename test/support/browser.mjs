import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

/** What Chromium needs to start in a container, and what keeps it from calling home. */
export const browserArguments = [
  ...(isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * The path of a Chromium for the journeys: the one that CHROMIUM_PATH names, Playwright's own, one of the system,
 * or one that is installed now.
 * @returns {string}
 */
export function browserPath() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which is not a program.`);
  }
  const found = installedBrowser();
  if (found !== null) return found;

  console.log('No Chromium found: installing one.');
  installBrowser();
  const installed = installedBrowser();
  if (installed !== null) return installed;
  throw new Error(
    'The journeys need a Chromium, and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}

function installedBrowser() {
  const own = chromium.executablePath();
  if (own && isProgram(own)) return own;
  return onPath() ?? usualPlaces.find(isProgram) ?? null;
}

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const name of names) {
    const folder = folders.find((candidate) => isProgram(join(candidate, name + suffix)));
    if (folder !== undefined) return join(folder, name + suffix);
  }
  return null;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installBrowser() {
  if (isRoot && isDebian()) {
    const options = ['-o', 'DPkg::Lock::Timeout=120', '-qq', '-y'];
    run('apt-get', ['update', '-qq']);
    if (run('apt-get', ['install', ...options, 'chromium-headless-shell'])) return;
    if (run('apt-get', ['install', ...options, 'chromium'])) return;
  }
  const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js');
  run(process.execPath, [playwright, 'install', 'chromium']);
}

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * @param {string} program
 * @param {string[]} parameters
 */
function run(program, parameters) {
  const { status } = spawnSync(program, parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

if (process.argv[1] === import.meta.filename) {
  try {
    const path = browserPath();
    const version = execFileSync(path, ['--version', ...browserArguments], { encoding: 'utf8' });
    console.log(`${version.trim()} at ${path}`);
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
    process.exit(1);
  }
}
