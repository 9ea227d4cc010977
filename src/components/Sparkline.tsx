/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an SVG drawing is an image */
import styles from './Sparkline.module.css';

/** The course of a few values, as a line that ends in a dot. `label` says in words what it shows. */
export function Sparkline({
  values,
  label,
  width = 80,
  height = 24,
}: {
  readonly values: readonly number[];
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
}) {
  const inset = 3;
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const points = values.map((value, index) => {
    const x = inset + (values.length < 2 ? 1 : index / (values.length - 1)) * (width - 2 * inset);
    const share = high === low ? 0.5 : (value - low) / (high - low);
    return { x, y: height - inset - share * (height - 2 * inset) };
  });
  const last = points.at(-1);
  const path = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return (
    <svg
      className={styles.sparkline}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <polyline className={styles.line} points={path} />
      {last === undefined ? null : <circle className={styles.end} cx={last.x} cy={last.y} r="2.8" />}
    </svg>
  );
}
