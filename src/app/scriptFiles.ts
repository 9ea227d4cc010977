/** The running loop as a file. */
import { SCRIPT_BYTES_MAX, type LoopScript } from '../engine/loopScript';
import type { LoopStore } from '../store/loopStore';
import { openDialog } from './dialogs';
import { markSaved } from './unsaved';

/** A name for the file: letters and digits of the loop's name. */
export function scriptFileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `nexus-loop-${plain === '' ? 'script' : plain.slice(0, 48)}.json`;
}

/** A script as text, a command a line. */
export function scriptText({ commands, ...head }: LoopScript): string {
  const lines = commands.map((command) => JSON.stringify(command)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"commands":[\n${lines}\n]}\n`;
}

/** Offers the loop up to where one stands as a download; says so where it is too long for anybody to read it back. */
export function exportLoop(loop: LoopStore): void {
  const script = loop.toScript();
  const file = new Blob([scriptText(script)], { type: 'application/json' });
  if (file.size > SCRIPT_BYTES_MAX) {
    openDialog({ kind: 'tooLong', commands: script.commands.length, bytes: file.size });
    return;
  }
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = scriptFileName(loop.name);
  link.click();
  URL.revokeObjectURL(address);
  const { position, length } = loop.timeline.getState();
  if (position === length) markSaved(loop);
}
