import { useMemo, useState } from 'react';
import { Amount } from '../../components/Amount';
import { ChartFrame } from '../../components/charts/ChartFrame';
import type { ChartTable } from '../../components/charts/chartTable';
import { FlowDiagram } from '../../components/charts/FlowDiagram';
import type { FlowDiagramLink, FlowDiagramNode } from '../../components/charts/flowDiagramData';
import { poolColour } from '../../components/PoolMark';
import { href } from '../../components/routing';
import { tablet, useNarrow } from '../../components/useNarrow';
import { findPool } from '../../engine/assets';
import { formatUnits } from '../../engine/units';
import type { FlowGroup } from '../../selectors/dailyFlows';
import { flowGraph, groupLabel, ledgerParamsOf, type FlowNode } from '../../selectors/flowGraph';
import type { DayWindow, FlowLink, ReserveModel } from '../../selectors/reserve';
import { windowWords } from '../../selectors/reserveWindow';
import styles from './FlowFigure.module.css';
import { useNxtText } from './useNxtText';

function linkId({ from, to }: FlowLink): string {
  return `${from} → ${to}`;
}

function postingsWords(count: number): string {
  return `${formatUnits(count)} ${count === 1 ? 'posting' : 'postings'}`;
}

function colourOf(...groups: readonly FlowGroup[]): string | undefined {
  const pool = groups.map((group) => findPool(group)).find((found) => found !== undefined);
  return pool === undefined ? undefined : poolColour(pool);
}

function tableOf(links: readonly FlowLink[], window: DayWindow): ChartTable {
  return {
    columns: [
      { label: 'From' },
      { label: 'To' },
      { label: 'Amount', kind: 'units' },
      { label: 'Postings', kind: 'number' },
    ],
    rows: links.map((link) => [
      groupLabel(link.from),
      groupLabel(link.to),
      link.units,
      { text: link.postings, href: href('ledger', ledgerParamsOf(link, window)) },
    ]),
  };
}

function summaryOf(links: readonly FlowLink[], window: DayWindow, short: (units: number) => string): string {
  if (links.length === 0) return `Nothing flowed between groups of accounts from ${windowWords(window)}.`;
  const total = links.reduce((sum, { units }) => sum + units, 0);
  const widest = links.reduce((most, link) => (link.units > most.units ? link : most));
  const share = Math.floor((widest.units / total) * 100);
  const main = `${groupLabel(widest.from).toLowerCase()} to ${groupLabel(widest.to).toLowerCase()}`;
  return `${short(total)} flowed in ${links.length} ${links.length === 1 ? 'flow' : 'flows'}, ${share} % of it from ${main}.`;
}

/** A node's second line: what it paid or received. Pools are too many to carry one. */
function detailOf(node: FlowNode, short: (units: number) => string): { readonly detail?: string } {
  if (findPool(node.group) !== undefined) return {};
  if (node.side === 'pays') return { detail: `paid ${short(node.paid)}` };
  if (node.side === 'receives' || node.paid === 0) return { detail: `got ${short(node.received)}` };
  return { detail: `${short(node.received)} in, ${short(node.paid)} out` };
}

/** What flowed where, as ribbons that lead to the ledger. */
export function FlowFigure({ model, today }: { readonly model: ReserveModel; readonly today: number }) {
  const { links, window } = model;
  const isNarrow = useNarrow(tablet);
  const isBare = window.from === 0 && window.to >= today;
  const { short, full } = useNxtText();
  const [active, setActive] = useState<string>();
  const table = useMemo(() => tableOf(links, window), [links, window]);
  const drawn = useMemo(() => {
    const graph = flowGraph(links);
    const nodes = graph.nodes.map((node): FlowDiagramNode => {
      const colour = colourOf(node.group);
      const isPool = colour !== undefined;
      const isBetween = node.side === 'passes' && node.paid > 0 && !isPool;
      return {
        id: node.id,
        label: isNarrow && node.group === 'ecosystem' ? 'Ecosystem' : groupLabel(node.group),
        // A narrow screen has room for names only; the amounts are in the table.
        ...(isNarrow ? {} : detailOf(node, short)),
        column: node.column,
        place: isBetween || (isNarrow && !isPool) ? 'above' : 'beside',
        ...(isPool ? { colour } : {}),
      };
    });
    const ribbons = graph.edges.map(({ source, target, link }): FlowDiagramLink => {
      const colour = colourOf(link.from, link.to);
      return {
        id: linkId(link),
        source,
        target,
        value: link.units,
        href: href('ledger', ledgerParamsOf(link, window)),
        name: `${groupLabel(link.from)} to ${groupLabel(link.to)}: ${full(link.units)} in ${postingsWords(link.postings)}. Open in the ledger.`,
        ...(colour === undefined ? {} : { colour }),
      };
    });
    return { nodes, ribbons };
  }, [links, window, short, full, isNarrow]);
  const summary = summaryOf(links, window, (units) => short(units, true));
  return (
    <ChartFrame
      title="What flowed where"
      summary={summary}
      table={table}
      fileName={`flows-day-${window.from}-to-${window.to}`}
      level={3}
    >
      {links.length === 0 ? (
        <p className={styles.nothing}>
          No NXT moved from one group to another {isBare ? 'yet' : 'in these days'}.{' '}
          {isBare ? <a href={href('wallets')}>Open a wallet</a> : 'Choose more days.'}
        </p>
      ) : (
        <>
          <FlowDiagram
            label={`What flowed where. ${summary} Arrow keys move from flow to flow, Enter opens one in the ledger.`}
            nodes={drawn.nodes}
            links={drawn.ribbons}
            height={isNarrow ? 680 : 620}
            isNarrow={isNarrow}
            active={active}
            onActive={setActive}
          />
          <ActiveFlow link={links.find((link) => linkId(link) === active)} />
        </>
      )}
    </ChartFrame>
  );
}

function ActiveFlow({ link }: { readonly link: FlowLink | undefined }) {
  if (link === undefined) {
    return (
      <p className={styles.active}>
        Each ribbon opens its transactions in the ledger
        <span className={styles.keys}>
          ; by keyboard, <kbd>Tab</kbd> to one, then <kbd>↓</kbd> and <kbd>Enter</kbd>
        </span>
        .
      </p>
    );
  }
  return (
    <p className={styles.active}>
      <strong>
        {groupLabel(link.from)} → {groupLabel(link.to)}
      </strong>{' '}
      <Amount units={link.units} focusable={false} /> in {postingsWords(link.postings)}
    </p>
  );
}
