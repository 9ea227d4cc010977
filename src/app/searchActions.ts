/** Finds actions by what a person types. */
import type { Action } from './actions';

/** The actions in which every typed word occurs; those whose label begins with the text come first. */
export function searchActions(actions: readonly Action[], text: string): readonly Action[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const enabled = actions.filter(({ isEnabled }) => isEnabled?.() ?? true);
  if (wanted === '') return enabled;
  const rank = ({ label }: Action) => {
    const lower = label.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    return words.every((word) => lower.includes(word)) ? 1 : 2;
  };
  const found = enabled.filter(({ label, keywords, group }) => {
    const all = `${label} ${keywords} ${group}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return found.toSorted((a, b) => rank(a) - rank(b));
}
