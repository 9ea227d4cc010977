/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the element <meter> cannot be drawn as a trough */
import type { ReactNode } from 'react';
import { usePreferences } from '../store/hooks';
import { amountText } from './Amount';
import styles from './Meter.module.css';

/**
 * A trough filled with water up to a value, with a line it should reach and how far it is from it. All numbers are units of
 * NXT; `below` stands beneath in words.
 */
export function Meter({
  label,
  value,
  max,
  line,
  lineLabel,
  below,
}: {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly line?: number;
  readonly lineLabel?: string;
  readonly below?: ReactNode;
}) {
  const { unit } = usePreferences();
  const share = (amount: number) => Math.min(1, Math.max(0, max === 0 ? 0 : amount / max));
  const filled = share(value);
  const valueWords = amountText({ units: value }, unit).full;
  const difference = line === undefined ? 0 : value - line;
  const distance = amountText({ units: Math.abs(difference), unit: unit === 'units' }, unit);
  const distanceWords = `${distance.whole}${distance.fraction}${distance.unit === '' ? '' : ` ${distance.unit}`} ${difference < 0 ? 'short' : 'above'}`;
  const lineShare = share(line ?? 0);
  const percent = (part: number) => `${(part * 100).toFixed(3)}%`;
  const isShort = line !== undefined && difference < 0;
  return (
    <div className={styles.meter}>
      {line === undefined || lineLabel === undefined ? null : (
        <div className={styles.lineLabel} data-short={isShort || undefined}>
          <span style={{ '--at': percent(lineShare) } as React.CSSProperties}>{lineLabel}</span>
        </div>
      )}
      <div
        className={styles.trough}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(value, max)}
        aria-valuetext={line === undefined ? valueWords : `${valueWords}, ${distanceWords}`}
      >
        <div className={styles.water} style={{ width: percent(filled) }} />
        {line === undefined ? null : (
          <div
            className={styles.line}
            data-short={isShort || undefined}
            style={{ left: percent(lineShare) }}
          />
        )}
      </div>
      {line === undefined ? null : (
        <>
          <div className={styles.bracketRow} aria-hidden="true">
            <div
              className={styles.bracket}
              style={{
                left: percent(Math.min(filled, lineShare)),
                width: percent(Math.abs(filled - lineShare)),
              }}
            />
          </div>
          <div className={styles.distance}>
            <span style={{ '--at': percent((filled + lineShare) / 2) } as React.CSSProperties}>
              {distanceWords}
            </span>
          </div>
        </>
      )}
      {below === undefined ? null : <div className={styles.below}>{below}</div>}
    </div>
  );
}
