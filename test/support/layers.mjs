import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

// Which part of src may import which. Everything here is about text on disk: type-only imports, lazy imports and
// workers count like any other import.

/** Each layer may import itself and the layers to its left. */
const layers = ['engine', 'simulation', 'store', 'selectors', 'components', 'panels', 'lessons', 'app'];

/** Packages that a layer may import; a layer without an entry may import any that no rule below reserves. */
const allowedPackages = new Map([
  ['engine', ['@noble/hashes']],
  ['simulation', ['@noble/hashes', 'pure-rand']],
  ['selectors', []],
]);

/** Packages that belong to one part of src: the pattern tells where they may be imported. */
const reservedPackages = new Map([
  ['immer', /^src\/store\//],
  ['recharts', /^src\/(components\/charts|panels)\//],
]);

/**
 * @typedef {{ file: string, specifier: string, target: string, isPackage: boolean }} Import
 * `target` is a path below the project for a relative import, else the name of the package.
 */

/**
 * Checks every import in `<project>/src`.
 * @param {string} project
 * @returns {{ modules: number, violations: string[] }}
 */
export function checkLayers(project) {
  const files = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file))
    .toSorted();
  const imports = files.flatMap((file) => importsOf(project, file));
  const violations = imports.flatMap((one) => {
    const reason = one.isPackage ? packageViolation(one) : layerViolation(one);
    return reason === null ? [] : [`${one.file} imports ${one.specifier}: ${reason}`];
  });
  return { modules: files.length, violations: [...violations, ...cycles(files, imports)] };
}

/**
 * @param {string} project
 * @param {string} file
 * @returns {Import[]}
 */
function importsOf(project, file) {
  const text = readFileSync(join(project, file), 'utf8');
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} could not be parsed: ${errors[0]?.message}`);

  const specifiers = new Set(module.staticImports.map((one) => one.moduleRequest.value));
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest) specifiers.add(moduleRequest.value);
  }
  // Lazy imports, types written import('…').Type, and workers.
  for (const [, specifier] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g))
    specifiers.add(specifier ?? '');
  for (const [, specifier] of text.matchAll(/\bnew URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url/g)) {
    specifiers.add(specifier ?? '');
  }

  return [...specifiers].map((specifier) => {
    const isPackage = !specifier.startsWith('.');
    const target = isPackage ? packageName(specifier) : resolveFile(project, file, specifier);
    return { file, specifier, target, isPackage };
  });
}

/** @param {string} specifier */
function packageName(specifier) {
  if (specifier.startsWith('node:')) return 'node';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * @param {string} project
 * @param {string} file
 * @param {string} specifier
 */
function resolveFile(project, file, specifier) {
  const path = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`];
  const isFile = (/** @type {string} */ candidate) => {
    const onDisk = join(project, candidate);
    return existsSync(onDisk) && statSync(onDisk).isFile();
  };
  return candidates.find(isFile) ?? path;
}

/**
 * @param {Import} one
 * @returns {string | null}
 */
function packageViolation({ file, target }) {
  const layer = file.split('/')[1] ?? '';
  if (target === 'node') return layer === 'cli' ? null : 'only src/cli may use the modules of Node';
  const allowed = allowedPackages.get(layer);
  if (allowed && !allowed.includes(target)) {
    return `the packages that src/${layer} may import are ${allowed.join(', ') || 'none'}`;
  }
  const home = reservedPackages.get(target);
  if (home && !home.test(file)) return `${target} may be imported only where ${home.source} matches`;
  return null;
}

/**
 * @param {Import} one
 * @returns {string | null}
 */
function layerViolation({ file, target }) {
  if (!target.startsWith('src/')) return 'src imports nothing outside src';
  const [, from = '', panel] = file.split('/');
  const [, to = '', otherPanel] = target.split('/');
  if (from === to) {
    return from === 'panels' && panel !== otherPanel ? 'a panel never imports another panel' : null;
  }
  if (from === 'cli') {
    return to === 'engine' || to === 'simulation' ? null : 'src/cli imports engine and simulation only';
  }
  if (to === 'cli') return 'src/cli is a program of its own';
  const position = layers.indexOf(from);
  if (position === -1) return null;
  const left = layers.slice(0, position);
  if (left.includes(to)) return null;
  if (to === 'styles' && position >= layers.indexOf('components')) return null;
  return `src/${from} may import itself and ${left.join(', ') || 'nothing else'}`;
}

/**
 * @param {string[]} files
 * @param {Import[]} imports
 * @returns {string[]}
 */
function cycles(files, imports) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const found = [];
  /** @param {string} file @param {string[]} path */
  function visit(file, path) {
    const start = path.indexOf(file);
    if (start !== -1) {
      found.push(`circular imports: ${[...path.slice(start), file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const one of imports) if (one.file === file && !one.isPackage) visit(one.target, [...path, file]);
    done.add(file);
  }
  for (const file of files) visit(file, []);
  return found;
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const { modules, violations } = checkLayers(process.cwd());
  for (const violation of violations) console.error(violation);
  if (modules === 0) console.error('There is no module in src.');
  if (modules === 0 || violations.length > 0) process.exit(1);
  console.log(`${modules} modules, every import allowed`);
}
