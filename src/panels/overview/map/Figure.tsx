import { Amount, amountText, type AmountStyle } from '../../../components/Amount';
import { usePreferences } from '../../../store/hooks';

/** How wide one digit of the typeface is beside its size; figures are tabular, so that all are. */
const digitWidth = 0.6;

/** A large amount that grows smaller before it outgrows the room it has. */
export function Figure({
  room,
  size,
  ...amount
}: AmountStyle & { readonly room: number; readonly size: number }) {
  const { unit } = usePreferences();
  const { whole, fraction } = amountText(amount, unit);
  const width = (whole.length + fraction.length * 0.86) * digitWidth;
  const fitting = Math.max(14, Math.min(size, Math.floor(room / width)));
  return (
    <span style={{ fontSize: fitting }}>
      <Amount {...amount} />
    </span>
  );
}
