import { useMemo, useRef, useState, type RefObject } from 'react';
import { AddressField } from '../../components/AddressField';
import { AmountField } from '../../components/AmountField';
import { amountToText, parseAmountText } from '../../components/amountInput';
import { Button } from '../../components/Button';
import { Field } from '../../components/Field';
import fieldStyles from '../../components/Field.module.css';
import { Icon } from '../../components/Icon';
import { setParams } from '../../components/routing';
import { useShortcut } from '../../components/shortcuts';
import { useNarrow } from '../../components/useNarrow';
import { noAccount } from '../../engine/books/Books';
import { readBooks } from '../../engine/books/PersistentBooks';
import { accountGroups, type LedgerParam } from '../../selectors/ledgerFilter';
import { isLedgerKind, kindLabel, ledgerKinds } from '../../selectors/ledgerKinds';
import { useEconomy, usePreferences } from '../../store/hooks';
import styles from './LedgerFilters.module.css';
import { useDraft } from './useDraft';

type Params = Readonly<Record<string, string>>;

/** Typing into a filter leaves no steps behind for the back button. */
function setFilter(name: LedgerParam, value: string): void {
  setParams({ [name]: value }, { replace: true });
}

/** The fields by which the ledger is filtered; what they say stands in the address of the page. */
export function LedgerFilters({
  params,
  ref,
}: {
  readonly params: Params;
  readonly ref: RefObject<HTMLElement | null>;
}) {
  const isNarrow = useNarrow();
  const [isOpen, setOpen] = useState(false);
  const more = ['account', 'kind', 'min', 'max'].filter((name) => params[name] !== undefined).length;
  return (
    <section ref={ref} className={styles.filters} aria-label="Filters">
      <SearchField text={params['text'] ?? ''} />
      {isNarrow ? (
        <Button icon="sliders" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {more === 0 ? 'Filter' : `Filter, ${more}`}
        </Button>
      ) : null}
      {isNarrow && !isOpen ? null : (
        <>
          <AccountFilter account={params['account'] ?? ''} />
          <KindFilter kind={params['kind'] ?? ''} />
          <div className={styles.amounts}>
            <AmountFilter name="min" label="At least" value={params['min'] ?? ''} />
            <AmountFilter name="max" label="At most" value={params['max'] ?? ''} />
          </div>
        </>
      )}
    </section>
  );
}

function SearchField({ text }: { readonly text: string }) {
  const input = useRef<HTMLInputElement>(null);
  useShortcut('/', 'Search the ledger', () => input.current?.focus());
  return (
    <Field label="Search">
      {(control) => (
        <span className={styles.search}>
          <Icon name="search" />
          <input
            {...control}
            ref={input}
            className={fieldStyles['input']}
            type="search"
            value={text}
            placeholder="Id, name, message, reason"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setFilter('text', event.target.value)}
          />
        </span>
      )}
    </Field>
  );
}

function AccountFilter({ account }: { readonly account: string }) {
  const economy = useEconomy();
  const books = useMemo(() => readBooks(economy), [economy]);
  const isKnown = (text: string) => books.find(text) !== noAccount;
  // Groups come with links and are shown in words beside the count.
  const value = Object.hasOwn(accountGroups, account) ? '' : account;
  const [draft, setDraft] = useDraft(value, {
    show: (address) => address,
    meaning: (text) => (isKnown(text) ? text : ''),
  });
  return (
    <AddressField
      label="Account"
      placeholder="Any"
      value={draft}
      onChange={(text) => {
        setDraft(text);
        setFilter('account', isKnown(text) ? text : '');
      }}
    />
  );
}

function KindFilter({ kind }: { readonly kind: string }) {
  return (
    <Field label="Kind">
      {(control) => (
        <span className={fieldStyles['box']}>
          <select
            {...control}
            className={fieldStyles['input']}
            value={isLedgerKind(kind) ? kind : ''}
            onChange={(event) => setFilter('kind', event.target.value)}
          >
            <option value="">Any</option>
            {ledgerKinds.map((one) => (
              <option key={one} value={one}>
                {kindLabel(one)}
              </option>
            ))}
          </select>
          <span className={fieldStyles['chevron']}>
            <Icon name="chevron" />
          </span>
        </span>
      )}
    </Field>
  );
}

function AmountFilter({
  name,
  label,
  value,
}: {
  readonly name: 'min' | 'max';
  readonly label: string;
  /** Whole units, as the address of the page has them. */
  readonly value: string;
}) {
  const { unit } = usePreferences();
  const meaning = (text: string) => {
    const amount = parseAmountText(text, unit);
    return amount.ok ? String(amount.units) : '';
  };
  const show = (units: string) => (/^\d{1,16}$/.test(units) ? amountToText(Number(units), unit) : '');
  const [draft, setDraft] = useDraft(value, { show, meaning });
  return (
    <AmountField
      label={label}
      placeholder="Any"
      value={draft}
      onChange={(text) => {
        setDraft(text);
        setFilter(name, meaning(text));
      }}
    />
  );
}
