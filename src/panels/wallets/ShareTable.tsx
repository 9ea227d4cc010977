import { Amount } from '../../components/Amount';
import { DataTable, type Column } from '../../components/DataTable';
import { accountLabel } from '../../selectors/accountLabel';
import { percentText } from '../../selectors/poolPrice';
import type { AccountHoldings, ShareHolding } from '../../selectors/walletHoldings';
import { PoolLink } from './PoolLink';
import styles from './WalletHoldings.module.css';

/** Why shares return nothing: those of the system that nobody owns yet, and those too few. */
function NoReturn({ holding: { nxt } }: { readonly holding: ShareHolding }) {
  return <span className={styles.quiet}>{nxt === undefined ? 'nobody’s yet' : 'less than a unit'}</span>;
}

/** What shares return now: both sides of the pool, or nothing at all. */
function returnedBy({ nxt, tokens }: ShareHolding): readonly [number, number] | undefined {
  return nxt === undefined || tokens === undefined || nxt === 0 || tokens === 0 ? undefined : [nxt, tokens];
}

function Returned({ holding }: { readonly holding: ShareHolding }) {
  const returned = returnedBy(holding);
  if (returned === undefined) return <NoReturn holding={holding} />;
  return (
    <span className={styles.figures}>
      <Amount units={returned[0]} />
      <Amount units={returned[1]} asset={holding.pool.sector} />
    </span>
  );
}

function ShareCount({ holding: { pool, shares } }: { readonly holding: ShareHolding }) {
  return <Amount units={shares} asset={`${pool.address} shares`} />;
}

/** A pool's shares where there is no room for columns: three lines, words left and figures right. */
function ShareItem({ address, holding }: { readonly address: string; readonly holding: ShareHolding }) {
  const returned = returnedBy(holding);
  const { pool, part } = holding;
  return (
    <div className={styles.lines}>
      <div>
        <PoolLink address={address} pool={pool} name={pool.address} />
        <ShareCount holding={holding} />
      </div>
      <div>
        <span className={styles.second}>{part === undefined ? '' : `${percentText(part)} of the pool`}</span>
        {returned === undefined ? <NoReturn holding={holding} /> : <Amount units={returned[0]} />}
      </div>
      {returned === undefined ? null : (
        <div>
          <span className={styles.second}>withdrawn now</span>
          <Amount units={returned[1]} asset={pool.sector} />
        </div>
      )}
    </div>
  );
}

function columnsOf(address: string): readonly Column<ShareHolding>[] {
  return [
    {
      key: 'pool',
      label: 'Pool shares',
      cell: (holding) => (
        <span className={styles.shares}>
          <PoolLink address={address} pool={holding.pool} name={holding.pool.address} />
          <span className={styles.second}>
            <ShareCount holding={holding} />
            {holding.part === undefined ? null : (
              <>
                , <span className={styles.part}>{percentText(holding.part)} of the pool</span>
              </>
            )}
          </span>
        </span>
      ),
    },
    {
      key: 'returned',
      label: 'Withdrawn now',
      align: 'end',
      cell: (holding) => <Returned holding={holding} />,
    },
  ];
}

/** The shares of each pool an account holds: how many, what part of the pool, and what withdrawing them returns. */
export function ShareTable({ holdings: { address, shares } }: { readonly holdings: AccountHoldings }) {
  return (
    <DataTable
      label={`Pool shares of ${accountLabel(address)}`}
      columns={columnsOf(address)}
      rows={shares}
      rowKey={({ pool }) => pool.address}
      renderListItem={(holding) => <ShareItem address={address} holding={holding} />}
    />
  );
}
