import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './Dialog.module.css';
import { Icon } from './Icon';

const firstControl = 'input:not([type=file], [type=radio]), select, [data-first-focus]';

/** A modal dialog on the browser's own element: it keeps the focus inside and gives it back. Escape and a click beside it close it. */
export function Dialog({
  open,
  title,
  onClose,
  wide = false,
  children,
}: {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const latestClose = useRef(onClose);
  useEffect(() => {
    latestClose.current = onClose;
  });

  useEffect(() => {
    const dialog = element.current;
    if (dialog === null || !open) return undefined;
    if (!dialog.open) dialog.showModal();
    // Whoever opens a form wants to fill it in, and who is asked wants to answer.
    dialog.querySelector<HTMLElement>(firstControl)?.focus();
    const closed = () => latestClose.current();
    dialog.addEventListener('close', closed);
    return () => {
      dialog.removeEventListener('close', closed);
      dialog.close();
    };
  }, [open]);

  if (!open) return null;
  return (
    // The keyboard closes it with Escape, which the browser handles.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={element}
      className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      aria-labelledby={titleId}
      onClick={(event) => {
        if (event.target === element.current) element.current?.close();
      }}
    >
      <div className={styles.inside}>
        <header className={styles.header}>
          <h2 id={titleId}>{title}</h2>
          <button
            type="button"
            className={styles.close}
            aria-label="Close"
            onClick={() => element.current?.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
