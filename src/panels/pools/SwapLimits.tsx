import { AddressField } from '../../components/AddressField';
import { TextField } from '../../components/TextField';
import { parseDays, parsePercent } from '../../selectors/poolTrade';
import styles from './Card.module.css';
import swapStyles from './SwapCard.module.css';
import { missingSentence, type SwapField } from './swapFields';
import type { SwapForm } from './useSwap';

/** How far the price may slip, until when the offer stands, and who receives what is bought. */
export function SwapLimits({
  form,
  error,
}: {
  readonly form: SwapForm;
  readonly error: (field: SwapField) => string | undefined;
}) {
  const { draft } = form;
  const slipError = parsePercent(draft.slip) === undefined ? missingSentence('slip') : undefined;
  const daysError = parseDays(draft.days) === undefined ? missingSentence('days') : error('days');
  const mustShow = slipError ?? daysError ?? error('receiver');
  return (
    <details className={styles.details} open={mustShow === undefined ? undefined : true}>
      <summary>Limits and receiver</summary>
      <div className={swapStyles.limits}>
        <TextField
          label="Slippage limit, percent"
          value={draft.slip}
          onChange={(slip) => form.edit({ slip })}
          error={slipError}
        />
        <TextField
          label="Expires in days"
          value={draft.days}
          onChange={(days) => form.edit({ days })}
          error={daysError}
        />
        <AddressField
          label="Goes to"
          hint="Left empty, it goes to whoever gives."
          value={draft.receiver}
          onChange={(receiver) => form.edit({ receiver })}
          error={error('receiver')}
        />
      </div>
    </details>
  );
}
