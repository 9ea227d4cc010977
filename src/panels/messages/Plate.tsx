import { SpectrumPlate } from '../../components/SpectrumPlate';
import { useNarrow } from '../../components/useNarrow';
import { messageFacts, messageTypes, type MessageType } from '../../engine/spectrum';
import { wavelengthText } from '../../selectors/messages';
import styles from './Plate.module.css';

const width = 880;
const height = 190;
/** The wavelengths at the plate's ends, on one linear scale. */
const scale = { fromNm: 360, toNm: 1_340, left: 28, right: width - 28 };
const top = 22;
const bottom = 118;
const ticksNm = [400, 600, 800, 1_000, 1_200];
/** Where visible light ends, in nm: the region above is infrared by the specification. */
const redEndNm = 750;

const colours: Readonly<Record<MessageType, string>> = {
  standard: 'var(--line-ha)',
  link: 'var(--line-hb)',
  image: 'var(--line-ir)',
  video: 'var(--line-hg)',
};

function positionOf(wavelengthNm: number): number {
  const share = (wavelengthNm - scale.fromNm) / (scale.toNm - scale.fromNm);
  return scale.left + share * (scale.right - scale.left);
}

const description = `Spectral lines on one scale: ${messageTypes
  .map((type) => `${type} at ${wavelengthText(messageFacts[type].wavelengthNm)} nm`)
  .join(', ')}`;

function Line({ type, isPicked }: { readonly type: MessageType; readonly isPicked: boolean }) {
  const { wavelengthNm, line } = messageFacts[type];
  const x = positionOf(wavelengthNm);
  const dash = type === 'image' ? { strokeDasharray: '6 5' } : {};
  const ends = { x1: x, x2: x, y1: top, y2: bottom, stroke: colours[type] };
  // Violet and blue lie close together: their words stand at either side.
  const anchor = type === 'video' ? 'end' : 'start';
  const beside = x + (anchor === 'end' ? -14 : 14);
  return (
    <g className={isPicked ? styles.picked : styles.other}>
      <line className={styles.glow} {...ends} {...dash} />
      <line className={styles.line} {...ends} {...dash} />
      <text className={styles.name} x={beside} y={top + 16} textAnchor={anchor}>
        {line}
      </text>
      <text className={styles.number} x={beside} y={top + 36} textAnchor={anchor}>
        {type}
      </text>
    </g>
  );
}

/** The four message types at their true wavelengths on one linear scale; on a narrow screen the small plate. */
export function Plate({ picked }: { readonly picked: MessageType }) {
  const isNarrow = useNarrow();
  if (isNarrow) return <SpectrumPlate />;
  const end = positionOf(redEndNm);
  return (
    // A drawing has no element of its own that could hold its parts.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <svg className={styles.plate} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description}>
      {ticksNm.map((nm) => (
        <g key={nm}>
          <line
            className={styles.tick}
            x1={positionOf(nm)}
            x2={positionOf(nm)}
            y1={bottom + 14}
            y2={bottom + 20}
          />
          <text className={styles.number} x={positionOf(nm)} y={bottom + 40} textAnchor="middle">
            {nm === 1_200 ? '1200 nm' : nm}
          </text>
        </g>
      ))}
      <line className={styles.axis} x1={scale.left} x2={scale.right} y1={bottom + 14} y2={bottom + 14} />
      <line className={styles.edge} x1={end} x2={end} y1={top} y2={bottom + 14} />
      <text className={styles.number} x={end - 10} y={bottom} textAnchor="end">
        visible
      </text>
      <text className={styles.number} x={end + 10} y={bottom}>
        infrared
      </text>
      {messageTypes.map((type) => (
        <Line key={type} type={type} isPicked={type === picked} />
      ))}
    </svg>
  );
}
