/** What the naive model accepts as values: the rules of amounts, addresses and texts, written a second time. */

export const largestSafe = 2n ** 53n - 1n;

/** A whole number from 0, as a BigInt; `undefined` for anything else. */
export function wholeNumber(value: unknown): bigint | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value % 1 !== 0) return undefined;
  if (value < 0 || 1 / value === Number.NEGATIVE_INFINITY) return undefined;
  const exact = BigInt(value);
  return exact <= largestSafe ? exact : undefined;
}

/** A whole number above 0. */
export function positiveNumber(value: unknown): bigint | undefined {
  const exact = wholeNumber(value);
  return exact === 0n ? undefined : exact;
}

function inRanges(code: number, ranges: readonly (readonly [number, number])[]): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to);
}

// Control, soft hyphen, Arabic letter mark, zero-width and bidirectional marks, separators, fillers.
const invisible = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xe0001, 0xe007f],
] as const;

const whiteSpace = [0x20, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000];

function isWhiteSpace(code: number | undefined): boolean {
  return code !== undefined && (whiteSpace.includes(code) || (code >= 0x2000 && code <= 0x200a));
}

/** True for 1–64 (or another number of) visible code points without white space at the ends. */
export function isName(value: unknown, longest = 64): value is string {
  if (typeof value !== 'string') return false;
  const codes = Array.from(value).map((character) => character.codePointAt(0) ?? 0);
  if (codes.length < 1 || codes.length > longest) return false;
  if (codes.some((code) => code >= 0xd800 && code <= 0xdfff)) return false;
  if (codes.some((code) => inRanges(code, invisible))) return false;
  return !isWhiteSpace(codes[0]) && !isWhiteSpace(codes.at(-1));
}

/** True for well-formed text of at most 256 code points. */
export function isReasonText(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const characters = Array.from(value);
  return characters.length <= 256 && characters.every((character) => !/^[\ud800-\udfff]$/.test(character));
}

/** Any JSON value with its keys sorted, to compare two commands. */
export function sortedText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => sortedText(item)).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    const texts = entries.map(([key, inner]) => `${JSON.stringify(key)}:${sortedText(inner)}`);
    return `{${texts.sort().join()}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
