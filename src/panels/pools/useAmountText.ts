import { useCallback, useState } from 'react';
import { amountToText, parseAmountText } from '../../components/amountInput';
import type { ParsedAmount } from '../../engine/units';
import { usePreferences } from '../../store/hooks';
import type { AmountUnit } from '../../store/preferences';

/** A typed amount with the unit it was typed in. */
export interface AmountDraft {
  readonly text: string;
  readonly unit: AmountUnit;
}

/** The draft in another unit; text that is no amount stays as it is. */
export function draftIn({ text, unit }: AmountDraft, wanted: AmountUnit): string {
  if (unit === wanted) return text;
  const parsed = parseAmountText(text, unit);
  return parsed.ok ? amountToText(parsed.units, wanted) : text;
}

/** A typed amount, what it means, and how to change it; it follows the person's choice of unit. */
export function useAmountText(): {
  readonly text: string;
  readonly parsed: ParsedAmount;
  readonly setText: (text: string) => void;
  readonly setUnits: (units: number) => void;
} {
  const { unit } = usePreferences();
  const [draft, setDraft] = useState<AmountDraft>({ text: '', unit });
  const text = draftIn(draft, unit);
  return {
    text,
    parsed: parseAmountText(text, unit),
    setText: useCallback((typed: string) => setDraft({ text: typed, unit }), [unit]),
    setUnits: useCallback((units: number) => setDraft({ text: amountToText(units, unit), unit }), [unit]),
  };
}
