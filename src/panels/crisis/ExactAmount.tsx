import { Amount, amountText } from '../../components/Amount';
import { decimalsNeeded } from '../../selectors/crisis';
import type { AmountUnit } from '../../store/preferences';
import { usePreferences } from '../../store/hooks';

/** An amount as text: exact, without trailing zeros. More than can exist is said in words. */
export function exactText(units: number, preferred: AmountUnit, withUnit = true): string {
  if (!Number.isSafeInteger(units)) return 'more than can exist';
  const { whole, fraction, unit } = amountText({ units, decimals: decimalsNeeded(units) }, preferred);
  return withUnit ? `${whole}${fraction}\u00A0${unit}` : `${whole}${fraction}`;
}

/** An amount in a sentence or formula: exact, without trailing zeros, in the sentence's own type. */
export function ExactAmount({ units, unit = true }: { readonly units: number; readonly unit?: boolean }) {
  const { unit: preferred } = usePreferences();
  return <>{exactText(units, preferred, unit)}</>;
}

/** An amount in a table or list, exact and without trailing zeros. */
export function ShortAmount({ units, unit = true }: { readonly units: number; readonly unit?: boolean }) {
  if (!Number.isSafeInteger(units)) return <>more than can exist</>;
  return <Amount units={units} decimals={decimalsNeeded(units)} unit={unit} />;
}
