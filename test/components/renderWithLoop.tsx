import { render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { LoopContext } from '../../src/store/hooks';
import { LoopStore } from '../../src/store/loopStore';

/** A loop with two funded wallets, Ada and Bram. */
export function createTestLoop(): LoopStore {
  const loop = new LoopStore();
  loop.commit({ type: 'openWallet', address: 'Ada', balance: 100_000_000_000 });
  loop.commit({ type: 'openWallet', address: 'Bram', balance: 2_400_000_000 });
  return loop;
}

/** Renders a component inside a loop. */
export function renderWithLoop(
  element: ReactElement,
  loop = createTestLoop(),
): RenderResult & { loop: LoopStore } {
  return { ...render(<LoopContext value={loop}>{element}</LoopContext>), loop };
}
