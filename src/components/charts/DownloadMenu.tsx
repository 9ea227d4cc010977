import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '../Icon';
import styles from './ChartFrame.module.css';
import { chartFormats, type ChartFormat } from './exportChart';

const formatWords: Readonly<Record<ChartFormat, string>> = {
  PNG: 'picture',
  SVG: 'drawing',
  CSV: 'table',
};

/** A button that offers the formats; arrows move among them, Escape closes and returns. */
export function DownloadMenu({
  title,
  onChoose,
}: {
  readonly title: string;
  readonly onChoose: (format: ChartFormat) => void;
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const itemAt = (index: number) => {
    const items = root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [];
    return items[(index + items.length) % items.length];
  };
  useEffect(() => {
    if (open) root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(root.current?.querySelectorAll('[role="menuitem"]') ?? [])];
    const index = items.indexOf(document.activeElement as Element);
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') itemAt(index + 1)?.focus();
    else if (event.key === 'ArrowUp') itemAt(index - 1)?.focus();
    else if (event.key === 'Home') itemAt(0)?.focus();
    else if (event.key === 'End') itemAt(-1)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={root} className={styles.menuRoot}>
      <button
        ref={button}
        type="button"
        className={styles.tool}
        aria-label={`Download ${title}`}
        title="Download"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="download" />
      </button>
      {open ? (
        <div
          className={styles.menu}
          role="menu"
          tabIndex={-1}
          aria-label={`Download ${title}`}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            // The button closes by itself: closing here too would open it again.
            if (root.current?.contains(event.relatedTarget) !== true) setOpen(false);
          }}
        >
          {chartFormats.map((format) => (
            <button
              key={format}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.menuItem}
              onClick={() => {
                close();
                onChoose(format);
              }}
            >
              <strong>{format}</strong> <span>{formatWords[format]}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
