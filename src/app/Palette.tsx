/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox has no element of its own */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '../components/Icon';
import { shortcutText, useShortcutList } from '../components/shortcuts';
import { panelActions, type Action } from './actions';
import styles from './Palette.module.css';
import { searchActions } from './searchActions';

/** Every action with its shortcut, found by typing. ↑ ↓ choose, Enter does it, Escape closes. */
export default function Palette({
  actions,
  typed = '',
  onClose,
}: {
  readonly actions: readonly Action[];
  /** What was typed before it was there. */
  readonly typed?: string | undefined;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState(typed);
  const [active, setActive] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const shortcuts = useShortcutList();
  const all = useMemo(() => [...panelActions(actions, shortcuts), ...actions], [actions, shortcuts]);
  const found = useMemo(() => searchActions(all, text), [all, text]);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  // Before the next key: whatever is typed from now on goes into the field.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    if (!element.open) element.showModal();
    element.querySelector('input')?.focus();
    const closed = () => close.current();
    element.addEventListener('close', closed);
    return () => {
      element.removeEventListener('close', closed);
      element.close();
    };
  }, []);

  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);

  const runAction = (action: Action | undefined) => {
    if (action === undefined) return;
    // It gives the focus back now, not after the action has moved it on.
    dialog.current?.close();
    onClose();
    action.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setActive(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') setActive(active <= 0 ? Math.max(0, last) : active - 1);
    else if (event.key === 'PageDown') setActive(Math.min(last, active + 8));
    else if (event.key === 'PageUp') setActive(Math.max(0, active - 8));
    else if (event.key === 'Enter') runAction(found[active]);
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) onClose();
    else return;
    event.preventDefault();
  };

  return (
    // Escape closes it, which the browser handles; a click beside it does too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Find an action"
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.head}>
        <Icon name="search" size={22} />
        <input
          className={styles.input}
          type="text"
          role="combobox"
          aria-label="Find an action"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={found.length === 0 ? undefined : `${listId}-${active}`}
          placeholder="What would you like to do?"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={styles.escape} onClick={onClose} aria-label="Close">
          <kbd>Esc</kbd>
        </button>
      </div>
      {found.length === 0 ? (
        <p className={styles.none}>Nothing is called “{text}”. Try “send”, “wallet”, “undo” or “theme”.</p>
      ) : null}
      <div className={styles.list} id={listId} role="listbox" aria-label="Actions">
        {found.map((action, index) => (
          // The keyboard works on the field, which keeps the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={action.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.option}
            onPointerMove={() => setActive(index)}
            onClick={() => runAction(action)}
          >
            <span className={styles.group}>{action.group}</span>
            <span className={styles.label}>{action.label}</span>
            {action.shortcut === undefined ? null : (
              <kbd className={styles.key}>{shortcutText(action.shortcut)}</kbd>
            )}
          </div>
        ))}
      </div>
    </dialog>
  );
}
