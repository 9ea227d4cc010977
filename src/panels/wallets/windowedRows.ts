/** Which rows of a long table are rendered: those in its window and a few around them. */

/** Height of a row inside a window, in px. */
export const ROW_HEIGHT = 44;

const around = 8;
/** Rows that fit a window nobody has measured yet. */
const usualRows = 24;

/** What is seen of a scrolling window, in px. */
export interface Seen {
  readonly top: number;
  readonly height: number;
}

/** A row to render and the height that is left out before it. */
export interface RenderedRow {
  readonly index: number;
  readonly gap: number;
}

/** The first row in view and how many fit; the same numbers while one scrolls within a row, so that nothing renders anew. */
export function seenRows({ top, height }: Seen): { readonly first: number; readonly fit: number } {
  return {
    first: Math.floor(top / ROW_HEIGHT),
    fit: height === 0 ? usualRows : Math.ceil(height / ROW_HEIGHT),
  };
}

/** The rows to render, and the height left out after the last. Row `home` always is among them: it may hold the focus. */
export function windowedRows(
  count: number,
  { first, fit }: ReturnType<typeof seenRows>,
  home: number,
): { readonly rows: readonly RenderedRow[]; readonly rest: number } {
  const from = Math.max(0, Math.min(first, count - fit) - around);
  const to = Math.min(count, first + fit + around);
  const indices = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
  if (home < from) indices.unshift(home);
  else if (home >= to && home < count) indices.push(home);
  let end = 0;
  const rows = indices.map((index) => {
    const gap = (index - end) * ROW_HEIGHT;
    end = index + 1;
    return { index, gap };
  });
  return { rows, rest: (count - end) * ROW_HEIGHT };
}
