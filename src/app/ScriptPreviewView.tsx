import { Address } from '../components/Address';
import { Amount } from '../components/Amount';
import { StatusWord } from '../components/StatusWord';
import { formatUnits } from '../engine/units';
import styles from './ImportDialog.module.css';
import type { ScriptPreview } from './readScriptFile';

const balancesMax = 6;

/** What a script holds and what would come of it. */
export function ScriptPreviewView({ preview }: { readonly preview: ScriptPreview }) {
  const { name, commandCounts, openingBalances, committed, refused, firstRefusal } = preview;
  const more = openingBalances.length - balancesMax;
  return (
    <div className={styles.preview}>
      <h3>{name}</h3>
      <dl className={styles.facts}>
        {commandCounts.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatUnits(count)}</dd>
          </div>
        ))}
        {commandCounts.length === 0 ? (
          <div>
            <dt>Commands</dt>
            <dd>none</dd>
          </div>
        ) : null}
      </dl>
      <h4 className={styles.subtitle}>Opening balances</h4>
      <dl className={styles.facts}>
        {openingBalances.slice(0, balancesMax).map(({ address, balance }) => (
          <div key={address}>
            <dt>
              <Address address={address} link={false} copy={false} size={22} />
            </dt>
            <dd>
              <Amount units={balance} />
            </dd>
          </div>
        ))}
      </dl>
      {more > 0 ? <p className={styles.more}>and {more} more accounts</p> : null}
      <h4 className={styles.subtitle}>What would come of it</h4>
      <p>
        {formatUnits(committed)} committed, {formatUnits(refused)} refused
        {firstRefusal === undefined ? '' : `, the first because: ${firstRefusal}`}
      </p>
      <StatusWord status={preview.conserved ? 'ok' : 'bad'}>
        {preview.conserved ? 'Conserved' : 'Not conserved'}: Σ {formatUnits(preview.sum)} units
      </StatusWord>
    </div>
  );
}
