/** What the reserve's inflows and outflows are called, and how they are drawn. */
import { messageColours } from '../../components/MessageMark';
import type { InflowKind, OutflowKind } from '../../selectors/dailyFlows';

/** Only messages wear spectral colours; everything else is ink. */
export const inflowColours: Readonly<Record<InflowKind, string>> = {
  ...messageColours,
  other: 'var(--ink-3)',
};

export const outflowColours: Readonly<Record<OutflowKind, string>> = {
  allocation: 'var(--ink)',
  drain: 'var(--edge)',
  other: 'var(--ink-3)',
};

export const inflowLabels: Readonly<Record<InflowKind, string>> = {
  standard: 'standard messages',
  link: 'link messages',
  image: 'image messages',
  video: 'video messages',
  other: 'payments and gifts',
};

export const outflowLabels: Readonly<Record<OutflowKind, string>> = {
  allocation: 'allocated to pools',
  drain: 'drained to the floor',
  other: 'other payments',
};
