import { useState } from 'react';

/**
 * What is being typed for a value that lives elsewhere. The draft stays as typed as long as it means the value; once something
 * else changes the value (a link, the back button), the draft follows it.
 */
export function useDraft(
  value: string,
  {
    show,
    meaning,
  }: { readonly show: (value: string) => string; readonly meaning: (draft: string) => string },
): readonly [string, (draft: string) => void] {
  const [draft, setDraft] = useState(() => show(value));
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (meaning(draft) !== value) setDraft(show(value));
  }
  return [draft, setDraft];
}
