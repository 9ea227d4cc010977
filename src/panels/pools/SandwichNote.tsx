import type { SharesModel } from '../../selectors/allocationForm';
import { percentText } from '../../selectors/poolPrice';
import styles from './Card.module.css';

/** Below this rise, in hundredths of a percent, two trading fees of 0.3 % eat up what a sandwich could gain. */
const harmlessRise = 60;

/** Says that others may trade around an announced allocation, and where this one invites it. */
export function SandwichNote({ shares }: { readonly shares: SharesModel | undefined }) {
  const rises = shares?.rows.flatMap(({ pool, priceRise }) =>
    priceRise === undefined ? [] : [{ pool, priceRise }],
  );
  const most = rises?.toSorted((a, b) => b.priceRise - a.priceRise)[0];
  return (
    <details className={styles.details}>
      <summary>Can others profit from an allocation?</summary>
      <p>
        Yes, as on real exchanges. An allocation adds NXT to a pool and so raises its price. Whoever knows of
        it beforehand can buy just before and sell just after: a sandwich. Fees are paid twice, so there is
        nothing to gain while the price rises by no more than about 0.6 %; many small allocations tempt less
        than one large one.
      </p>
      {most === undefined || most.priceRise === 0 ? null : (
        <p>
          This one raises {most.pool.address} most, by {percentText(most.priceRise)}:{' '}
          {most.priceRise > harmlessRise ? 'a sandwich could pay.' : 'a sandwich would not pay.'}
        </p>
      )}
    </details>
  );
}
