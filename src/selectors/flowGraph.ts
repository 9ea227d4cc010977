/**
 * The flows of a window as a graph without cycles, from left to right: who pays, the reserve, what it funds, who receives. The
 * reserve, the pools, the floor and producers pass value on and stand once; every other group stands on the left where it pays
 * and on the right where it receives. What flows against that order starts from a paying side of its own on the left.
 */
import {
  F_FLOOR_RESERVE,
  TRANSITION_RESERVE,
  TREASURY,
  ECOSYSTEM_FUND,
  HOLDS,
  VALIDATOR_POOL,
} from '../engine/accounts';
import { findPool } from '../engine/assets';
import { sectorLabel } from './accountLabel';
import { flowGroups, type FlowGroup } from './dailyFlows';
import type { DayWindow, FlowLink } from './reserve';

/** Where a group stands: its paying side, its receiving side, or both in one. */
export type FlowSide = 'pays' | 'receives' | 'passes';

/** A node of the graph. */
export interface FlowNode {
  readonly id: string;
  readonly group: FlowGroup;
  readonly side: FlowSide;
  /** Position from left to right. */
  readonly column: number;
  /** Units of the links that end and begin here. */
  readonly received: number;
  readonly paid: number;
}

/** A link of the graph: positions of its nodes, and the flow it stands for. */
export interface FlowEdge {
  readonly source: number;
  readonly target: number;
  readonly link: FlowLink;
}

export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

const payColumn = 0;
const receiveColumn = 4;

/** The column in which a group passes value on; none for groups that stand on both sides. */
function passColumn(group: FlowGroup): number | undefined {
  if (group === 'reserve') return 1;
  if (group === 'floor' || findPool(group) !== undefined) return 2;
  return group === 'producers' ? 3 : undefined;
}

interface Place {
  readonly group: FlowGroup;
  readonly side: FlowSide;
  readonly column: number;
}

function placesOf({ from, to }: FlowLink): readonly [Place, Place] {
  const fromColumn = passColumn(from);
  const toColumn = passColumn(to);
  const runsOn = fromColumn !== undefined && fromColumn < (toColumn ?? receiveColumn);
  return [
    runsOn
      ? { group: from, side: 'passes', column: fromColumn }
      : { group: from, side: 'pays', column: payColumn },
    toColumn === undefined
      ? { group: to, side: 'receives', column: receiveColumn }
      : { group: to, side: 'passes', column: toColumn },
  ];
}

/** Top to bottom on the paying side: what feeds the reserve stands above what passes it by. */
const payOrder: readonly FlowGroup[] = ['wallets', 'ecosystem', 'validators', 'floor', 'treasury'];
const receiveOrder: readonly FlowGroup[] = ['treasury', 'ecosystem', 'validators', 'wallets'];

function rank({ group, side }: Place): number {
  const order = side === 'pays' ? payOrder : side === 'receives' ? receiveOrder : [];
  const position = order.indexOf(group);
  return position < 0 ? 100 + flowGroups.indexOf(group) : position;
}

function placeId({ group, side }: Place): string {
  return `${group} ${side}`;
}

/** The flows as nodes and links. Columns in which nothing stands are left out. */
export function flowGraph(links: readonly FlowLink[]): FlowGraph {
  const places = new Map<string, Place>();
  const received = new Map<string, number>();
  const paid = new Map<string, number>();
  const ends = links.map((link) => {
    const [source, target] = placesOf(link);
    const [from, to] = [placeId(source), placeId(target)];
    places.set(from, source).set(to, target);
    paid.set(from, (paid.get(from) ?? 0) + link.units);
    received.set(to, (received.get(to) ?? 0) + link.units);
    return { from, to, link };
  });
  const used = [...new Set([...places.values()].map(({ column }) => column))].sort((a, b) => a - b);
  const ordered = [...places].sort(([, a], [, b]) => a.column - b.column || rank(a) - rank(b));
  const positions = new Map(ordered.map(([id], index) => [id, index]));
  return {
    nodes: ordered.map(([id, place]) => ({
      id,
      ...place,
      column: used.indexOf(place.column),
      received: received.get(id) ?? 0,
      paid: paid.get(id) ?? 0,
    })),
    edges: ends.map(({ from, to, link }) => ({
      source: positions.get(from) ?? 0,
      target: positions.get(to) ?? 0,
      link,
    })),
  };
}

const groupLabels: Readonly<Partial<Record<FlowGroup, string>>> = {
  wallets: 'Wallets',
  ecosystem: 'Ecosystem fund',
  treasury: 'Treasury',
  validators: 'Validators',
  reserve: 'Reserve',
  floor: 'Floor',
  producers: 'Producers',
  holds: 'Holds',
};

/** What a group is called. */
export function groupLabel(group: FlowGroup): string {
  const pool = findPool(group);
  return pool === undefined ? (groupLabels[group] ?? group) : sectorLabel(pool.sector);
}

const ledgerNames: Readonly<Partial<Record<FlowGroup, string>>> = {
  wallets: '*wallets',
  producers: '*producers',
  ecosystem: ECOSYSTEM_FUND,
  treasury: TREASURY,
  validators: VALIDATOR_POOL,
  reserve: TRANSITION_RESERVE,
  floor: F_FLOOR_RESERVE,
  holds: HOLDS,
};

/** The parameters with which the ledger shows exactly the transactions of a flow. */
export function ledgerParamsOf(
  { from, to }: Pick<FlowLink, 'from' | 'to'>,
  window: DayWindow,
): { readonly from: string; readonly to: string; readonly asset: 'NXT'; readonly day: string } {
  return {
    from: ledgerNames[from] ?? from,
    to: ledgerNames[to] ?? to,
    // A swap also moves tokens between the same accounts, the other way.
    asset: 'NXT',
    day: window.from === window.to ? String(window.from) : `${window.from}-${window.to}`,
  };
}
