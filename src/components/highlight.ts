/** Which address is pointed at: all its occurrences on the page are tinted. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

const highlighted = createStore<{ readonly address: string | undefined }>(() => ({ address: undefined }));

/** Points at an address, or at none. */
export function highlightAddress(address: string | undefined): void {
  if (highlighted.getState().address !== address) highlighted.setState({ address });
}

/** True while this address is pointed at anywhere on the page. */
export function useIsHighlighted(address: string): boolean {
  return useStore(highlighted, (state) => state.address === address);
}
