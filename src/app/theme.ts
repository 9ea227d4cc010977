/** Keeps `data-theme` on the root element in step with the choice and with the system. */
import { preferencesStore } from '../store/preferences';

/** Applies the theme now and whenever the choice or the system changes. */
export function followTheme(): void {
  const system = globalThis.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme } = preferencesStore.getState();
    document.documentElement.dataset['theme'] =
      theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
  };
  apply();
  preferencesStore.subscribe(apply);
  system.addEventListener('change', apply);
}
