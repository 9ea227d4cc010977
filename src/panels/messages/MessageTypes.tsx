import { Amount } from '../../components/Amount';
import { DataTable, type Column } from '../../components/DataTable';
import { MessageMark } from '../../components/MessageMark';
import { useMedia } from '../../components/useMedia';
import type { MessageType } from '../../engine/spectrum';
import { formatNxt, formatUnits } from '../../engine/units';
import {
  electronvoltsText,
  joulesText,
  regionWords,
  wavelengthText,
  type MessageTypeRow,
} from '../../selectors/messages';
import { TwoLines } from './TwoLines';
import styles from './MessageTypes.module.css';

const columns: readonly Column<MessageTypeRow>[] = [
  {
    key: 'type',
    label: 'Type',
    cell: ({ fact }) => (
      <TwoLines
        first={<MessageMark type={fact.type} />}
        second={<span className={styles.transition}>{`${fact.line}, ${fact.upper} → ${fact.lower}`}</span>}
      />
    ),
  },
  {
    key: 'wavelength',
    label: 'Wavelength',
    cell: ({ fact }) => (
      <TwoLines first={`${wavelengthText(fact.wavelengthNm)} nm`} second={regionWords[fact.region]} />
    ),
  },
  {
    key: 'energy',
    label: 'Photon energy',
    cell: ({ fact, energyElectronvolts }) => (
      <TwoLines first={joulesText(fact.energyJoules)} second={electronvoltsText(energyElectronvolts)} />
    ),
  },
  {
    key: 'price',
    label: 'Price of one',
    align: 'end',
    cell: ({ fact }) => <Price units={fact.price} />,
  },
  { key: 'sent', label: 'Sent', align: 'end', cell: ({ sent }) => formatUnits(sent) },
  {
    key: 'burned',
    label: 'Burned in all',
    align: 'end',
    cell: ({ burned }) => <Amount units={burned} compact />,
  },
];

/** A price in units, and beneath it in NXT. */
function Price({ units }: { readonly units: number }) {
  return (
    <TwoLines
      first={
        <>
          {formatUnits(units)} <span className={styles.unit}>units</span>
        </>
      }
      second={`${formatNxt(units)} NXT`}
    />
  );
}

function TypeItem({ row }: { readonly row: MessageTypeRow }) {
  const { fact, sent, burned, energyElectronvolts } = row;
  return (
    <div className={styles.item}>
      <span className={styles.head}>
        <MessageMark type={fact.type} />
      </span>
      <span className={styles.price}>
        {formatUnits(fact.price)} <span className={styles.unit}>units</span>
      </span>
      <dl className={styles.facts}>
        <dt>Line</dt>
        <dd>
          {fact.line}, {fact.upper} → {fact.lower}, {wavelengthText(fact.wavelengthNm)} nm,{' '}
          {regionWords[fact.region]}
        </dd>
        <dt>Energy</dt>
        <dd>
          {joulesText(fact.energyJoules)}, {electronvoltsText(energyElectronvolts)}
        </dd>
        <dt>Sent</dt>
        <dd>
          {formatUnits(sent)}, burned <Amount units={burned} compact />
        </dd>
      </dl>
    </div>
  );
}

/** What each type costs and looks like, and what was sent of it. Picking one puts it into the form. */
export function MessageTypes({
  types,
  picked,
  onPick,
}: {
  readonly types: readonly MessageTypeRow[];
  readonly picked: MessageType;
  readonly onPick: (type: MessageType) => void;
}) {
  const isCompact = useMedia('(max-width: 760px)');
  if (isCompact) {
    return (
      <ul className={styles.list} aria-label="Message types">
        {types.map((row) => (
          <li key={row.fact.type}>
            <TypeItem row={row} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <DataTable
      label="Message types"
      columns={columns}
      rows={types}
      rowKey={({ fact }) => fact.type}
      picked={picked}
      onPick={({ fact }) => onPick(fact.type)}
    />
  );
}
