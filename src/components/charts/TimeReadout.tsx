import type { TooltipContentProps } from 'recharts';
import styles from './TimeChart.module.css';

/** Makes the content of a tooltip: the values above one day, beside the pointer. */
export function createReadout(formatDay: (day: number) => string, formatValue: (value: number) => string) {
  return ({ active, label, payload }: TooltipContentProps) => (
    <TimeReadout
      active={active}
      day={typeof label === 'number' ? formatDay(label) : ''}
      entries={payload.map(({ name, value }) => ({ name: String(name), value }))}
      formatValue={formatValue}
    />
  );
}

function TimeReadout({
  active,
  day,
  entries,
  formatValue,
}: {
  readonly active: boolean;
  readonly day: string;
  readonly entries: readonly { readonly name: string; readonly value: unknown }[];
  readonly formatValue: (value: number) => string;
}) {
  if (!active || entries.length === 0) return null;
  const words = (value: unknown) => {
    if (typeof value === 'number') return formatValue(value);
    if (Array.isArray(value)) return value.map((one) => formatValue(Number(one))).join(' – ');
    return '';
  };
  return (
    <div className={styles.readout}>
      <div className={styles.readoutDay}>{day}</div>
      {entries.map(({ name, value }) => (
        <div key={name} className={styles.readoutRow}>
          {entries.length > 1 ? <span>{name}</span> : null}
          <strong>{words(value)}</strong>
        </div>
      ))}
    </div>
  );
}
