import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { currentRoute, navigate, setParams } from '../../components/routing';
import { transactionId, transactionIndex } from '../../engine/transactions';
import { FilterSummary } from './FilterSummary';
import { KindCounts } from './KindCounts';
import { LedgerAnswer } from './LedgerAnswer';
import { LedgerEmpty, NothingFound } from './LedgerEmpty';
import { LedgerFilters } from './LedgerFilters';
import { LedgerGrid } from './LedgerGrid';
import { LedgerList } from './LedgerList';
import styles from './LedgerPanel.module.css';
import { OpenedTransaction } from './OpenedTransaction';
import { countBelow, useHeightProperty, useLedger, useScrolledPast, useWide } from './useLedger';

/** The index a transaction id in the address of the page means; −1 for a text that is none, `undefined` for no text. */
function openedIndex(id: string | undefined): number | undefined {
  return id === undefined ? undefined : (transactionIndex(id) ?? -1);
}

/** Opens a transaction, or none. Going from one to the next leaves one step behind for the back button, not many. */
function open(index: number | undefined): void {
  const tx = index === undefined ? undefined : transactionId(index);
  setParams({ tx }, { replace: currentRoute().params['tx'] !== undefined });
}

/** The ledger: every committed transaction, newest first, filtered, opened and exported. */
export default function LedgerPanel() {
  const { books, filter, view, params } = useLedger();
  const isWide = useWide();
  const top = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const filters = useRef<HTMLElement>(null);
  useHeightProperty(filters, panel, '--bar');
  const isScrolled = useScrolledPast(top);
  const [isInside, setInside] = useState(false);
  const opened = openedIndex(params['tx']);

  // Rows that are being read or pointed at stay where they are; what is new waits until they are left.
  const isHeld = isScrolled || isInside;
  const [heldCount, setHeldCount] = useState<number>();
  if (isHeld && heldCount === undefined) setHeldCount(view.count);
  if (!isHeld && heldCount !== undefined) setHeldCount(undefined);
  const limit = isHeld ? (heldCount ?? view.count) : view.count;
  const shown = useMemo(() => {
    const length = countBelow(view.matches, limit);
    return length === view.matches.length ? view.matches : view.matches.slice(0, length);
  }, [view.matches, limit]);

  const close = () => {
    open(undefined);
    rows.current?.querySelector<HTMLElement>(`[data-index="${opened}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || opened === undefined) return;
    event.preventDefault();
    close();
  };
  const showNew = () => {
    setHeldCount(view.count);
    globalThis.scrollTo({ top: 0 });
  };

  const detail =
    opened === undefined ? null : (
      <OpenedTransaction key={opened} books={books} index={opened} onClose={close} />
    );
  const isListed = opened !== undefined && countBelow(shown, opened + 1) > countBelow(shown, opened);
  const List = isWide ? LedgerGrid : LedgerList;

  return (
    // Escape closes what was opened, wherever the focus is inside the panel.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={panel} className={styles.panel} onKeyDown={onKeyDown}>
      <LedgerAnswer books={books} matches={view.matches} />
      {view.count === 0 ? (
        <LedgerEmpty />
      ) : (
        <>
          <LedgerFilters params={params} ref={filters} />
          <div className={styles.columns} ref={top}>
            <section className={styles.main} aria-label="Transactions">
              <FilterSummary
                filter={filter}
                view={view}
                fresh={view.matches.length - shown.length}
                isFloating={isScrolled}
                onFresh={showNew}
              />
              {isWide || isListed ? null : detail}
              {shown.length === 0 ? (
                <NothingFound filter={filter} onClear={() => navigate('ledger', { tx: params['tx'] })} />
              ) : (
                <div
                  ref={rows}
                  onPointerEnter={() => setInside(true)}
                  onPointerLeave={() => setInside(false)}
                  onFocus={() => setInside(true)}
                  onBlur={() => setInside(false)}
                >
                  <List books={books} shown={shown} opened={opened} onOpen={open} detail={detail} />
                </div>
              )}
            </section>
            {isWide ? (
              <aside className={styles.side}>
                {detail ?? <KindCounts view={view} chosen={filter.kind} />}
              </aside>
            ) : null}
          </div>
        </>
      )}
    </div>
  );
}
