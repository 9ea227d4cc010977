/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox has no element of its own */
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { isSystemAccount } from '../engine/accounts';
import { accountLabel } from '../selectors/accountLabel';
import { useLoop } from '../store/hooks';
import { Field, type FieldControl, type FieldFrame } from './Field';
import styles from './Field.module.css';
import { Identicon } from './Identicon';

const optionsMax = 50;

/** The addresses that exist, wallets first. The same list until an account is opened. */
function useKnownAddresses(): readonly string[] {
  const addresses = useStore(useLoop().economy, ({ accounts }) => accounts.addresses);
  return useMemo(() => {
    const all = [...addresses.values()];
    return [...all.filter((address) => !isSystemAccount(address)), ...all.filter(isSystemAccount)];
  }, [addresses]);
}

/** The known addresses that contain a text, those that begin with it first. */
export function matchingAddresses(known: readonly string[], text: string): readonly string[] {
  const wanted = text.toLowerCase();
  const found = known.filter((address) => {
    return address.toLowerCase().includes(wanted) || accountLabel(address).toLowerCase().includes(wanted);
  });
  const begins = (address: string) => address.toLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((address) => !begins(address))].slice(0, optionsMax);
}

interface AddressFieldProps {
  readonly value: string;
  readonly onChange: (address: string) => void;
  /** What is offered; all known addresses, wallets first, if not named. */
  readonly addresses?: readonly string[];
  readonly placeholder?: string;
}

/** An address: any text may be typed, and the known ones are offered. ↑ ↓ choose, Enter takes, Escape closes the list. */
export function AddressField({
  value,
  onChange,
  addresses,
  placeholder,
  ...frame
}: FieldFrame & AddressFieldProps) {
  const known = useKnownAddresses();
  return (
    <Field {...frame}>
      {(control) => (
        <AddressCombobox
          control={control}
          value={value}
          onChange={onChange}
          known={addresses ?? known}
          placeholder={placeholder}
        />
      )}
    </Field>
  );
}

function AddressCombobox({
  control,
  value,
  onChange,
  known,
  placeholder,
}: {
  readonly control: FieldControl;
  readonly value: string;
  readonly onChange: (address: string) => void;
  readonly known: readonly string[];
  readonly placeholder: string | undefined;
}) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  // What was there before the list opened is no filter: the list then offers everything.
  const [isFiltering, setFiltering] = useState(false);
  const options = useMemo(
    () => matchingAddresses(known, isFiltering || !known.includes(value) ? value : ''),
    [known, value, isFiltering],
  );
  const isShown = isOpen && options.length > 0;

  const show = (index: number) => {
    setOpen(true);
    setActive(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const take = (address: string) => {
    onChange(address);
    setOpen(false);
    setFiltering(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = options.length - 1;
    if (event.key === 'ArrowDown') show(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') show(active <= 0 ? last : active - 1);
    else if (event.key === 'Enter' && isShown && options[active] !== undefined) take(options[active]);
    else if (event.key === 'Escape' && isShown) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span className={styles.box}>
      {value === '' ? null : (
        <span className={styles.picture}>
          <Identicon address={value} size={28} />
        </span>
      )}
      <input
        {...control}
        className={value === '' ? styles.input : `${styles.input} ${styles.hasPicture}`}
        type="text"
        role="combobox"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${listId}-${active}` : undefined}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          onChange(event.target.value);
          setFiltering(true);
          setOpen(true);
          setActive(-1);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setFiltering(false);
        }}
        onKeyDown={onKeyDown}
      />
      {isShown ? (
        <div className={styles.options} id={listId} role="listbox" aria-label="Known addresses" ref={list}>
          {options.map((address, index) => (
            // The keyboard works on the field, which keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={address}
              id={`${listId}-${index}`}
              className={styles.option}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(address)}
            >
              <Identicon address={address} size={24} />
              {accountLabel(address)}
            </div>
          ))}
        </div>
      ) : (
        <span id={listId} hidden />
      )}
    </span>
  );
}
