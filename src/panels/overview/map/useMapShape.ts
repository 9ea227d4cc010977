import { useLayoutEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';

/** The width the map is drawn for until its container was measured. */
const defaultWidth = 1360;

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

/** The width of an element in CSS pixels, measured before the first paint and whenever it changes. */
export function useWidth<T extends HTMLElement>(): readonly [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(defaultWidth);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const measure = () => {
      if (target.clientWidth > 0) setWidth(target.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
