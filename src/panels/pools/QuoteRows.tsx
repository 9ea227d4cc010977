import { Amount } from '../../components/Amount';
import type { PoolFact } from '../../engine/assets';
import { percentText } from '../../selectors/poolPrice';
import { tradeAssets } from '../../selectors/poolTrade';
import styles from './Card.module.css';
import { Price } from './Price';
import type { SwapForm } from './useSwap';

/** The quote in rows: prices, the fee, and the limit that will be kept. */
export function QuoteRows({ pool, form }: { readonly pool: PoolFact; readonly form: SwapForm }) {
  const { figures, draft } = form;
  if (figures === undefined) return null;
  const [assetIn, assetOut] = tradeAssets(pool, draft.give);
  const { minReceived, maxGiven } = draft.limits ?? {};
  return (
    <dl className={styles.rows}>
      <div>
        <dt>Spot price before</dt>
        <dd>
          <Price price={figures.spotPrice} per={pool.sector} />
        </dd>
      </div>
      <div>
        <dt>{draft.give === 'NXT' ? 'You pay' : 'You get'}</dt>
        <dd>
          <Price price={figures.paidPrice} per={pool.sector} />
        </dd>
      </div>
      <div>
        <dt>Fee, {percentText(figures.feeBasisPoints)}, stays in the pool</dt>
        <dd>
          <Amount units={figures.fee} asset={assetIn} />
        </dd>
      </div>
      {minReceived === undefined ? null : (
        <div className={styles.strong}>
          <dt>
            Minimum received<span className={styles.light}>, {draft.slip} % slip</span>
          </dt>
          <dd>
            <Amount units={minReceived} asset={assetOut} />
          </dd>
        </div>
      )}
      {maxGiven === undefined ? null : (
        <div className={styles.strong}>
          <dt>
            Maximum given<span className={styles.light}>, {draft.slip} % slip</span>
          </dt>
          <dd>
            <Amount units={maxGiven} asset={assetIn} />
          </dd>
        </div>
      )}
    </dl>
  );
}
