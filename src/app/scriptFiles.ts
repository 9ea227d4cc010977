/** The running loop as a file. */
import type { LoopStore } from '../store/loopStore';

/** A name for the file: letters and digits of the loop's name. */
export function scriptFileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `nexus-loop-${plain === '' ? 'script' : plain.slice(0, 48)}.json`;
}

/** Offers the loop up to where one stands as a download. */
export function exportLoop(loop: LoopStore): void {
  const text = JSON.stringify(loop.toScript(), undefined, 1);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = scriptFileName(loop.name);
  link.click();
  URL.revokeObjectURL(address);
}
