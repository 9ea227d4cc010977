import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/**
 * The width of an element in whole pixels, to draw in. Where nothing is laid out (in tests, or while hidden) the last width, at
 * first `initial`, stays.
 */
export function useWidth<E extends Element>(initial: number): readonly [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const measure = () => {
      const found = Math.floor(measured.getBoundingClientRect().width);
      if (found > 0) setWidth(found);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
