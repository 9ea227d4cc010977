/** The panels in the order of the navigation. Each is loaded when it is first opened. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { IconName } from '../components/Icon';

/** One panel: its name in the address, its name in the navigation, and its code. */
export interface PanelEntry {
  readonly name: string;
  readonly label: string;
  readonly icon: IconName;
  /** Fetches the code ahead of its first use. */
  readonly load: () => Promise<unknown>;
  readonly Panel: LazyExoticComponent<ComponentType>;
}

const entries = [
  {
    name: 'overview',
    label: 'Overview',
    icon: 'loop',
    load: () => import('../panels/overview/OverviewPanel'),
  },
  {
    name: 'wallets',
    label: 'Wallets',
    icon: 'wallet',
    load: () => import('../panels/wallets/WalletsPanel'),
  },
  {
    name: 'messages',
    label: 'Messages',
    icon: 'bolt',
    load: () => import('../panels/messages/MessagesPanel'),
  },
  {
    name: 'reserve',
    label: 'Reserve',
    icon: 'drop',
    load: () => import('../panels/reserve/ReservePanel'),
  },
  {
    name: 'pools',
    label: 'Pools',
    icon: 'pools',
    load: () => import('../panels/pools/PoolsPanel'),
  },
  {
    name: 'crisis',
    label: 'Crisis',
    icon: 'warn',
    load: () => import('../panels/crisis/CrisisPanel'),
  },
  {
    name: 'ledger',
    label: 'Ledger',
    icon: 'ledger',
    load: () => import('../panels/ledger/LedgerPanel'),
  },
  {
    name: 'what-if',
    label: 'What-if',
    icon: 'sliders',
    load: () => import('../panels/what-if/WhatIfPanel'),
  },
] as const satisfies readonly (Omit<PanelEntry, 'Panel'> & {
  readonly load: () => Promise<{ readonly default: ComponentType }>;
})[];

export const panels: readonly PanelEntry[] = entries.map((entry) => ({ ...entry, Panel: lazy(entry.load) }));

/** The panel that opens where the address names none. */
export const homePanel = 'overview';

/** The panel of this name. */
export function findPanel(name: string): PanelEntry | undefined {
  return panels.find((panel) => panel.name === (name === '' ? homePanel : name));
}
