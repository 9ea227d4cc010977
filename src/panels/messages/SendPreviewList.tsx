import { Amount } from '../../components/Amount';
import { StatusWord } from '../../components/StatusWord';
import { formatUnits } from '../../engine/units';
import { accountLabel } from '../../selectors/accountLabel';
import type { MessageDraft, SendPreview } from '../../selectors/messageSending';
import styles from './SendPreviewList.module.css';

/** What would come of a draft: the price of all, and both balances after. */
export function SendPreviewList({
  sender,
  draft,
  preview,
}: {
  readonly sender: string;
  readonly draft: MessageDraft | undefined;
  readonly preview: SendPreview | undefined;
}) {
  const label = accountLabel(sender);
  const isRefused = preview === undefined || (preview.refusal !== undefined && preview.sent === 0);
  const after = (units: number) =>
    isRefused ? <span className={styles.none}>unchanged</span> : <Amount units={units} />;
  const missing = draft === undefined || preview === undefined ? 0 : draft.count - preview.sent;
  return (
    <div className={styles.preview}>
      <dl className={styles.rows}>
        <div>
          <dt>Total</dt>
          <dd className={styles.total}>
            {preview === undefined || !Number.isSafeInteger(preview.total) ? (
              <span className={styles.none}>—</span>
            ) : (
              <Amount units={preview.total} />
            )}
          </dd>
        </div>
        <div>
          <dt className={styles.name}>{label === '' ? 'Sender' : label} after</dt>
          <dd>{after(preview?.senderAfter ?? 0)}</dd>
        </div>
        <div>
          <dt>Reserve after</dt>
          <dd>{after(preview?.reserveAfter ?? 0)}</dd>
        </div>
      </dl>
      {draft?.way === 'each' && preview !== undefined && preview.sent > 0 && missing > 0 ? (
        <StatusWord status="warn">
          The balance pays for {formatUnits(preview.sent)}: the other {formatUnits(missing)} will be refused.
        </StatusWord>
      ) : null}
    </div>
  );
}
