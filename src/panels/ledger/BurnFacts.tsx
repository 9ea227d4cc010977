import { MessageMark } from '../../components/MessageMark';
import { messageFacts } from '../../engine/spectrum';
import type { BurnDetail } from '../../engine/transactions';
import { formatUnits } from '../../engine/units';
import { scientific, wavelengthText } from '../../selectors/ledgerEntry';
import styles from './OpenedTransaction.module.css';

/** What a burn was: its messages, what each cost, and the light of its orbital transition. */
export function BurnFacts({ burn, units }: { readonly burn: BurnDetail; readonly units: number }) {
  const { messageType, messageId, count, wavelengthNm, energyJoules } = burn;
  const { line, upper, lower, region } = messageFacts[messageType];
  const each = units / count;
  return (
    <dl className={styles.facts} aria-label="Burn">
      <div>
        <dt>Burned</dt>
        <dd>
          {formatUnits(units)} units
          {count === 1 ? '' : ` = ${formatUnits(count)} × ${formatUnits(each)}`}, now in the reserve
        </dd>
      </div>
      <div>
        <dt>{count === 1 ? 'Message' : `${formatUnits(count)} messages`}</dt>
        <dd className={styles.message}>
          <MessageMark type={messageType} />
          <span className={styles.text}>{messageId}</span>
        </dd>
      </div>
      <div>
        <dt>Wavelength</dt>
        <dd className={styles.text}>
          {wavelengthText(wavelengthNm)}
          <span className={styles.aside}>
            {line}, {upper} → {lower}, {region.toLowerCase()}
          </span>
        </dd>
      </div>
      <div>
        <dt>Energy</dt>
        <dd>{scientific(energyJoules)} J</dd>
      </div>
    </dl>
  );
}
