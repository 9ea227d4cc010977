import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { MessageMark } from '../../components/MessageMark';
import { OutcomeNotice } from '../../components/OutcomeNotice';
import { href } from '../../components/routing';
import { SpectrumPlate } from '../../components/SpectrumPlate';
import { formatUnits } from '../../engine/units';
import type { MessageRow, Overview } from '../../selectors/overview';
import styles from './MessagesCard.module.css';
import { useSendOne } from './useSendOne';

/** In the order of the strands on the map: the dashed infrared last. */
function inStrandOrder(rows: readonly MessageRow[]): readonly MessageRow[] {
  return rows.toSorted((a, b) => Number(a.type === 'image') - Number(b.type === 'image'));
}

/** The four message types: their lines, how many were sent, what one costs; and one to send. */
export function MessagesCard({ overview }: { readonly overview: Overview }) {
  const [sent, send] = useSendOne();
  return (
    <section className={styles.section} aria-labelledby="messages">
      <div className={styles.heading}>
        <h2 id="messages">
          <a className={styles.title} href={href('messages')}>
            Messages
          </a>
        </h2>
        <Button kind="primary" onClick={send}>
          Send one
        </Button>
      </div>
      {sent === undefined ? null : sent === 'no wallet' ? (
        <p className={styles.refusal} role="note">
          There is no wallet that could send one. <a href={href('wallets')}>Open a wallet</a> first.
        </p>
      ) : (
        <OutcomeNotice outcome={sent} />
      )}
      <div className={styles.plate}>
        <SpectrumPlate />
      </div>
      <table className={styles.table}>
        <caption className="visually-hidden">Messages sent and the price of one, by type</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Type</th>
            <th scope="col">Sent</th>
            <th scope="col">Price of one</th>
          </tr>
        </thead>
        <tbody>
          {inStrandOrder(overview.messages).map(({ type, sent: count, price }) => (
            <tr key={type}>
              <th scope="row">
                <MessageMark type={type} />
              </th>
              <td className={styles.count}>{formatUnits(count)} sent</td>
              <td className={styles.price}>
                <Amount units={price} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
