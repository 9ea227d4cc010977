/** The panels in the order of the navigation. Each is loaded when it is first opened. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { IconName } from '../components/Icon';

/** One panel: its name in the address, its name in the navigation, and its code. */
export interface PanelEntry {
  readonly name: string;
  readonly label: string;
  readonly icon: IconName;
  readonly Panel: LazyExoticComponent<ComponentType>;
}

export const panels: readonly PanelEntry[] = [
  {
    name: 'overview',
    label: 'Overview',
    icon: 'loop',
    Panel: lazy(() => import('../panels/overview/OverviewPanel')),
  },
  {
    name: 'wallets',
    label: 'Wallets',
    icon: 'wallet',
    Panel: lazy(() => import('../panels/wallets/WalletsPanel')),
  },
  {
    name: 'messages',
    label: 'Messages',
    icon: 'bolt',
    Panel: lazy(() => import('../panels/messages/MessagesPanel')),
  },
  {
    name: 'reserve',
    label: 'Reserve',
    icon: 'drop',
    Panel: lazy(() => import('../panels/reserve/ReservePanel')),
  },
  {
    name: 'pools',
    label: 'Pools',
    icon: 'pools',
    Panel: lazy(() => import('../panels/pools/PoolsPanel')),
  },
  {
    name: 'crisis',
    label: 'Crisis',
    icon: 'warn',
    Panel: lazy(() => import('../panels/crisis/CrisisPanel')),
  },
  {
    name: 'ledger',
    label: 'Ledger',
    icon: 'ledger',
    Panel: lazy(() => import('../panels/ledger/LedgerPanel')),
  },
  {
    name: 'what-if',
    label: 'What-if',
    icon: 'sliders',
    Panel: lazy(() => import('../panels/what-if/WhatIfPanel')),
  },
];

/** The panel that opens where the address names none. */
export const homePanel = 'overview';

/** The panel of this name. */
export function findPanel(name: string): PanelEntry | undefined {
  return panels.find((panel) => panel.name === (name === '' ? homePanel : name));
}
