/** The panels in the order of the navigation. The home panel comes with the page, each other when it is first opened. */
import { lazy, type ComponentType } from 'react';
import type { IconName } from '../components/Icon';
import OverviewPanel from '../panels/overview/OverviewPanel';

/** One panel: its name in the address, its name in the navigation, and its code. */
export interface PanelEntry {
  readonly name: string;
  readonly label: string;
  readonly icon: IconName;
  /** Fetches the code ahead of its first use, where it does not come with the page. */
  readonly load?: () => Promise<unknown>;
  readonly Panel: ComponentType;
}

function lazily(
  load: () => Promise<{ readonly default: ComponentType }>,
): Pick<PanelEntry, 'load' | 'Panel'> {
  return { load, Panel: lazy(load) };
}

export const panels: readonly PanelEntry[] = [
  {
    name: 'overview',
    label: 'Overview',
    icon: 'loop',
    Panel: OverviewPanel,
  },
  {
    name: 'wallets',
    label: 'Wallets',
    icon: 'wallet',
    ...lazily(() => import('../panels/wallets/WalletsPanel')),
  },
  {
    name: 'messages',
    label: 'Messages',
    icon: 'bolt',
    ...lazily(() => import('../panels/messages/MessagesPanel')),
  },
  {
    name: 'reserve',
    label: 'Reserve',
    icon: 'drop',
    ...lazily(() => import('../panels/reserve/ReservePanel')),
  },
  {
    name: 'pools',
    label: 'Pools',
    icon: 'pools',
    ...lazily(() => import('../panels/pools/PoolsPanel')),
  },
  {
    name: 'crisis',
    label: 'Crisis',
    icon: 'warn',
    ...lazily(() => import('../panels/crisis/CrisisPanel')),
  },
  {
    name: 'ledger',
    label: 'Ledger',
    icon: 'ledger',
    ...lazily(() => import('../panels/ledger/LedgerPanel')),
  },
  {
    name: 'what-if',
    label: 'What-if',
    icon: 'sliders',
    ...lazily(() => import('../panels/what-if/WhatIfPanel')),
  },
];

/** The panel that opens where the address names none. */
export const homePanel = 'overview';

/** The panel of this name. */
export function findPanel(name: string): PanelEntry | undefined {
  return panels.find((panel) => panel.name === (name === '' ? homePanel : name));
}
