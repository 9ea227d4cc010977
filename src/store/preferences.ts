/** What a person chose for all of their visits. Kept in the browser's local storage; losing it loses no value. */
import { createStore } from 'zustand/vanilla';

/** The unit in which every amount is shown. */
export type AmountUnit = 'NXT' | 'units';

/** Light, dark, or as the system says. */
export type Theme = 'light' | 'dark' | 'system';

export interface Preferences {
  readonly unit: AmountUnit;
  readonly theme: Theme;
}

const unitKey = 'nexus.unit';
const themeKey = 'nexus.theme';

/** Storage can be forbidden; the choice then lasts until the page is closed. */
function read(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    globalThis.localStorage?.setItem(key, value);
  } catch {
    // Nothing to do: the choice stays in memory.
  }
}

function storedTheme(): Theme {
  const theme = read(themeKey);
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export const preferencesStore = createStore<Preferences>(() => ({
  unit: read(unitKey) === 'units' ? 'units' : 'NXT',
  theme: storedTheme(),
}));

/** Shows every amount in this unit from now on. */
export function setUnit(unit: AmountUnit): void {
  preferencesStore.setState({ unit });
  write(unitKey, unit);
}

/** Uses this theme from now on. The page's inline script reads the same key before its first paint. */
export function setTheme(theme: Theme): void {
  preferencesStore.setState({ theme });
  write(themeKey, theme);
}
