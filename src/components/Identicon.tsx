import { useMemo } from 'react';
import styles from './Identicon.module.css';

/** Quiet hues, evenly around the wheel. */
const hueCount = 12;
const cellCount = 15;
const filledMin = 6;
const filledMax = 11;

/** FNV-1a with a final mix: stable for ever, so that an address always wears the same picture. */
function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** What an address looks like: a hue, and which of the 3 × 5 cells of the left half and the middle are filled. */
export function identiconPattern(address: string): { readonly hue: number; readonly cells: number } {
  const hue = (hashOf(address, 0) % hueCount) * (360 / hueCount) + 15;
  for (let seed = 1; ; seed += 1) {
    const cells = hashOf(address, seed) >>> (32 - cellCount);
    const filled = bitCount(cells);
    if (filled >= filledMin && filled <= filledMax) return { hue, cells };
  }
}

function cellPath(cells: number): string {
  let path = '';
  for (let cell = 0; cell < cellCount; cell += 1) {
    if (((cells >>> cell) & 1) === 0) continue;
    const column = cell % 3;
    const row = Math.floor(cell / 3);
    const columns = column === 2 ? [2] : [column, 4 - column];
    for (const x of columns) path += `M${x} ${row}h1.02v1.02h-1.02z`;
  }
  return path;
}

/** The round, mirrored picture of an address. Decoration: the address itself always stands nearby. */
export function Identicon({ address, size = 28 }: { readonly address: string; readonly size?: number }) {
  const { hue, path } = useMemo(() => {
    const { hue, cells } = identiconPattern(address);
    return { hue, path: cellPath(cells) };
  }, [address]);
  return (
    <svg
      className={styles.identicon}
      style={{ '--hue': hue } as React.CSSProperties}
      width={size}
      height={size}
      viewBox="0 0 5 5"
      aria-hidden="true"
    >
      <rect className={styles.ground} width="5" height="5" />
      <path className={styles.mark} d={path} />
    </svg>
  );
}
