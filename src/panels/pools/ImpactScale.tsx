import { Icon } from '../../components/Icon';
import { StatusWord, type Status } from '../../components/StatusWord';
import { percentText } from '../../selectors/poolPrice';
import {
  IMPACT_SCALE_END,
  impactPosition,
  impactTicks,
  impactWord,
  type ImpactWord,
} from '../../selectors/poolTrade';
import styles from './ImpactScale.module.css';

const statuses: Readonly<Record<ImpactWord, Status>> = {
  Fine: 'ok',
  Notice: 'ok',
  High: 'warn',
  'Very high': 'bad',
};

const ends = [0, ...impactTicks, IMPACT_SCALE_END];

/** How much a trade worsens its own price, without the fee: a word, the figure, and a pointer on a square-root scale. */
export function ImpactScale({ impact }: { readonly impact: number | undefined }) {
  const word = impact === undefined ? undefined : impactWord(impact);
  const left = (hundredths: number) => `${(impactPosition(hundredths) * 100).toFixed(2)}%`;
  return (
    <div className={styles.impact}>
      <div className={styles.head}>
        <span className={styles.title}>Price impact</span>
        {impact === undefined || word === undefined ? (
          <span className={styles.none}>no trade yet</span>
        ) : (
          <StatusWord status={statuses[word]} pill>
            {word}, {percentText(impact)}
          </StatusWord>
        )}
      </div>
      <div className={styles.scale} aria-hidden="true">
        {ends.slice(0, -1).map((start, zone) => (
          <span
            key={start}
            className={styles.zone}
            data-zone={zone}
            style={{
              left: left(start),
              width: `calc(${((impactPosition(ends[zone + 1] ?? 0) - impactPosition(start)) * 100).toFixed(2)}% - 2px)`,
            }}
          />
        ))}
        {impact === undefined ? null : (
          <span className={styles.pointer} style={{ left: left(impact) }}>
            <Icon name="play" size={12} />
          </span>
        )}
        {impactTicks.map((tick) => (
          <span key={tick} className={styles.tick} style={{ left: left(tick) }}>
            {tick / 100} %
          </span>
        ))}
      </div>
    </div>
  );
}
