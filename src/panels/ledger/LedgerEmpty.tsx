import { amountText } from '../../components/Amount';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { href } from '../../components/routing';
import type { LedgerFilter } from '../../selectors/ledgerFilter';
import { useLoop, usePreferences, useTimeline } from '../../store/hooks';
import styles from './LedgerPanel.module.css';

/** The ledger before its first transaction: at bare genesis, or far back in the past. */
export function LedgerEmpty() {
  const loop = useLoop();
  const { position, length } = useTimeline();
  const drawing = <Icon name="ledger" size={56} />;
  if (position < length) {
    return (
      <EmptyState
        title="No transactions at this moment"
        why="This is a moment in the past, before the first transaction was committed."
        action={
          <Button kind="primary" onClick={() => loop.seek(length)}>
            Return to now
          </Button>
        }
        drawing={drawing}
      />
    );
  }
  return (
    <EmptyState
      title="No transactions yet"
      why="Whatever moves value is written here, once and for ever. Opening a wallet with a balance moves it from the treasury: that is the first transaction."
      action={
        <a className={styles.primary} href={href('wallets')}>
          Open a wallet
        </a>
      }
      drawing={drawing}
    />
  );
}

/** What stands in place of rows where a filter keeps none. */
export function NothingFound({
  filter: { min = 0, max = Number.POSITIVE_INFINITY },
  onClear,
}: {
  readonly filter: LedgerFilter;
  readonly onClear: () => void;
}) {
  const { unit } = usePreferences();
  const inFull = (units: number) => amountText({ units }, unit).full;
  return (
    <EmptyState
      title="No transaction matches"
      why={
        min > max
          ? `No amount is at least ${inFull(min)} and at most ${inFull(max)}: the first is the larger one.`
          : 'Every word must occur, and the amount, account and kind must all fit.'
      }
      action={<Button onClick={onClear}>Clear the filter</Button>}
      drawing={<Icon name="search" size={56} />}
    />
  );
}
