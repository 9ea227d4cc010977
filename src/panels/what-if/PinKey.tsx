import styles from './PinKey.module.css';
import type { Pin } from './session';

/** The dash and colour of a pin's lines, as a short piece of one. */
export function PinKey({ letter }: { readonly letter: Pin['letter'] }) {
  return (
    <svg width="34" height="6" aria-hidden="true">
      <line className={styles.dash} data-letter={letter} x1="0" x2="34" y1="3" y2="3" />
    </svg>
  );
}
