import { useMemo } from 'react';
import { AddressField } from '../components/AddressField';
import { AmountField } from '../components/AmountField';
import { Button } from '../components/Button';
import { SelectField } from '../components/SelectField';
import { TextField } from '../components/TextField';
import { isSystemAccount } from '../engine/accounts';
import { pools, sectors } from '../engine/assets';
import { readBooks } from '../engine/books/PersistentBooks';
import type { CommandField } from '../engine/commands';
import { policyOf } from '../engine/crisis';
import { messageFacts, messageTypes } from '../engine/spectrum';
import { useEconomy, usePreferences } from '../store/hooks';
import { amountToText } from '../components/amountInput';
import styles from './CommandDialog.module.css';
import type { DraftTexts } from './commandDraft';

interface FieldInputProps {
  readonly field: CommandField;
  readonly texts: DraftTexts;
  readonly onChange: (name: string, text: string) => void;
  readonly problem: string | undefined;
  readonly problems: ReadonlyMap<string, string>;
}

const poolOptions = pools.map(({ address }) => ({ value: address, label: address }));
const sectorOptions = sectors.map((sector) => ({ value: sector, label: sector }));
const sideOptions = [
  { value: 'NXT', label: 'NXT' },
  { value: 'token', label: 'the pool’s token' },
];
const messageOptions = messageTypes.map((type) => ({
  value: type,
  label: `${type}, ${messageFacts[type].line}`,
}));

/** What a choice begins with: the first of its options. Other fields begin empty. */
export function firstChoice(kind: CommandField['kind']): string {
  switch (kind) {
    case 'pool':
      return poolOptions[0]?.value ?? '';
    case 'sector':
      return sectorOptions[0]?.value ?? '';
    case 'side':
      return 'NXT';
    case 'messageType':
      return 'standard';
    default:
      return '';
  }
}

/** In a swap the side that is given decides which amounts are tokens. */
function swapUnitLabel(name: string, texts: DraftTexts): string | undefined {
  const side = texts['give'];
  if (side === undefined) return undefined;
  const isGiven = name === 'amount' || name === 'maxGiven';
  return (side === 'NXT') === isGiven ? undefined : 'tokens';
}

/** The control for one field of a command, by its kind. */
export function CommandFieldInput(props: FieldInputProps) {
  const { field, texts, onChange, problem } = props;
  const { name, kind, required } = field;
  const { unit } = usePreferences();
  const common = {
    label: field.label,
    value: texts[name] ?? '',
    onChange: (text: string) => onChange(name, text),
    error: problem,
    ...(required ? {} : { aside: 'optional' }),
  };
  switch (kind) {
    case 'address':
      return <AddressField {...common} />;
    case 'amount': {
      const unitLabel = swapUnitLabel(name, texts);
      return <AmountField {...common} {...(unitLabel === undefined ? {} : { unitLabel })} />;
    }
    case 'tokens':
      return <AmountField {...common} unitLabel={unit === 'NXT' ? 'tokens' : 'units'} />;
    case 'text':
      return <TextField {...common} />;
    case 'integer':
    case 'shares':
      return <TextField {...common} numeric />;
    case 'pool':
      return <SelectField {...common} options={poolOptions} />;
    case 'sector':
      return <SelectField {...common} options={sectorOptions} />;
    case 'side':
      return <SelectField {...common} options={sideOptions} />;
    case 'messageType':
      return <SelectField {...common} options={messageOptions} />;
    case 'addresses':
      return <AddressesField {...common} />;
    case 'weights':
      return <WeightsField {...props} />;
    case 'policy':
      return <PolicyField {...props} />;
  }
}

function AddressesField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
}) {
  const economy = useEconomy();
  const wallets = useMemo(() => {
    const books = readBooks(economy);
    return Array.from({ length: books.accountCount }, (_, account) => books.addressOf(account)).filter(
      (address) => !isSystemAccount(address),
    );
  }, [economy]);
  return (
    <div className={styles.withButton}>
      <TextField {...props} hint="Names, separated by commas." />
      {wallets.length === 0 ? null : (
        <Button onClick={() => props.onChange(wallets.join(', '))}>All {wallets.length} wallets</Button>
      )}
    </div>
  );
}

function WeightsField({ field, texts, onChange, problems }: FieldInputProps) {
  return (
    <details>
      <summary className={styles.partsTitle}>{field.label}: as specified unless you fill them in</summary>
      <div className={styles.parts}>
        {pools.map(({ address, weight }) => {
          const name = `${field.name}.${address}`;
          return (
            <TextField
              key={address}
              numeric
              label={address}
              placeholder={String(weight)}
              value={texts[name] ?? ''}
              onChange={(text) => onChange(name, text)}
              error={problems.get(name)}
            />
          );
        })}
      </div>
    </details>
  );
}

const policyLabels = {
  citizens: 'Citizens',
  allotment: 'Allotment a month, each',
  reserveLinePercent: 'Reserve’s line, % of a month',
  floorLinePercent: 'Floor’s line, % of a month',
} as const;

function PolicyField({ field, texts, onChange, problems }: FieldInputProps) {
  const economy = useEconomy();
  const { unit } = usePreferences();
  const policy = policyOf(readBooks(economy));
  const common = (part: keyof typeof policyLabels) => {
    const name = `${field.name}.${part}`;
    return {
      label: policyLabels[part],
      value: texts[name] ?? '',
      onChange: (text: string) => onChange(name, text),
      error: problems.get(name),
    };
  };
  return (
    <div className={styles.parts}>
      <TextField {...common('citizens')} numeric placeholder={String(policy.citizens)} />
      <AmountField {...common('allotment')} placeholder={amountToText(policy.allotment, unit)} />
      <TextField {...common('reserveLinePercent')} numeric placeholder={String(policy.reserveLinePercent)} />
      <TextField {...common('floorLinePercent')} numeric placeholder={String(policy.floorLinePercent)} />
    </div>
  );
}
