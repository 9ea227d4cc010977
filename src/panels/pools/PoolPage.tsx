import { useMemo } from 'react';
import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { PoolMark } from '../../components/PoolMark';
import { setParams, useRoute } from '../../components/routing';
import { Segmented } from '../../components/Segmented';
import { isSystemAccount } from '../../engine/accounts';
import type { PoolFact } from '../../engine/assets';
import type { BooksReader } from '../../engine/books/Books';
import { readPool } from '../../engine/pool';
import { selectPositions } from '../../selectors/poolPositions';
import { spotPrice, type Reserves } from '../../selectors/poolPrice';
import { holdingsOf } from '../../selectors/poolTrade';
import { BackToPools } from './BackToPools';
import cardStyles from './Card.module.css';
import { CurveChart } from './CurveChart';
import styles from './PoolPage.module.css';
import { Positions } from './Positions';
import { Price } from './Price';
import { PriceChart } from './PriceChart';
import { ProvideCard } from './ProvideCard';
import { SectorPayments } from './SectorPayments';
import { SwapCard } from './SwapCard';
import { usePoolCourses } from './usePoolCourses';
import { useProvision, type ProvisionForm } from './useProvision';
import { useSwap, type SwapForm } from './useSwap';
import { useWithdraw, type WithdrawForm } from './useWithdraw';
import { WithdrawCard } from './WithdrawCard';

const tabs = [
  { value: 'swap', label: 'Swap' },
  { value: 'add', label: 'Add liquidity' },
  { value: 'withdraw', label: 'Withdraw' },
] as const;

type Tab = (typeof tabs)[number]['value'];

/** The wallet that the address names, or the first there is. */
function firstTrader(books: BooksReader, named: string | undefined): string {
  if (named !== undefined && books.find(named) >= 0) return named;
  for (let account = 0; account < books.accountCount; account += 1) {
    const address = books.addressOf(account);
    if (!isSystemAccount(address)) return address;
  }
  return '';
}

/** What the pool would hold after what stands in the card; `undefined` while that is nothing. */
function reservesAfter(
  tab: Tab,
  { nxt, tokens }: Reserves,
  swap: SwapForm,
  { quote }: ProvisionForm,
  { outcome }: WithdrawForm,
): Reserves | undefined {
  if (tab === 'swap') return swap.figures?.after;
  if (tab === 'add') {
    return quote === undefined ? undefined : { nxt: nxt + quote.nxt, tokens: tokens + quote.token };
  }
  return outcome?.ok === true && outcome.type === 'removeLiquidity'
    ? { nxt: nxt - outcome.nxt, tokens: tokens - outcome.token }
    : undefined;
}

/** One pool: its price and reserves, its curve, and the card in which one trades with it. */
export function PoolPage({ pool }: { readonly pool: PoolFact }) {
  const { books, courses } = usePoolCourses();
  const { params } = useRoute();
  const tab: Tab = tabs.find(({ value }) => value === params['tab'])?.value ?? 'swap';
  const state = readPool(books, pool);
  const reserves: Reserves = { nxt: state.nxt, tokens: state.token };
  const positions = useMemo(() => selectPositions(books, pool), [books, pool]);
  const first = firstTrader(books, params['trader']);
  const swap = useSwap(pool, books, first);
  const provision = useProvision(pool, books, first);
  const withdraw = useWithdraw(pool, books, positions.providers[0]?.address ?? first);
  const course = courses[pool.index] ?? { origin: reserves, moments: [] };

  const isFunded = reserves.nxt > 0 && reserves.tokens > 0;
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <BackToPools />
        <h2 className={styles.title}>
          <PoolMark pool={pool} size={20} />
          {pool.address}
        </h2>
        <span className={styles.weight}>weight {pool.weight} %</span>
      </header>
      <PoolFigures pool={pool} reserves={reserves} />
      <div className={styles.side}>
        <section className={cardStyles.card} aria-label="Trade with the pool">
          <div className={styles.tabs}>
            <Segmented
              label="What to do"
              options={tabs}
              value={tab}
              onChange={(value) =>
                setParams({ tab: value === 'swap' ? undefined : value }, { replace: true })
              }
            />
          </div>
          {tab === 'swap' ? (
            <SwapCard pool={pool} form={swap} holdings={holdingsOf(books, pool, swap.draft.trader)} />
          ) : tab === 'add' ? (
            <ProvideCard
              pool={pool}
              state={state}
              form={provision}
              holdings={holdingsOf(books, pool, provision.provider)}
            />
          ) : (
            <WithdrawCard pool={pool} form={withdraw} providers={positions.providers} />
          )}
        </section>
        <Positions
          pool={pool}
          positions={positions}
          feeBasisPoints={state.feeBasisPoints}
          onProvide={() => setParams({ tab: 'add' }, { replace: true })}
        />
      </div>
      <div className={styles.charts}>
        {isFunded ? (
          <>
            <CurveChart
              pool={pool}
              before={reserves}
              after={reservesAfter(tab, reserves, swap, provision, withdraw)}
            />
            <PriceChart pool={pool} course={course} clock={books.counter('clock')} />
          </>
        ) : (
          <Unfunded />
        )}
        <SectorPayments pool={pool} books={books} protocol={positions.protocol} />
      </div>
    </div>
  );
}

/** The answer: what one token costs, and what the pool holds of both. */
function PoolFigures({ pool, reserves }: { readonly pool: PoolFact; readonly reserves: Reserves }) {
  return (
    <dl className={styles.figures}>
      <div>
        <dt>Price</dt>
        <dd>
          <Price price={spotPrice(reserves)} per="" />
        </dd>
      </div>
      <div>
        <dt>In the pool</dt>
        <dd>
          <Amount units={reserves.nxt} compact />
        </dd>
      </div>
      <div>
        <dt>and</dt>
        <dd>
          <Amount units={reserves.tokens} asset={pool.sector} compact />
        </dd>
      </div>
    </dl>
  );
}

function Unfunded() {
  return (
    <EmptyState
      title="This pool has no NXT yet"
      why="Without NXT there is no price and nothing can be traded. The first allocation from the reserve sets the price."
      action={
        <Button kind="soft" onClick={() => setParams({ pool: undefined, tab: undefined, view: 'allocate' })}>
          Allocate from the reserve
        </Button>
      }
    />
  );
}
