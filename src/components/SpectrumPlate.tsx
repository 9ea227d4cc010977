/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an SVG drawing is an image */
import { messageFacts, messageTypes, type MessageType } from '../engine/spectrum';
import styles from './SpectrumPlate.module.css';

const width = 420;
const height = 88;
/** Visible light runs over this part of the plate; the infrared line lies far beyond and stands after a gap. */
const visible = { fromNm: 390, toNm: 700, left: 24, right: 330 };
const infraredAt = 384;
const gapAt = 350;

const lineColours: Readonly<Record<MessageType, string>> = {
  standard: 'var(--line-ha)',
  link: 'var(--line-hb)',
  image: 'var(--line-ir)',
  video: 'var(--line-hg)',
};

function positionOf(type: MessageType): number {
  const { wavelengthNm } = messageFacts[type];
  if (wavelengthNm > visible.toNm) return infraredAt;
  const share = (wavelengthNm - visible.fromNm) / (visible.toNm - visible.fromNm);
  return visible.left + share * (visible.right - visible.left);
}

const description = `Spectral lines: ${messageTypes
  .map((type) => `${type} at ${Math.floor(messageFacts[type].wavelengthNm)} nm`)
  .join(', ')}`;

/** The four message types as lines on a photographic plate, at their true wavelengths. */
export function SpectrumPlate({ highlight }: { readonly highlight?: MessageType }) {
  return (
    <svg className={styles.plate} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description}>
      <line className={styles.gap} x1={gapAt} x2={gapAt} y1="12" y2="54" />
      {messageTypes.map((type) => {
        const x = positionOf(type);
        const isQuiet = highlight !== undefined && highlight !== type;
        const isInfrared = type === 'image';
        return (
          <g key={type} opacity={isQuiet ? 0.3 : 1}>
            <line
              className={styles.glow}
              x1={x}
              x2={x}
              y1="12"
              y2="54"
              stroke={lineColours[type]}
              {...(isInfrared ? { strokeDasharray: '5 4' } : {})}
            />
            <line
              className={styles.line}
              x1={x}
              x2={x}
              y1="12"
              y2="54"
              stroke={lineColours[type]}
              {...(isInfrared ? { strokeDasharray: '5 4' } : {})}
            />
            <text className={styles.label} x={x} y="76" textAnchor="middle">
              {Math.floor(messageFacts[type].wavelengthNm)}
              {isInfrared ? ' nm' : ''}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
