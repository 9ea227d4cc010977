/**
 * Keyboard shortcuts of the page. Whoever offers one registers it here; one listener serves them all, and the help reads the
 * same list. Shortcuts rest while one types, while a dialog is open, and while one is on its way.
 */
import { useEffect, useRef } from 'react';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

/** `T`, `?`, `ArrowLeft`, or with modifiers `mod+K`, `mod+shift+Z`; `mod` is ⌘ on Apple's systems and Ctrl elsewhere. */
export type ShortcutKey = string;

/** A shortcut as the help lists it. */
export interface Shortcut {
  readonly key: ShortcutKey;
  readonly label: string;
  readonly run: () => void;
  /** Works even while one types, as Ctrl K does. */
  readonly always: boolean;
}

const registered = createStore<readonly Shortcut[]>(() => []);

/** True on systems whose command key is ⌘. */
export function hasCommandKey(): boolean {
  return /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');
}

/** A shortcut as people read it: `Ctrl K`, `⌘ K`. */
export function shortcutText(key: ShortcutKey): string {
  const modifier = hasCommandKey() ? '⌘' : 'Ctrl';
  return key
    .split('+')
    .map((part) => {
      if (part === 'mod') return modifier;
      if (part === 'shift') return 'Shift';
      return arrows.get(part) ?? part;
    })
    .join(' ');
}

const arrows = new Map([
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['Space', 'Space'],
]);

/** True for inputs into which no text goes, such as sliders and switches. */
function isWordless(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement && /^(button|checkbox|radio|range|submit|reset)$/.test(target.type)
  );
}

/** Arrows, Space, Home and the like move or press such an input; only letters, digits and signs are free there. */
function belongsToInput({ key, target }: KeyboardEvent): boolean {
  return isWordless(target) && (key.length > 1 || key === ' ');
}

let isResting: () => boolean = () => false;

/** Lets the shortcuts rest while this holds, as while a dialog that was asked for is still being fetched; returns how to end it. */
export function restShortcutsWhile(condition: () => boolean): () => void {
  isResting = condition;
  return () => {
    if (isResting === condition) isResting = () => false;
  };
}

function mustRest(event: KeyboardEvent): boolean {
  return (
    isResting() ||
    isTyping(event.target) ||
    belongsToInput(event) ||
    document.querySelector('dialog[open]') !== null
  );
}

/** True while the keyboard belongs to a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !isWordless(target);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function matches(event: KeyboardEvent, key: ShortcutKey): boolean {
  const parts = key.split('+');
  const name = parts.at(-1) ?? '';
  const wantsModifier = parts.includes('mod');
  if ((event.ctrlKey || event.metaKey) !== wantsModifier || event.altKey) return false;
  const pressed = event.key === ' ' ? 'Space' : event.key;
  if (pressed.toLowerCase() !== name.toLowerCase()) return false;
  // A sign such as `?` brings its own shift; letters and named keys want exactly the shift they name.
  return !/^[a-z]/i.test(name) || event.shiftKey === parts.includes('shift');
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  // The shortcut that was registered last wins: a panel's own stands before the page's.
  const found = registered.getState().findLast(({ key }) => matches(event, key));
  if (found === undefined) return;
  if (!found.always && mustRest(event)) return;
  event.preventDefault();
  found.run();
}

/** Registers a shortcut; returns how to take it back. */
export function addShortcut(shortcut: Shortcut): () => void {
  if (registered.getState().length === 0) document.addEventListener('keydown', handle);
  registered.setState([...registered.getState(), shortcut], true);
  return () => {
    const rest = registered.getState().filter((one) => one !== shortcut);
    registered.setState(rest, true);
    if (rest.length === 0) document.removeEventListener('keydown', handle);
  };
}

/** Offers a shortcut for as long as the component is there. */
export function useShortcut(
  key: ShortcutKey,
  label: string,
  handler: () => void,
  options: { readonly enabled?: boolean; readonly always?: boolean } = {},
): void {
  const { enabled = true, always = false } = options;
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(
    () => (enabled ? addShortcut({ key, label, always, run: () => latest.current() }) : undefined),
    [key, label, enabled, always],
  );
}

/** All shortcuts of the moment. */
export function useShortcutList(): readonly Shortcut[] {
  return useStore(registered);
}
