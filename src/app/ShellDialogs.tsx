import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import type { Action } from './actions';
import { closeDialog, dialogStore, openDialog } from './dialogs';

const loadPalette = () => import('./Palette');
const Palette = lazy(loadPalette);
const HelpDialog = lazy(() => import('./HelpDialog'));
const MoreDialog = lazy(() => import('./MoreDialog'));
const CommandDialog = lazy(() => import('./CommandDialog'));
const ImportDialog = lazy(() => import('./ImportDialog'));
const ReplaceDialog = lazy(() => import('./ReplaceDialog'));
const TooLongDialog = lazy(() => import('./TooLongDialog'));

/** Fetches the palette once the page has nothing better to do, so that it opens at once. */
function usePaletteAhead(): void {
  useEffect(() => {
    // What fails here is fetched again when it is opened.
    const load = () => void loadPalette().catch(() => {});
    // Safari knows no idle callbacks.
    if (!('requestIdleCallback' in globalThis)) {
      const timer = setTimeout(load, 1_000);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(load, { timeout: 2_000 });
    return () => cancelIdleCallback(request);
  }, []);
}

/** Stands for the palette while it is fetched: what is typed meanwhile is found in its field. */
function TypedAhead({ text }: { readonly text: string }) {
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === 'Escape') closeDialog();
      else if (event.key === 'Backspace') openDialog({ kind: 'palette', text: text.slice(0, -1) });
      else if (event.key.length === 1) openDialog({ kind: 'palette', text: text + event.key });
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before whatever has the focus.
    document.addEventListener('keydown', take, true);
    return () => document.removeEventListener('keydown', take, true);
  }, [text]);
  return null;
}

/** The one dialog of the shell that is open. */
export function ShellDialogs({ actions }: { readonly actions: readonly Action[] }) {
  const dialog = useStore(dialogStore, ({ dialog }) => dialog);
  usePaletteAhead();
  if (dialog === undefined) return null;
  // The browser tells late that a dialog was closed: by then another may be open, which stays.
  const close = () => {
    if (dialogStore.getState().dialog === dialog) closeDialog();
  };
  const content = () => {
    switch (dialog.kind) {
      case 'palette':
        return <Palette actions={actions} typed={dialog.text} onClose={close} />;
      case 'help':
        return <HelpDialog actions={actions} onClose={close} />;
      case 'more':
        return <MoreDialog onClose={close} />;
      case 'command':
        return <CommandDialog key={dialog.type} type={dialog.type} onClose={close} />;
      case 'import':
        return <ImportDialog key={dialog.file?.name} file={dialog.file} onClose={close} />;
      case 'replace':
        return <ReplaceDialog by={dialog.by} onClose={close} />;
      case 'tooLong':
        return <TooLongDialog commands={dialog.commands} bytes={dialog.bytes} onClose={close} />;
    }
  };
  const waiting = dialog.kind === 'palette' ? <TypedAhead text={dialog.text ?? ''} /> : null;
  return <Suspense fallback={waiting}>{content()}</Suspense>;
}
