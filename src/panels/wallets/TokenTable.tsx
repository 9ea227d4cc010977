import { Amount } from '../../components/Amount';
import { DataTable, type Column } from '../../components/DataTable';
import { accountLabel } from '../../selectors/accountLabel';
import type { AccountHoldings, TokenHolding } from '../../selectors/walletHoldings';
import { usePreferences } from '../../store/hooks';
import type { AmountUnit } from '../../store/preferences';
import { PoolLink } from './PoolLink';
import styles from './WalletHoldings.module.css';

function Sale({ holding: { sale }, unit }: { readonly holding: TokenHolding; readonly unit?: boolean }) {
  if (typeof sale === 'string') return <span className={styles.quiet}>{sale}</span>;
  return <Amount units={sale} unit={unit ?? true} />;
}

function columnsOf(address: string, unit: AmountUnit): readonly Column<TokenHolding>[] {
  return [
    {
      key: 'token',
      label: 'Token',
      cell: ({ pool }) => <PoolLink address={address} pool={pool} name={pool.sector} />,
    },
    {
      key: 'held',
      label: unit === 'NXT' ? 'Held' : 'Held, units',
      align: 'end',
      cell: ({ pool, units }) => <Amount units={units} asset={pool.sector} unit={false} />,
    },
    {
      key: 'sale',
      label: `Sold now, ${unit}`,
      align: 'end',
      cell: (holding) => <Sale holding={holding} unit={false} />,
    },
  ];
}

/** A token where there is no room for columns. */
function TokenItem({ address, holding }: { readonly address: string; readonly holding: TokenHolding }) {
  const { pool, units } = holding;
  return (
    <div className={styles.item}>
      <PoolLink address={address} pool={pool} name={pool.sector} />
      <span className={styles.figures}>
        <Amount units={units} asset={pool.sector} unit={false} />
        <span className={styles.second}>
          sold now <Sale holding={holding} />
        </span>
      </span>
    </div>
  );
}

/** Each token an account holds with its exact amount, and what its pool pays for all of it. */
export function TokenTable({ holdings: { address, tokens, sale } }: { readonly holdings: AccountHoldings }) {
  const { unit } = usePreferences();
  const isOne = tokens.length === 1;
  return (
    <div>
      <DataTable
        label={`Tokens of ${accountLabel(address)}`}
        columns={columnsOf(address, unit)}
        rows={tokens}
        rowKey={({ pool }) => pool.address}
        renderListItem={(holding) => <TokenItem address={address} holding={holding} />}
      />
      {sale === 0 ? null : (
        <p className={styles.note}>
          <span>By {isOne ? 'the pool’s quote' : 'the pools’ quotes'}, fee and impact included.</span>
          {isOne ? null : (
            <span className={styles.sum}>
              together <Amount units={sale} />
            </span>
          )}
        </p>
      )}
    </div>
  );
}
