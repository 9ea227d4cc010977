import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createBrowserPool } from '../../simulation/browserPool';
import { WhatIfSession, type SessionState } from './session';

/** Carries a session to the panel; tests give it one whose runs happen in their own process. */
export const WhatIfContext = createContext<WhatIfSession | undefined>(undefined);

// What one explores survives a visit to another panel, and its worker stays warm.
let shared: WhatIfSession | undefined;

/** The session of the panel. */
export function useSession(): WhatIfSession {
  const given = useContext(WhatIfContext);
  if (given !== undefined) return given;
  shared ??= new WhatIfSession(createBrowserPool(1), () => createBrowserPool());
  return shared;
}

/** A part of the session's state. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().state, select);
}
