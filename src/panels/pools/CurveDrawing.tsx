/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an SVG drawing is an image */
import { amountText } from '../../components/Amount';
import { axisAmount } from '../../components/charts/axis';
import { poolColour } from '../../components/PoolMark';
import type { PoolFact } from '../../engine/assets';
import type { Reserves } from '../../selectors/poolPrice';
import { usePreferences } from '../../store/hooks';
import { layOutCurve, type CurveRoom, type Point } from './curve';
import styles from './CurveDrawing.module.css';
import { useWidth } from './useWidth';

/** About the width of a character of a point's label. */
const characterWidth = 8.8;

/** The curve with the pool's point before (hollow) and after (filled), and the way between them. */
export function CurveDrawing({
  pool,
  before,
  after,
}: {
  readonly pool: PoolFact;
  readonly before: Reserves;
  readonly after: Reserves | undefined;
}) {
  const [frame, width] = useWidth<HTMLDivElement>(640);
  const { unit } = usePreferences();
  const height = width < 480 ? 330 : 430;
  const room: CurveRoom = { width, height, left: 72, right: 18, top: 34, bottom: 58 };
  const curve = layOutCurve(before, after ?? before, room);
  const floor = height - room.bottom;
  const figure = (units: number) => {
    const text = amountText({ units, compact: true }, unit);
    return `${text.whole}${text.fraction} ${text.unit}`;
  };
  return (
    <div ref={frame} className={styles.frame}>
      <svg
        className={styles.drawing}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Curve of ${pool.address}`}
      >
        {curve.ticksY.map(({ value, at }) => (
          <g key={value}>
            <line className={styles.grid} x1={room.left} x2={width - room.right} y1={at} y2={at} />
            <text x={room.left - 12} y={at + 5} textAnchor="end">
              {axisAmount(value, unit)}
            </text>
          </g>
        ))}
        <line className={styles.axis} x1={room.left} x2={width - room.right} y1={floor} y2={floor} />
        {curve.ticksX.map(({ value, at }) => (
          <text key={value} x={at} y={floor + 26} textAnchor="middle">
            {axisAmount(value, unit)}
          </text>
        ))}
        <text x={room.left} y={18}>
          ↑ {pool.sector} in the pool
        </text>
        <text x={width - room.right} y={height - 8} textAnchor="end">
          NXT in the pool →
        </text>
        <Guide point={curve.before} left={room.left} floor={floor} />
        {after === undefined ? null : <Guide point={curve.after} left={room.left} floor={floor} />}
        <path className={styles.curve} d={curve.path} />
        {curve.pathAfter === undefined ? null : <path className={styles.moved} d={curve.pathAfter} />}
        {after === undefined ? null : (
          <path className={styles.way} d={curve.way} style={{ stroke: poolColour(pool) }} />
        )}
        <PointLabel
          word={after === undefined ? 'now' : 'before'}
          figure={figure(before.nxt)}
          point={curve.before}
          room={room}
          below
        />
        <circle className={styles.hollow} cx={curve.before.x} cy={curve.before.y} r="8" />
        {after === undefined ? null : (
          <>
            <PointLabel word="after" figure={figure(after.nxt)} point={curve.after} room={room} />
            <circle className={styles.filled} cx={curve.after.x} cy={curve.after.y} r="8" />
          </>
        )}
      </svg>
    </div>
  );
}

/** Dotted lines from a point to both axes. */
function Guide({
  point,
  left,
  floor,
}: {
  readonly point: Point;
  readonly left: number;
  readonly floor: number;
}) {
  return <path className={styles.guide} d={`M${left} ${point.y}H${point.x}V${floor}`} />;
}

/** A point's name and amount: above the curve at its right, or below it at its left. */
function PointLabel({
  word,
  figure,
  point,
  room,
  below = false,
}: {
  readonly word: string;
  readonly figure: string;
  readonly point: Point;
  readonly room: CurveRoom;
  readonly below?: boolean;
}) {
  const labelWidth = Math.max(word.length, figure.length) * characterWidth;
  const fits = below
    ? point.x - 16 - labelWidth > room.left
    : point.x + 16 + labelWidth < room.width - room.right;
  const x = below ? (fits ? point.x - 16 : room.left + 8) : fits ? point.x + 16 : room.width - room.right;
  const anchor = below === fits ? 'end' : 'start';
  const y = below ? point.y + 54 : point.y - 38;
  return (
    <g className={styles.label}>
      <text className={styles.word} x={x} y={y} textAnchor={anchor}>
        {word}
      </text>
      <text x={x} y={y + 22} textAnchor={anchor}>
        {figure}
      </text>
    </g>
  );
}
