/**
 * Where one is, kept in the address bar: `#/wallets?sort=balance&pick=Ada`. Knows no panel; panels read and write their own
 * selection and filters here, so that reload, back and a copied link restore them.
 */
import { useSyncExternalStore } from 'react';

/** A panel's name and its parameters. */
export interface Route {
  readonly panel: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Parameters to set; `undefined` or an empty text removes one. */
export type ParamChanges = Readonly<Record<string, string | undefined>>;

const listeners = new Set<() => void>();
let lastHash: string | undefined;
let lastRoute: Route = { panel: '', params: {} };

/** Reads the text after `#` as a route; any text is one. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  // `fromEntries` defines own properties, so that even a parameter called `__proto__` is an ordinary one.
  return { panel: path.replace(/\/+$/, ''), params: Object.fromEntries(new URLSearchParams(query)) };
}

/** The address of a panel with parameters, for links. */
export function href(panel: string, params: ParamChanges = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') query.append(name, value);
  }
  const text = query.toString();
  return `#/${panel}${text === '' ? '' : `?${text}`}`;
}

/** Where one is now. The same object until the address changes. */
export function currentRoute(): Route {
  const { hash } = globalThis.location;
  if (hash !== lastHash) {
    lastHash = hash;
    lastRoute = parseRoute(hash);
  }
  return lastRoute;
}

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    globalThis.addEventListener('hashchange', notify);
    globalThis.addEventListener('popstate', notify);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    globalThis.removeEventListener('hashchange', notify);
    globalThis.removeEventListener('popstate', notify);
  };
}

/** Goes to a panel; `replace` leaves no step behind for the back button. */
export function navigate(panel: string, params: ParamChanges = {}, replace = false): void {
  const target = href(panel, params);
  if (target === globalThis.location.hash) return;
  if (replace) globalThis.history.replaceState(null, '', target);
  else globalThis.history.pushState(null, '', target);
  notify();
}

/** Changes parameters of the present panel. Typing into a filter replaces; picking something adds a step back. */
export function setParams(changes: ParamChanges, options: { readonly replace?: boolean } = {}): void {
  const { panel, params } = currentRoute();
  navigate(panel, { ...params, ...changes }, options.replace ?? false);
}

/** Where one is; the component renders again when that changes. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, currentRoute);
}
