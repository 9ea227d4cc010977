import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';

/** The width the map is drawn for where nothing is laid out. */
const defaultWidth = 1360;

/** The width that the page will give it, known before anything is laid out: drawing for another one first would draw twice. */
function expectedWidth(): number {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const [page, margin] = ['--page', '--margin'].map((name) => parseFloat(style.getPropertyValue(name)));
  const width = Math.min(root.clientWidth, page ?? 0) - 2 * (margin ?? 0);
  return width > 0 ? width : defaultWidth;
}

let coarseList: MediaQueryList | undefined;

function coarsePointer(): MediaQueryList {
  coarseList ??= globalThis.matchMedia('(any-pointer: coarse)');
  return coarseList;
}

function subscribeCoarse(listener: () => void): () => void {
  const list = coarsePointer();
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

/** True where fingers point. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(subscribeCoarse, () => coarsePointer().matches);
}

/** The width of an element in CSS pixels, measured whenever it changes. */
export function useWidth<T extends HTMLElement>(): readonly [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(expectedWidth);
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const measure = () => {
      if (target.clientWidth > 0) setWidth(target.clientWidth);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
