import { useMemo } from 'react';
import { amountText } from '../../components/Amount';
import { decimalsNeeded } from '../../selectors/crisis';
import { usePreferences } from '../../store/hooks';

/** Amounts of NXT as plain text, for places that hold no element: cut to two decimals, without trailing zeros, and in full. */
export function useNxtText(): {
  readonly short: (units: number, unit?: boolean) => string;
  readonly exact: (units: number, unit?: boolean) => string;
  readonly full: (units: number) => string;
} {
  const { unit: preferred } = usePreferences();
  return useMemo(() => {
    const words = (units: number, decimals: number, unit: boolean) => {
      const text = amountText({ units, decimals, unit }, preferred);
      return `${text.whole}${text.fraction}${text.unit === '' ? '' : ` ${text.unit}`}`;
    };
    return {
      short: (units, unit = false) => words(units, 2, unit),
      exact: (units, unit = false) => words(units, decimalsNeeded(units), unit),
      full: (units) => amountText({ units }, preferred).full,
    };
  }, [preferred]);
}
