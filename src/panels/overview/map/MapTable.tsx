import { Amount } from '../../../components/Amount';
import { transactionId } from '../../../engine/transactions';
import type { Flow } from '../../../selectors/flows';
import type { Overview } from '../../../selectors/overview';
import styles from './MapTable.module.css';

interface EdgeRow {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly units: number;
  readonly lastTransaction?: number | undefined;
}

function edgeRow(name: string, from: string, to: string, { units, lastTransaction }: Flow): EdgeRow {
  return { name, from, to, units, lastTransaction };
}

/** The edges of the map; those of trade only once there was any. */
function edgeRows(overview: Overview): readonly EdgeRow[] {
  const trade = [
    edgeRow('Shopping', 'wallets', 'pools', overview.shopping),
    edgeRow('Sales and payouts', 'pools', 'producers', overview.sales),
    edgeRow('Wages', 'producers', 'wallets', overview.wages),
  ];
  return [
    ...overview.messages.map(({ type, units }): EdgeRow => {
      return { name: `Messages: ${type}`, from: 'wallets', to: 'reserve', units };
    }),
    edgeRow('Allocations', 'reserve', 'pools', overview.allocated),
    edgeRow('Crisis drains', 'reserve', 'floor', overview.drained),
    edgeRow('Floor payments', 'floor', 'wallets', overview.paidToCitizens),
    ...trade.filter(({ units }) => units > 0),
  ];
}

/** The map in words: what flowed along each of its edges since genesis. */
export function MapTable({ overview }: { readonly overview: Overview }) {
  return (
    <details className={styles.details}>
      <summary>The loop as a table</summary>
      <table>
        <caption className="visually-hidden">What flowed along each edge of the loop since genesis</caption>
        <thead>
          <tr>
            <th scope="col">Edge</th>
            <th scope="col">From → to</th>
            <th scope="col" className={styles.number}>
              So far
            </th>
            <th scope="col" className={styles.last}>
              Last
            </th>
          </tr>
        </thead>
        <tbody>
          {edgeRows(overview).map(({ name, from, to, units, lastTransaction }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {from} → {to}
              </td>
              <td className={styles.number}>
                <Amount units={units} />
              </td>
              <td className={styles.last}>
                {lastTransaction === undefined ? '' : transactionId(lastTransaction)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
