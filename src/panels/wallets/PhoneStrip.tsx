import { memo, useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { Amount } from '../../components/Amount';
import { amountToText, parseAmountText } from '../../components/amountInput';
import { AmountField } from '../../components/AmountField';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { Identicon } from '../../components/Identicon';
import { OutcomeNotice } from '../../components/OutcomeNotice';
import { StatusWord } from '../../components/StatusWord';
import { readBooks } from '../../engine/books/PersistentBooks';
import { outcomeMessage, type Outcome } from '../../engine/receipts';
import { messageFacts } from '../../engine/spectrum';
import { balanceIn } from '../../selectors/trace';
import { useLoop, usePreferences } from '../../store/hooks';
import {
  devicesStore,
  sendFromDevice,
  setDeviceBalance,
  synchronizeDevice,
  type Device,
} from '../../store/devices';
import styles from './PhoneStrip.module.css';

/** The wallets on devices, each against the chain. */
export const PhoneStrip = memo(function PhoneStrip() {
  const devices = useStore(devicesStore);
  return (
    <section aria-label="Wallets on devices">
      {devices.map((device) => (
        <Phone key={device.wallet} device={device} />
      ))}
    </section>
  );
});

function Phone({ device }: { readonly device: Device }) {
  const loop = useLoop();
  const chain = useStore(loop.economy, (economy) => balanceIn(readBooks(economy), device.wallet));
  const [outcome, setOutcome] = useState<Outcome>();
  const [isEditing, setEditing] = useState(false);

  const report = (next: Outcome) => {
    setOutcome(next);
    announce(outcomeMessage(next));
  };
  const send = () => {
    const sent = sendFromDevice(loop, device);
    report(sent.ok ? sent.receipt : sent.outcome);
  };

  return (
    <div className={styles.phone}>
      <div className={styles.state}>
        <Identicon address={device.wallet} size={38} />
        <div className={styles.words}>
          <p>
            <strong>{device.wallet}</strong> device says <Amount units={device.balance} />,{' '}
            <ChainWords device={device} chain={chain} />
          </p>
        </div>
        <Button kind="outline" onClick={() => report(synchronizeDevice(loop, device))}>
          Synchronize
        </Button>
      </div>
      <div className={styles.more}>
        <Button kind="plain" icon="arrow" onClick={send}>
          Send a message, <Amount units={messageFacts.standard.price} focusable={false} />
        </Button>
        <Button kind="plain" icon="sliders" aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
          Let it drift
        </Button>
      </div>
      {isEditing ? (
        <DriftForm
          device={device}
          onDone={() => {
            setEditing(false);
            setOutcome(undefined);
          }}
        />
      ) : null}
      {outcome === undefined ? null : <OutcomeNotice outcome={outcome} />}
    </div>
  );
}

function ChainWords({ device, chain }: { readonly device: Device; readonly chain: number | undefined }) {
  if (chain === undefined) return <>chain has no such account</>;
  if (chain === device.balance) {
    return (
      <>
        the chain too. <StatusWord status="ok">In step</StatusWord>
      </>
    );
  }
  return (
    <>
      chain says <Amount units={chain} />.{' '}
      <StatusWord status="warn">
        Apart by <Amount units={Math.abs(chain - device.balance)} />
      </StatusWord>
    </>
  );
}

/** Makes the device show something the chain does not know, as a lost packet or a bug would. */
function DriftForm({ device, onDone }: { readonly device: Device; readonly onDone: () => void }) {
  const { unit } = usePreferences();
  const [text, setText] = useState(() => amountToText(device.balance, unit));
  const parsed = parseAmountText(text, unit);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.ok) return;
    setDeviceBalance(device.wallet, parsed.units);
    announce(`${device.wallet} now shows another balance. The chain does not know.`);
    onDone();
  };
  return (
    <form className={styles.drift} noValidate onSubmit={submit}>
      <AmountField
        label="Balance on the device"
        hint="Only the device changes. Synchronizing shows which of the two counts."
        value={text}
        unit={unit}
        onChange={setText}
        error={text.trim() === '' ? 'Enter an amount.' : undefined}
      />
      <Button kind="soft" type="submit" disabled={!parsed.ok}>
        Change the device
      </Button>
    </form>
  );
}
