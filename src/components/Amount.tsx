import { formatNxt, formatUnits, nxtParts } from '../engine/units';
import { usePreferences } from '../store/hooks';
import type { AmountUnit } from '../store/preferences';
import styles from './Amount.module.css';

/** How an amount is written. */
export interface AmountStyle {
  /** In the asset's own units. */
  readonly units: number;
  /** `NXT`, a token such as `FOOD`, or a pool's shares such as `NXT-FOOD shares`. */
  readonly asset?: string;
  /** How many decimals are shown; the rest is cut off, never rounded. */
  readonly decimals?: number;
  /** Two decimals, or this many. */
  readonly compact?: boolean | number;
  /** Whether the unit stands behind it. */
  readonly unit?: boolean;
  /** Whether a plus stands before what is not negative. */
  readonly sign?: boolean;
}

/** An amount as text in parts: `35,654` `.38` `…` `NXT`, and in full. */
export interface AmountText {
  readonly whole: string;
  readonly fraction: string;
  readonly unit: string;
  readonly full: string;
  readonly isCut: boolean;
}

/** Shares are counted, not divided: they have no decimals to show. */
function isCounted(asset: string): boolean {
  return asset.endsWith(' shares');
}

function unitWord(asset: string, inUnits: boolean): string {
  if (asset === 'NXT') return inUnits ? 'units' : 'NXT';
  if (isCounted(asset)) return 'shares';
  return inUnits ? `units of ${asset}` : asset;
}

/** Writes an amount. What is cut off is marked by `…`; nothing is ever rounded. */
export function amountText(amount: AmountStyle, preferred: AmountUnit): AmountText {
  const { units, asset = 'NXT', compact = false, sign = false } = amount;
  const plus = sign && units >= 0 ? '+' : '';
  const counted = isCounted(asset);
  const word = unitWord(asset, preferred === 'units');
  const unit = amount.unit === false ? '' : word;
  if (preferred === 'units' || counted) {
    const whole = plus + formatUnits(units);
    return { whole, fraction: '', unit, full: `${whole} ${word}`, isCut: false };
  }
  const { whole, fraction } = nxtParts(units);
  const places = amount.decimals ?? (compact === true ? 2 : compact === false ? 8 : compact);
  const kept = fraction.slice(0, Math.max(0, places));
  const isCut = /[1-9]/.test(fraction.slice(kept.length));
  const shown = kept === '' ? '' : `.${kept}`;
  return {
    whole: plus + whole,
    fraction: isCut ? `${shown}…` : shown,
    unit,
    full: `${plus}${formatNxt(units)} ${word}`,
    isCut,
  };
}

/**
 * The one way an amount is shown: exact, tabular, in the unit of the person's choice. Where decimals are cut off, all of them
 * appear on hover, focus and tap, and screen readers always get them.
 *
 * Inside a button, an option or anything else that takes the focus itself, pass `focusable={false}`.
 */
export function Amount({ focusable = true, ...amount }: AmountStyle & { readonly focusable?: boolean }) {
  const { unit: preferred } = usePreferences();
  const { whole, fraction, unit, full, isCut } = amountText(amount, preferred);
  const parts = (
    <>
      {whole}
      {fraction === '' ? null : <span className={styles.fraction}>{fraction}</span>}
      {unit === '' ? null : <span className={styles.unit}> {unit}</span>}
    </>
  );
  if (!isCut) return <span className={styles.amount}>{parts}</span>;
  return (
    // Focus reveals the decimals that are cut off; there is nothing to press.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <span className={styles.cut} {...(focusable ? { tabIndex: 0 } : {})}>
      <span aria-hidden="true">{parts}</span>
      <span className={styles.full}>{full}</span>
    </span>
  );
}
