import { useEffect, useRef } from 'react';
import { Amount } from '../../components/Amount';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { setParams } from '../../components/routing';
import { assetName } from '../../engine/assets';
import { formatUnits, groupThousands, UNITS_PER_NXT } from '../../engine/units';
import { accountLabel } from '../../selectors/accountLabel';
import { isOpenFilter, type LedgerView } from '../../selectors/ledger';
import { accountGroups, type LedgerFilter } from '../../selectors/ledgerFilter';
import styles from './LedgerFilters.module.css';

const groupLabels: Readonly<Record<string, string>> = accountGroups;

function nameOf(account: string): string {
  return groupLabels[account] ?? accountLabel(account);
}

/** Parts of the filter that no field shows, in words, with the parameters that removing them clears. */
function chips(
  filter: LedgerFilter,
): readonly { readonly words: string; readonly params: readonly string[] }[] {
  const { from, to, asset, days, account } = filter;
  const found: { words: string; params: readonly string[] }[] = [];
  const ends = [from === '' ? '' : `from ${nameOf(from)}`, to === '' ? '' : `to ${nameOf(to)}`];
  const posting = [asset === undefined ? '' : assetName(asset), ...ends]
    .filter((part) => part !== '')
    .join(' ');
  if (posting !== '') {
    const words = posting.charAt(0).toUpperCase() + posting.slice(1);
    found.push({ words, params: ['from', 'to', 'asset'] });
  }
  if (groupLabels[account] !== undefined)
    found.push({ words: `With ${nameOf(account)}`, params: ['account'] });
  if (days !== undefined) {
    const [first, last] = days;
    const words =
      last === first
        ? `Day ${first}`
        : last === Number.MAX_SAFE_INTEGER
          ? `From day ${first}`
          : `Days ${first} to ${last}`;
    found.push({ words, params: ['day'] });
  }
  return found;
}

/** How many transactions the filter keeps and what they move; the parts of it that came with a link; what is new meanwhile. */
export function FilterSummary({
  filter,
  view,
  fresh,
  isFloating,
  onFresh,
}: {
  readonly filter: LedgerFilter;
  readonly view: LedgerView;
  /** How many more there are than are shown, since rows that are being read stay where they are. */
  readonly fresh: number;
  /** Whether the word of them floats above the rows, since this summary is scrolled out of view. */
  readonly isFloating: boolean;
  readonly onFresh: () => void;
}) {
  const isOpen = isOpenFilter(filter);
  const kept = view.matches.length;
  const parts = chips(filter);
  useAnnouncedCount(filter, kept);
  const freshButton =
    fresh === 0 ? null : (
      <Button kind={isFloating ? 'primary' : 'soft'} className={styles.fresh} onClick={onFresh}>
        {formatUnits(fresh)} new
      </Button>
    );
  return (
    <>
      <div className={styles.summary}>
        <p className={styles.kept}>
          <strong>{formatUnits(kept)}</strong>
          {isOpen ? ' in all' : ` of ${formatUnits(view.count)} match`}
          {kept === 0 ? null : (
            <>
              , moving <Moved units={view.moved} />
            </>
          )}
        </p>
        {parts.length > 0 ? null : <Keys />}
        {parts.map(({ words, params }) => (
          <button
            key={words}
            type="button"
            className={styles.chip}
            aria-label={`${words}: remove this filter`}
            onClick={() => setParams(Object.fromEntries(params.map((name) => [name, undefined])))}
          >
            {words}
            <Icon name="close" size={16} />
          </button>
        ))}
        {isFloating ? null : freshButton}
      </div>
      {isFloating ? <div className={styles.floating}>{freshButton}</div> : null}
    </>
  );
}

/** The keys that work on the rows, where there is likely a keyboard. */
function Keys() {
  return (
    <p className={styles.keys}>
      <kbd>↑</kbd>
      <kbd>↓</kbd>
      <span>move</span>
      <kbd>Enter</kbd>
      <span>open</span>
      <kbd>Esc</kbd>
      <span>close</span>
      <kbd>/</kbd>
      <span>search</span>
    </p>
  );
}

function Moved({ units }: { readonly units: bigint }) {
  if (units <= BigInt(Number.MAX_SAFE_INTEGER)) return <Amount units={Number(units)} compact />;
  // More than all there is ninety times over: whole NXT tell enough.
  return <>{groupThousands(String(units / BigInt(UNITS_PER_NXT)))} NXT</>;
}

/** Says the number of matches once typing has paused. */
function useAnnouncedCount(filter: LedgerFilter, kept: number): void {
  const latest = useRef(kept);
  const isFirst = useRef(true);
  useEffect(() => {
    latest.current = kept;
  });
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return undefined;
    }
    const timer = setTimeout(() => announce(`${formatUnits(latest.current)} transactions match`), 600);
    return () => clearTimeout(timer);
  }, [filter]);
}
