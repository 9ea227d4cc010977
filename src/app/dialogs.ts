/** Which of the shell's dialogs is open. Their code is loaded when one is first opened. */
import { createStore } from 'zustand/vanilla';
import type { CommandType } from '../engine/commands';
import type { StartingPoint } from './startingPoints';

/** A dialog of the shell. */
export type ShellDialog =
  | { readonly kind: 'palette'; readonly text?: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'more' }
  | { readonly kind: 'command'; readonly type: CommandType }
  | { readonly kind: 'import'; readonly file: File | undefined }
  | { readonly kind: 'replace'; readonly by: StartingPoint }
  | { readonly kind: 'tooLong'; readonly commands: number; readonly bytes: number };

export const dialogStore = createStore<{ readonly dialog: ShellDialog | undefined }>(() => ({
  dialog: undefined,
}));

/** Opens a dialog in place of the one that is open. */
export function openDialog(dialog: ShellDialog): void {
  dialogStore.setState({ dialog });
}

/** Closes whatever dialog is open. */
export function closeDialog(): void {
  dialogStore.setState({ dialog: undefined });
}
