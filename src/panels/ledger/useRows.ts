import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { positionOf } from './useLedger';

/** Rows that a page key moves by. */
const pageLength = 10;

/** The row height of the moment: it depends on the width of the page and on presenter mode. */
function rowHeight(): number {
  const text = getComputedStyle(document.documentElement).getPropertyValue('--row');
  return Number.parseFloat(text) || 44;
}

/** How much of the page's top and bottom is covered by what is fixed there. */
interface Covered {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The rows in view out of very many, newest first, and the keyboard on them: one row is active, and it alone is a stop of the
 * tab key. It is drawn even while it is out of view, so that the focus is never lost.
 */
export function useRows(
  list: RefObject<HTMLElement | null>,
  shown: readonly number[],
  opened: number | undefined,
  onOpen: (index: number | undefined) => void,
  { opensInPlace, covered }: { readonly opensInPlace: boolean; readonly covered: Covered },
) {
  const [active, setActive] = useState<number>();
  const [margin, setMargin] = useState(0);
  const [height, setHeight] = useState(rowHeight);
  const wantsFocus = useRef(false);
  const count = shown.length;
  const found = active === undefined ? -1 : positionOf(shown, active);
  const activePosition = found === -1 ? 0 : count - 1 - found;

  // Where the list begins on the page; what stands above it may grow.
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    setMargin(top + globalThis.scrollY);
    setHeight(rowHeight());
  }, [list, count, opened]);

  const rangeExtractor = useCallback(
    (range: Range) => {
      const inView = defaultRangeExtractor(range);
      if (inView.includes(activePosition) || activePosition >= range.count) return inView;
      return [...inView, activePosition].sort((a, b) => a - b);
    },
    [activePosition],
  );
  const getItemKey = useCallback(
    (position: number) => shown[count - 1 - position] ?? position,
    [shown, count],
  );
  // It is used here and where the rows are drawn, which happens again whenever it changes: nothing memoizes it.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 10,
    scrollMargin: margin,
    scrollPaddingStart: covered.top,
    scrollPaddingEnd: covered.bottom,
    rangeExtractor,
    getItemKey,
    indexAttribute: 'data-position',
  });

  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, height]);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    row?.focus({ preventScroll: true });
  });

  // A link to a transaction that opens under its row leads to that row; what was opened here is in view already.
  const seen = useRef<number>(undefined);
  useEffect(() => {
    if (seen.current === opened || (opensInPlace && margin === 0)) return;
    seen.current = opened;
    if (opened === undefined || opened === active) return;
    const position = positionOf(shown, opened);
    if (position === -1) return;
    setActive(opened);
    if (opensInPlace) virtualizer.scrollToIndex(shown.length - 1 - position, { align: 'start' });
  }, [opened, active, shown, margin, opensInPlace, virtualizer]);

  const moveTo = (wanted: number) => {
    const position = Math.max(0, Math.min(count - 1, wanted));
    wantsFocus.current = true;
    setActive(shown[count - 1 - position]);
    virtualizer.scrollToIndex(position, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target as HTMLElement).hasAttribute('data-index')) return;
    if (event.key === 'ArrowDown') moveTo(activePosition + 1);
    else if (event.key === 'ArrowUp') moveTo(activePosition - 1);
    else if (event.key === 'PageDown') moveTo(activePosition + pageLength);
    else if (event.key === 'PageUp') moveTo(activePosition - pageLength);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(count - 1);
    else if (event.key === 'Enter' || event.key === ' ') onOpen(shown[count - 1 - activePosition]);
    else return;
    event.preventDefault();
  };

  const open = useCallback(
    (index: number | undefined) => {
      if (index !== undefined) setActive(index);
      onOpen(index);
    },
    [onOpen],
  );

  return { virtualizer, margin, height, activePosition, setActive, onKeyDown, open };
}
