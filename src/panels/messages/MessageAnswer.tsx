import { Amount } from '../../components/Amount';
import { formatUnits } from '../../engine/units';
import type { MessageTypeRow } from '../../selectors/messages';
import styles from './MessageAnswer.module.css';

/** The answer: how many messages were sent, and that what they burned is in the reserve. */
export function MessageAnswer({ types }: { readonly types: readonly MessageTypeRow[] }) {
  const sent = types.reduce((sum, row) => sum + row.sent, 0);
  const burned = types.reduce((sum, row) => sum + row.burned, 0);
  return (
    <header className={styles.answer}>
      <h1 className="visually-hidden">Messages</h1>
      <p className={styles.figure}>
        {sent === 0 ? (
          'No message was sent yet'
        ) : (
          <>
            {formatUnits(sent)} {sent === 1 ? 'message' : 'messages'}{' '}
            <span className={styles.quiet}>
              burned <Amount units={burned} compact />
            </span>
          </>
        )}
      </p>
      <p className={styles.why}>
        “Burned” is not destroyed: the price of a message moves from its sender into the reserve, in one
        all-or-nothing step, and the sum of all NXT stays the same.
      </p>
    </header>
  );
}
