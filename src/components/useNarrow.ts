import { useMedia } from './useMedia';

/** The widest screen, in CSS pixels, on which a table becomes a list. */
const phone = 640;

/** The same for tables with exact amounts, which take room. */
export const smallTablet = 760;

/** The same for tables with many wide columns. */
export const tablet = 900;

/** True on a screen so narrow that tables become lists; `widest` is the last width that is narrow. */
export function useNarrow(widest = phone): boolean {
  return useMedia(`(max-width: ${widest}px)`);
}
