import { useState } from 'react';

/**
 * What is being typed for a value that lives elsewhere. The draft stays as typed as long as it means the value; once the value
 * is changed by something else (a link, the back button), the draft follows it.
 */
export function useDraft(
  value: string,
  meaning: (draft: string) => string,
): readonly [string, (draft: string) => void] {
  const [draft, setDraft] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (meaning(draft) !== value) setDraft(value);
  }
  return [draft, setDraft];
}
