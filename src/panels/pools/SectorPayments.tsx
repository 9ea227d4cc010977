import { useMemo, useState } from 'react';
import { Amount } from '../../components/Amount';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import type { PoolFact } from '../../engine/assets';
import type { PersistentBooks } from '../../engine/books/PersistentBooks';
import type { Command } from '../../engine/commands';
import { readPool } from '../../engine/pool';
import { outcomeMessage, type Outcome } from '../../engine/receipts';
import { partOfShares, selectSector, type PoolPosition } from '../../selectors/poolPositions';
import { sectorLabel } from '../../selectors/accountLabel';
import { percentText } from '../../selectors/poolPrice';
import { useLoop } from '../../store/hooks';
import styles from './SectorPayments.module.css';
import { PercentSlider } from './PercentSlider';

/** How value leaves a pool again: the protocol's payout to the producers, and the producers' wages to their workers. */
export function SectorPayments({
  pool,
  books,
  protocol,
}: {
  readonly pool: PoolFact;
  readonly books: PersistentBooks;
  readonly protocol: PoolPosition;
}) {
  return (
    <section className={styles.section} aria-labelledby="sector-payments">
      <h3 id="sector-payments">Out of the pool again</h3>
      <p className={styles.why}>
        Trades alone would leave every allocation in its pool for ever. The protocol therefore redeems some of
        its own shares to the sector’s producers, who pay their workers. The price stays as it is, and so does
        what other providers own.
      </p>
      <div className={styles.columns}>
        <Payout pool={pool} books={books} protocol={protocol} />
        <Wages pool={pool} books={books} />
      </div>
    </section>
  );
}

/** A preview of a command on the economy that `books` read, and how to commit it. */
function usePayment(command: Command | undefined, books: PersistentBooks) {
  const loop = useLoop();
  const preview = useMemo(
    () => (command === undefined || books.accountCount < 0 ? undefined : loop.preview(command).outcome),
    [command, books, loop],
  );
  const press = () => {
    if (command === undefined) return;
    const outcome = loop.commit(command);
    if (!outcome.ok) announce(`${outcomeMessage(outcome)}. Nothing was changed.`);
  };
  return { preview, press };
}

function Refusal({ outcome }: { readonly outcome: Outcome | undefined }) {
  if (outcome === undefined || outcome.ok) return null;
  return (
    <p className={styles.refusal}>
      <Icon name="bad" size={18} />
      <span>{outcomeMessage(outcome)}.</span>
    </p>
  );
}

function Payout({
  pool,
  books,
  protocol,
}: {
  readonly pool: PoolFact;
  readonly books: PersistentBooks;
  readonly protocol: PoolPosition;
}) {
  const [percent, setPercent] = useState(25);
  const shares = partOfShares(protocol.shares, percent, readPool(books, pool).issuedShares);
  const command = useMemo(
    (): Command | undefined =>
      shares === 0 ? undefined : { type: 'payoutPool', pool: pool.address, shares },
    [pool, shares],
  );
  const { preview, press } = usePayment(command, books);
  const receipt = preview?.ok === true && preview.type === 'payoutPool' ? preview : undefined;
  return (
    <form
      className={styles.form}
      aria-label="Pay out to the producers"
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <h4>Payout to the producers</h4>
      <p className={styles.fact}>
        {protocol.shares === 0
          ? 'The protocol holds no shares yet: the first allocation gives it some.'
          : `The protocol holds ${percentText(protocol.part)} of the shares.`}
      </p>
      {protocol.shares === 0 ? null : (
        <PercentSlider label="Part of the protocol’s shares" percent={percent} onChange={setPercent} />
      )}
      {receipt === undefined ? null : (
        <p className={styles.result}>
          {sectorLabel(pool.sector)} producers receive <Amount units={receipt.nxt} /> and{' '}
          <Amount units={receipt.token} asset={pool.sector} />.
        </p>
      )}
      <Refusal outcome={preview} />
      <Button kind="soft" type="submit" disabled={receipt === undefined}>
        Pay out {percent} %
      </Button>
    </form>
  );
}

function Wages({ pool, books }: { readonly pool: PoolFact; readonly books: PersistentBooks }) {
  const sector = useMemo(() => selectSector(books, pool), [books, pool]);
  const { workers } = sector;
  const command = useMemo(
    (): Command => ({ type: 'payWages', sector: pool.sector, workers }),
    [pool, workers],
  );
  const { preview, press } = usePayment(command, books);
  const receipt = preview?.ok === true && preview.type === 'payWages' ? preview : undefined;
  const people = workers.length === 1 ? '1 worker' : `${workers.length} workers`;
  return (
    <form
      className={styles.form}
      aria-label="Pay wages"
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <h4>Wages</h4>
      <p className={styles.fact}>
        {sectorLabel(pool.sector)} producers hold <Amount units={sector.nxt} /> and{' '}
        <Amount units={sector.tokens} asset={pool.sector} />.
      </p>
      {workers.length === 0 ? (
        <p className={styles.fact}>
          Nobody works here yet:{' '}
          {sector.hasCitizens ? 'the first citizens work in other sectors.' : 'there are no citizens.'}
        </p>
      ) : (
        <p className={styles.fact}>
          {people}: {workers.slice(0, 8).join(', ')}
          {workers.length > 8 ? ` and ${workers.length - 8} more` : ''}.
        </p>
      )}
      {receipt === undefined ? null : (
        <p className={styles.result}>
          Each receives <Amount units={receipt.each} />; <Amount units={receipt.remainder} /> stay with the
          producers.
        </p>
      )}
      {workers.length === 0 ? null : <Refusal outcome={preview} />}
      <Button kind="soft" type="submit" disabled={receipt === undefined}>
        Pay wages
      </Button>
    </form>
  );
}
