import { useId } from 'react';
import { MessageMark } from '../../components/MessageMark';
import { messageFacts, messageTypes, type MessageType } from '../../engine/spectrum';
import { formatUnits } from '../../engine/units';
import styles from './TypePicker.module.css';

/** One of the four types, with its mark and its price in the table. Radio buttons by nature. */
export function TypePicker({
  type,
  onChange,
}: {
  readonly type: MessageType;
  readonly onChange: (type: MessageType) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.legend}>Type</legend>
      {messageTypes.map((one) => (
        <label key={one} className={styles.option}>
          <input type="radio" name={name} value={one} checked={one === type} onChange={() => onChange(one)} />
          <MessageMark type={one} />
          <span className={styles.price}>{formatUnits(messageFacts[one].price)}</span>
        </label>
      ))}
    </fieldset>
  );
}
