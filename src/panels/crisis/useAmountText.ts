import { useState } from 'react';
import { amountToText, parseAmountText } from '../../components/amountInput';
import type { AmountUnit } from '../../store/preferences';
import { usePreferences } from '../../store/hooks';

/** A typed amount in one unit, told in another; what is no amount stays as it was typed. */
function convert(text: string, from: AmountUnit, to: AmountUnit): string {
  if (from === to) return text;
  const amount = parseAmountText(text, from);
  return amount.ok ? amountToText(amount.units, to) : text;
}

/**
 * The text of an amount's field in the unit of the person's choice: it follows the switch between NXT and units. `usual` is
 * what stands there while nothing was typed.
 */
export function useAmountText(usual?: number) {
  const { unit } = usePreferences();
  const [typed, setTyped] = useState<{ readonly text: string; readonly unit: AmountUnit }>();
  const usualText = usual === undefined ? '' : amountToText(usual, unit);
  const text = typed === undefined ? usualText : convert(typed.text, typed.unit, unit);
  const amount = parseAmountText(text, unit);
  return {
    /** Key of the field: the text is told in another unit here, so a new field must not tell it once more. */
    unit,
    text,
    isTyped: typed !== undefined,
    /** The amount in units, if the text is one. */
    units: amount.ok ? amount.units : undefined,
    setText: (next: string) => setTyped({ text: next, unit }),
    setUnits: (units: number) => setTyped({ text: amountToText(units, unit), unit }),
    reset: () => setTyped(undefined),
  };
}
