import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

// Measures the JavaScript that must arrive before the page can start: the scripts that dist/index.html names or
// preloads, and everything they import statically. Lazily loaded chunks do not count.

const limit = 130_000;

const page = readFileSync('dist/index.html', 'utf8');
const waiting = [...page.matchAll(/<(?:script|link)\b[^>]*>/g)].flatMap(([tag]) => {
  const isFirstLoad = tag.startsWith('<script') || /\brel="?modulepreload\b/.test(tag);
  const address = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
  return isFirstLoad && address !== undefined ? [posix.join('dist', address)] : [];
});

/** @type {Map<string, number>} */
const sizes = new Map();
for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
  if (sizes.has(file)) continue;
  const code = readFileSync(file);
  sizes.set(file, gzipSync(code, { level: 9 }).length);
  const { module } = parseSync(file, code.toString());
  const requests = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest?.value)),
  ];
  for (const request of requests) {
    if (request?.startsWith('.')) waiting.push(posix.join(posix.dirname(file), request));
  }
}

const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
const kilobytes = (/** @type {number} */ size) => `${(size / 1000).toFixed(1)} kB`;
if (sizes.size === 0) {
  console.error('dist/index.html names no script.');
  process.exit(1);
}
if (total > limit) {
  for (const [file, size] of sizes) console.error(`${file}: ${kilobytes(size)}`);
  console.error(
    `The first load is ${kilobytes(total)} of compressed JavaScript, the limit is ${kilobytes(limit)}.`,
  );
  process.exit(1);
}
console.log(
  `${kilobytes(total)} of compressed JavaScript in ${sizes.size} file(s), limit ${kilobytes(limit)}`,
);
