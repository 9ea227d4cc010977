import { useRef, useState } from 'react';
import { AddressField } from '../../components/AddressField';
import { Amount } from '../../components/Amount';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import type { PoolFact } from '../../engine/assets';
import { outcomeMessage } from '../../engine/receipts';
import type { PoolPosition } from '../../selectors/poolPositions';
import { useLoop } from '../../store/hooks';
import styles from './Card.module.css';
import { PercentSlider } from './PercentSlider';
import swapStyles from './SwapCard.module.css';
import type { WithdrawForm } from './useWithdraw';

/** Withdrawing: a part of one's shares for both sides of the pool, exact before it is pressed. */
export function WithdrawCard({
  pool,
  form,
  providers,
}: {
  readonly pool: PoolFact;
  readonly form: WithdrawForm;
  readonly providers: readonly PoolPosition[];
}) {
  const loop = useLoop();
  const element = useRef<HTMLFormElement>(null);
  const [isTried, setTried] = useState(false);
  const { outcome, held, provider } = form;
  const receipt = outcome?.ok === true && outcome.type === 'removeLiquidity' ? outcome : undefined;
  const refusal = outcome?.ok === false ? outcomeMessage(outcome) : undefined;
  const press = () => {
    setTried(true);
    if (form.command === undefined) {
      element.current?.querySelector('input')?.focus();
      return;
    }
    const done = loop.commit(form.command);
    if (done.ok) setTried(false);
    else announce(`${outcomeMessage(done)}. Nothing was changed.`);
  };
  const nothing =
    isTried && held === 0
      ? `${provider === '' ? 'Choose who withdraws' : `${provider} holds no shares of this pool`}.`
      : undefined;
  return (
    <form
      ref={element}
      className={swapStyles.form}
      aria-label={`Withdraw from ${pool.address}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <AddressField
        label="Provider"
        value={provider}
        onChange={form.setProvider}
        addresses={providers.map(({ address }) => address)}
        error={refusal ?? nothing}
        aside={
          <>
            has <Amount units={held} asset={`${pool.address} shares`} />
          </>
        }
      />
      <PercentSlider label="Part of the shares" percent={form.percent} onChange={form.setPercent} />
      {receipt === undefined ? null : (
        <dl className={styles.rows}>
          <div>
            <dt>Shares redeemed</dt>
            <dd>
              <Amount units={receipt.shares} asset={`${pool.address} shares`} />
            </dd>
          </div>
          <div className={styles.strong}>
            <dt>Returned</dt>
            <dd>
              <Amount units={receipt.nxt} />
              <br />
              <Amount units={receipt.token} asset={pool.sector} />
            </dd>
          </div>
        </dl>
      )}
      <Button kind="primary" type="submit">
        Withdraw {form.percent} %
      </Button>
      <p className={styles.note}>
        {providers.length === 0
          ? 'Nobody but the protocol holds shares: there is nothing to withdraw yet.'
          : 'Both sides come back in the pool’s present ratio, rounded down to the unit.'}
      </p>
    </form>
  );
}
