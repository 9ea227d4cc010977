import { useEffect, useRef } from 'react';
import styles from './MapDrawing.module.css';

/** A pulse that travels a path once: a capsule in a halo. Nothing without a pulse. Give each pulse a key of its own. */
export function PulseOn({ pulse, path }: { readonly pulse: number | undefined; readonly path: string }) {
  const group = useRef<SVGGElement>(null);
  const line = useRef<SVGPathElement>(null);
  useEffect(() => {
    // The way is as long as the path. Measured in the next frame, when the page is laid out anyway; jsdom cannot measure it.
    const frame = requestAnimationFrame(() => {
      const length = line.current?.getTotalLength?.();
      if (length !== undefined) group.current?.style.setProperty('--way', `${-length}px`);
    });
    return () => cancelAnimationFrame(frame);
  }, [path, pulse]);
  if (pulse === undefined) return null;
  return (
    <g ref={group} className={styles.pulse} data-testid="pulse">
      <path className={styles.halo} d={path} />
      <path ref={line} className={styles.capsule} d={path} />
    </g>
  );
}
