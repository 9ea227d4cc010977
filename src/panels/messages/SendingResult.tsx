import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { StatusWord } from '../../components/StatusWord';
import { formatUnits } from '../../engine/units';
import { sendingSentence, type Sending } from './sendEach';
import styles from './SendingResult.module.css';

/** How far the sending of many messages is, and at its end what was sent, what was refused and why. */
export function SendingResult({
  sending,
  onCancel,
}: {
  readonly sending: Sending;
  readonly onCancel: () => void;
}) {
  const { state, asked, sent, refused, burned, reasons } = sending;
  const done = sent + refused;
  if (state === 'running') {
    return (
      <div className={styles.running}>
        <progress className={styles.progress} aria-label="Sending messages" max={asked} value={done} />
        <p className={styles.count}>
          {formatUnits(done)} of {formatUnits(asked)}
        </p>
        <Button kind="outline" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.result}>
      <StatusWord status={refused > 0 ? 'bad' : state === 'done' ? 'ok' : 'warn'}>
        {sendingSentence(sending)}
      </StatusWord>
      {sent === 0 ? null : (
        <p>
          <Amount units={burned} /> moved into the reserve.
        </p>
      )}
      {[...reasons].map(([reason, count]) => (
        <p key={reason} className={styles.reason}>
          {formatUnits(count)} × {reason}
        </p>
      ))}
      {refused === 0 ? null : <p className={styles.quiet}>A refused message changed nothing.</p>}
    </div>
  );
}
