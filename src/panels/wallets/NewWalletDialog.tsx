import { memo, useEffect, useRef, useState, type FormEvent } from 'react';
import { Amount } from '../../components/Amount';
import { amountToText } from '../../components/amountInput';
import { AmountField } from '../../components/AmountField';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { OutcomeNotice } from '../../components/OutcomeNotice';
import { TextField } from '../../components/TextField';
import { TREASURY } from '../../engine/accounts';
import { readBooks } from '../../engine/books/PersistentBooks';
import { outcomeMessage } from '../../engine/receipts';
import { rejectionMessage } from '../../engine/rejections';
import { balanceIn } from '../../selectors/trace';
import { useEconomy, useLoop, usePreferences } from '../../store/hooks';
import styles from './NewWalletDialog.module.css';
import { openingFieldOf, readOpening } from './transferDraft';

interface NewWalletProps {
  readonly onClose: () => void;
  /** Called with the new wallet's address once it is committed. */
  readonly onOpened: (address: string) => void;
}

/** Opens a wallet and funds it from the treasury. */
export const NewWalletDialog = memo(function NewWalletDialog({
  open,
  ...props
}: NewWalletProps & { readonly open: boolean }) {
  return (
    <Dialog open={open} title="New wallet" onClose={props.onClose}>
      <NewWalletForm {...props} />
    </Dialog>
  );
});

function NewWalletForm({ onClose, onOpened }: NewWalletProps) {
  const loop = useLoop();
  const economy = useEconomy();
  const { unit } = usePreferences();
  const [address, setAddress] = useState('');
  const [balance, setBalance] = useState('');
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The dialog takes the focus when it opens, after this form is there; then one can type the name at once.
    const frame = requestAnimationFrame(() => form.current?.querySelector('input')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);

  const command = readOpening(address, balance, unit);
  const preview = command === undefined ? undefined : loop.preview(command);
  const outcome = preview?.outcome;
  const rejection = outcome?.ok === false && outcome.kind === 'rejection' ? outcome : undefined;
  const field = rejection === undefined ? undefined : openingFieldOf(rejection);
  const sentence = rejection === undefined ? undefined : rejectionMessage(rejection);
  const treasury = balanceIn(readBooks(preview?.economy ?? economy), TREASURY) ?? 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (command === undefined || preview?.outcome.ok === false) {
      setAsked(true);
      const wanted = address === '' || field === 'address' ? 0 : 1;
      form.current?.querySelectorAll('input')[wanted]?.focus();
      if (command !== undefined) loop.commit(command);
      return;
    }
    const committed = loop.commit(command);
    announce(outcomeMessage(committed));
    if (!committed.ok) return;
    onOpened(command.address);
    onClose();
  };

  return (
    <form className={styles.form} noValidate onSubmit={submit} ref={form}>
      <TextField
        label="Name"
        value={address}
        onChange={setAddress}
        error={
          field === 'address' ? sentence : isAsked && address === '' ? 'Give the wallet a name.' : undefined
        }
      />
      <AmountField
        label="Opening balance"
        aside="from the treasury, optional"
        value={balance}
        unit={unit}
        placeholder="0"
        onChange={setBalance}
        error={field === 'balance' ? sentence : undefined}
      />
      <dl className={styles.preview} aria-label="Preview">
        <dt>Treasury after</dt>
        <dd>{rejection === undefined ? <Amount units={treasury} /> : 'unchanged'}</dd>
      </dl>
      {rejection !== undefined && outcome !== undefined && field === undefined ? (
        <OutcomeNotice outcome={outcome} />
      ) : null}
      <Button kind="primary" type="submit">
        <span className={styles.text}>{openText(address, command?.balance, unit)}</span>
      </Button>
    </form>
  );
}

function openText(address: string, balance: number | undefined, unit: 'NXT' | 'units'): string {
  const name = address === '' ? 'the wallet' : address;
  if (balance === undefined || balance === 0) return `Open ${name} empty`;
  return `Open ${name} with ${amountToText(balance, unit)} ${unit}`;
}
