/** What is said to screen readers, through the one live region of the page. */
import { createStore } from 'zustand/vanilla';

/** The last text with a number that counts up, so that the same text twice is said twice. */
export const announcements = createStore<{ readonly text: string; readonly number: number }>(() => ({
  text: '',
  number: 0,
}));

/** Says a text once, politely. */
export function announce(text: string): void {
  announcements.setState({ text, number: announcements.getState().number + 1 });
}
