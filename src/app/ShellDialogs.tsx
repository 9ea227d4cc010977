import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { Action } from './actions';
import { closeDialog, dialogStore } from './dialogs';

const Palette = lazy(() => import('./Palette'));
const HelpDialog = lazy(() => import('./HelpDialog'));
const MoreDialog = lazy(() => import('./MoreDialog'));
const CommandDialog = lazy(() => import('./CommandDialog'));
const ImportDialog = lazy(() => import('./ImportDialog'));
const ReplaceDialog = lazy(() => import('./ReplaceDialog'));
const TooLongDialog = lazy(() => import('./TooLongDialog'));

/** The one dialog of the shell that is open. */
export function ShellDialogs({ actions }: { readonly actions: readonly Action[] }) {
  const dialog = useStore(dialogStore, ({ dialog }) => dialog);
  if (dialog === undefined) return null;
  const content = () => {
    switch (dialog.kind) {
      case 'palette':
        return <Palette actions={actions} onClose={closeDialog} />;
      case 'help':
        return <HelpDialog actions={actions} onClose={closeDialog} />;
      case 'more':
        return <MoreDialog onClose={closeDialog} />;
      case 'command':
        return <CommandDialog key={dialog.type} type={dialog.type} onClose={closeDialog} />;
      case 'import':
        return <ImportDialog key={dialog.file?.name} file={dialog.file} onClose={closeDialog} />;
      case 'replace':
        return <ReplaceDialog by={dialog.by} onClose={closeDialog} />;
      case 'tooLong':
        return <TooLongDialog commands={dialog.commands} bytes={dialog.bytes} onClose={closeDialog} />;
    }
  };
  return <Suspense fallback={null}>{content()}</Suspense>;
}
