import { afterEach, describe, expect, it, vi } from 'vitest';

/** A storage as a browser has one, or one that is forbidden. */
function storage(entries: Map<string, string>, isForbidden = false): Pick<Storage, 'getItem' | 'setItem'> {
  const guard = (): void => {
    if (isForbidden) throw new Error('storage is forbidden');
  };
  return {
    getItem: (key) => {
      guard();
      return entries.get(key) ?? null;
    },
    setItem: (key, value) => {
      guard();
      entries.set(key, value);
    },
  };
}

/** The module as a new page would load it. */
async function load() {
  vi.resetModules();
  return import('../../src/store/preferences');
}

describe('preferences', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('are NXT and the system’s theme, and last', async () => {
    const entries = new Map<string, string>();
    vi.stubGlobal('localStorage', storage(entries));
    const first = await load();
    expect(first.preferencesStore.getState()).toMatchObject({ unit: 'NXT', theme: 'system' });
    first.setUnit('units');
    first.setTheme('dark');
    expect(first.preferencesStore.getState()).toMatchObject({ unit: 'units', theme: 'dark' });
    expect((await load()).preferencesStore.getState()).toMatchObject({ unit: 'units', theme: 'dark' });
  });

  it('ignore what is no choice', async () => {
    vi.stubGlobal(
      'localStorage',
      storage(
        new Map([
          ['nexus.unit', 'gold'],
          ['nexus.theme', 'pink'],
        ]),
      ),
    );
    expect((await load()).preferencesStore.getState()).toMatchObject({ unit: 'NXT', theme: 'system' });
  });

  it('last until the page closes where storage is forbidden or missing', async () => {
    for (const localStorage of [storage(new Map(), true), undefined]) {
      vi.stubGlobal('localStorage', localStorage);
      const preferences = await load();
      preferences.setUnit('units');
      expect(preferences.preferencesStore.getState().unit).toBe('units');
    }
  });
});
