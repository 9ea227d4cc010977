import { formatUnits } from '../../engine/units';
import { priceParts } from '../../selectors/poolPrice';
import { usePreferences } from '../../store/hooks';
import styles from './Price.module.css';

/** The price of one whole token: exact decimals, the rest cut off; in units where the person chose units. */
export function Price({
  price,
  per,
}: {
  /** Units of NXT for a whole token; `undefined` while there is no price. */
  readonly price: bigint | undefined;
  /** The token's name, if the unit is to stand behind the price. */
  readonly per?: string;
}) {
  const { unit } = usePreferences();
  if (price === undefined) return <span className={styles.none}>no NXT yet</span>;
  const isUnits = unit === 'units';
  const parts = isUnits ? { whole: formatUnits(Number(price)), fraction: '' } : priceParts(price);
  return (
    <span className={styles.price}>
      {parts.whole}
      {parts.fraction === '' ? null : <span className={styles.fraction}>.{parts.fraction}</span>}
      {per === undefined ? null : (
        <span className={styles.unit}>
          {' '}
          {isUnits ? 'units' : 'NXT'}
          {per === '' ? '' : ` per ${per}`}
        </span>
      )}
    </span>
  );
}
