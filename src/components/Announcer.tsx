/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a live region that is always there */
import { useStore } from 'zustand';
import { announcements } from './announce';

/** The page's one live region. It must be there before anything is announced, so the application shell holds it. */
export function Announcer() {
  const { text, number } = useStore(announcements);
  // A new key makes the region's content new even where the text is the same.
  return (
    <div className="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
      <span key={number}>{text}</span>
    </div>
  );
}
