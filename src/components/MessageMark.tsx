import type { MessageType } from '../engine/spectrum';
import styles from './MessageMark.module.css';

/** The names of the tokens that hold the types' spectral colours. */
export const messageColours: Readonly<Record<MessageType, string>> = {
  standard: 'var(--ha)',
  link: 'var(--hb)',
  image: 'var(--ir)',
  video: 'var(--hg)',
};

/** A message type's upright line in its spectral colour, infrared dashed, with its word. */
export function MessageMark({ type, word = true }: { readonly type: MessageType; readonly word?: boolean }) {
  return (
    <span className={styles.mark}>
      <svg width="4" height="20" viewBox="0 0 4 20" aria-hidden="true">
        <line
          x1="2"
          x2="2"
          y1="0"
          y2="20"
          strokeWidth="4"
          stroke={messageColours[type]}
          {...(type === 'image' ? { strokeDasharray: '3.5 2' } : {})}
        />
      </svg>
      {word ? <span>{type}</span> : <span className="visually-hidden">{type}</span>}
    </span>
  );
}
