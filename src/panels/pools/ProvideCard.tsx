import { useRef } from 'react';
import { AddressField } from '../../components/AddressField';
import { Amount } from '../../components/Amount';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import type { PoolFact } from '../../engine/assets';
import type { ProvisionQuote } from '../../engine/liquidity';
import type { PoolState } from '../../engine/pool';
import { outcomeMessage } from '../../engine/receipts';
import { rejectionMessage, type Rejection } from '../../engine/rejections';
import { percentText, type Reserves } from '../../selectors/poolPrice';
import { hundredths } from '../../selectors/poolTrade';
import styles from './Card.module.css';
import swapStyles from './SwapCard.module.css';
import { TradeAmount } from './TradeAmount';
import type { ProvisionForm } from './useProvision';

type Place = 'provider' | 'nxt' | 'token';

const missingSentences = {
  provider: 'Choose who provides.',
  nxt: 'Enter an amount.',
  token: 'Enter an amount.',
} as const;

function placeOf(rejection: Rejection): Place {
  switch (rejection.code) {
    case 'invalid_address':
    case 'protected_account':
    case 'sender_not_found':
      return 'provider';
    case 'invalid_amount':
      return rejection.field === 'token' ? 'token' : 'nxt';
    case 'insufficient_balance':
      return rejection.asset === 'NXT' ? 'nxt' : 'token';
    default:
      return 'nxt';
  }
}

/** Adding liquidity: both sides in the pool's ratio, what will really be taken, and the shares received. */
export function ProvideCard({
  pool,
  state,
  form,
  holdings,
}: {
  readonly pool: PoolFact;
  readonly state: PoolState;
  readonly form: ProvisionForm;
  readonly holdings: Reserves;
}) {
  const element = useRef<HTMLFormElement>(null);
  const { quote, rejection, missing } = form;
  const errorAt = (place: Place): string | undefined => {
    if (rejection !== undefined && placeOf(rejection) === place)
      return `${rejectionMessage(rejection)}.${form.isTried ? ' Nothing was changed.' : ''}`;
    return form.isTried && missing === place ? missingSentences[missing] : undefined;
  };
  const press = () => {
    const outcome = form.press();
    if (outcome?.ok === true) return;
    if (outcome !== undefined) announce(`${outcomeMessage(outcome)}. Nothing was changed.`);
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const has = (units: number, asset: string) => (
    <>
      has <Amount units={units} asset={asset} compact />
    </>
  );
  return (
    <form
      ref={element}
      className={swapStyles.form}
      aria-label={`Add liquidity to ${pool.address}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <AddressField
        label="Provider"
        value={form.provider}
        onChange={form.setProvider}
        error={errorAt('provider')}
      />
      <TradeAmount
        label="NXT"
        value={form.nxtText}
        onChange={(text) => form.type('nxt', text)}
        error={errorAt('nxt')}
        aside={form.provider === '' ? undefined : has(holdings.nxt, 'NXT')}
      />
      <TradeAmount
        label={pool.sector}
        pool={pool}
        value={form.tokenText}
        onChange={(text) => form.type('token', text)}
        error={errorAt('token')}
        aside={form.provider === '' ? undefined : has(holdings.tokens, pool.sector)}
      />
      {quote === undefined ? null : <ProvisionRows pool={pool} state={state} quote={quote} />}
      <Button kind="primary" type="submit">
        Add liquidity
      </Button>
      <p className={styles.note}>
        {state.issuedShares === 0
          ? 'Nobody can add liquidity before the first allocation has funded this pool.'
          : `Typing one side fills in the other. Shares earn ${percentText(state.feeBasisPoints)} of each trade.`}
      </p>
    </form>
  );
}

/** What would be taken and given, exact before it is pressed. */
function ProvisionRows({
  pool,
  state,
  quote,
}: {
  readonly pool: PoolFact;
  readonly state: PoolState;
  readonly quote: ProvisionQuote;
}) {
  const part = hundredths(BigInt(quote.shares), BigInt(state.issuedShares) + BigInt(quote.shares));
  return (
    <dl className={styles.rows}>
      <div>
        <dt>Really taken</dt>
        <dd>
          <Amount units={quote.nxt} />
          <br />
          <Amount units={quote.token} asset={pool.sector} />
        </dd>
      </div>
      <div className={styles.strong}>
        <dt>Shares received</dt>
        <dd>
          <Amount units={quote.shares} asset={`${pool.address} shares`} />
        </dd>
      </div>
      <div>
        <dt>Part of the pool afterwards</dt>
        <dd>{percentText(part)}</dd>
      </div>
    </dl>
  );
}
