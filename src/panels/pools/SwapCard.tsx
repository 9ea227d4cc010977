import { useRef } from 'react';
import { AddressField } from '../../components/AddressField';
import { Amount } from '../../components/Amount';
import { amountToText } from '../../components/amountInput';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import type { PoolFact } from '../../engine/assets';
import { outcomeMessage } from '../../engine/receipts';
import { tradeAssets, type TradeFigures } from '../../selectors/poolTrade';
import { percentText, type Reserves } from '../../selectors/poolPrice';
import { usePreferences } from '../../store/hooks';
import styles from './Card.module.css';
import { ImpactScale } from './ImpactScale';
import { QuoteRows } from './QuoteRows';
import { SwapLimits } from './SwapLimits';
import { swapError, type SwapField } from './swapFields';
import swapStyles from './SwapCard.module.css';
import { TradeAmount } from './TradeAmount';
import { useQuoteAnnouncement } from './useQuoteAnnouncement';
import type { SwapForm } from './useSwap';

/** The swap: who, what for what, what it costs, and the limits that make it all or nothing. */
export function SwapCard({
  pool,
  form,
  holdings,
}: {
  readonly pool: PoolFact;
  readonly form: SwapForm;
  readonly holdings: Reserves;
}) {
  const element = useRef<HTMLFormElement>(null);
  const { draft, figures, rejection } = form;
  const [assetIn, assetOut] = tradeAssets(pool, draft.give);
  const errorAt = (field: SwapField) => swapError(form, field);
  useQuoteAnnouncement(form, assetOut);
  const press = () => {
    const outcome = form.press();
    if (outcome?.ok === true) return;
    if (outcome !== undefined) announce(`${outcomeMessage(outcome)}. Nothing was changed.`);
    if (!form.mustAsk) {
      requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
    }
  };
  const token = (asset: string) => (asset === 'NXT' ? {} : { pool });
  const held = draft.give === 'NXT' ? holdings.nxt : holdings.tokens;
  return (
    <form
      ref={element}
      className={swapStyles.form}
      aria-label={`Swap in ${pool.address}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <AddressField
        label="Trader"
        value={draft.trader}
        onChange={(trader) => form.edit({ trader })}
        error={errorAt('trader')}
      />
      <TradeAmount
        label="You give"
        value={form.givenText}
        onChange={(text) => form.type('given', text)}
        error={errorAt('given')}
        {...token(assetIn)}
        aside={
          draft.trader === '' ? undefined : (
            <>
              has <Amount units={held} asset={assetIn} compact />
            </>
          )
        }
      />
      <button
        type="button"
        className={swapStyles.turn}
        onClick={form.turn}
        aria-label={`Turn round: give ${assetOut} for ${assetIn}`}
      >
        <Icon name="swap" />
      </button>
      <TradeAmount
        label="You receive"
        value={form.receivedText}
        onChange={(text) => form.type('received', text)}
        error={errorAt('received')}
        {...token(assetOut)}
      />
      {rejection?.code === 'below_minimum' || rejection?.code === 'above_maximum' ? (
        <Button kind="outline" onClick={() => form.edit({})}>
          The price has moved: take the present one
        </Button>
      ) : null}
      <ImpactScale impact={figures?.impact} />
      <QuoteRows pool={pool} form={form} />
      <SwapLimits form={form} error={errorAt} />
      {errorAt('form') === undefined ? null : (
        <p className={styles.error}>
          <Icon name="bad" size={18} />
          <span>{errorAt('form')}</span>
        </p>
      )}
      {form.mustAsk && draft.isAsked && figures !== undefined ? (
        <SecondQuestion figures={figures} asset={assetOut} />
      ) : null}
      <Button kind="primary" type="submit">
        <SwapLabel form={form} asset={assetIn} />
      </Button>
      <p className={styles.note}>{expiryNote(form)}</p>
    </form>
  );
}

function SwapLabel({ form, asset }: { readonly form: SwapForm; readonly asset: string }) {
  const { unit } = usePreferences();
  const { figures, draft, mustAsk } = form;
  if (figures === undefined) return 'Swap';
  const word = unit === 'NXT' ? asset : asset === 'NXT' ? 'units' : `units of ${asset}`;
  const what = `${amountToText(figures.given, unit)} ${word}`;
  return mustAsk && draft.isAsked ? `Swap ${what} all the same` : `Swap ${what}`;
}

/** What a trade loses that moves the price by a tenth or more; only a second press commits it. */
function SecondQuestion({ figures, asset }: { readonly figures: TradeFigures; readonly asset: string }) {
  return (
    <div className={swapStyles.question} role="alert">
      <Icon name="bad" />
      <p>
        This trade is large for the pool: it receives <Amount units={figures.loss} asset={asset} /> less than
        at the present price, {percentText(figures.impact)}. Press once more to swap all the same.
      </p>
    </div>
  );
}

function expiryNote({ draft }: SwapForm): string {
  const { limits, exact } = draft;
  const what =
    exact === 'given'
      ? 'Gets the minimum or nothing at all.'
      : 'Gives at most the maximum, or nothing at all.';
  return limits === undefined ? what : `${what} Expires after day ${limits.deadline}.`;
}
