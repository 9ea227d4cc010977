import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon, type IconName } from '../components/Icon';
import { usePreferences } from '../store/hooks';
import { setTheme, type Theme } from '../store/preferences';
import styles from './ThemeMenu.module.css';

const choices: readonly { readonly theme: Theme; readonly label: string; readonly icon: IconName }[] = [
  { theme: 'light', label: 'Light', icon: 'sun' },
  { theme: 'dark', label: 'Dark', icon: 'moon' },
  { theme: 'system', label: 'System', icon: 'system' },
];

/** Light, dark, or as the system says. */
export function ThemeMenu() {
  const { theme } = usePreferences();
  const [isOpen, setOpen] = useState(false);
  const menuId = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const current = choices.find((choice) => choice.theme === theme);

  useEffect(() => {
    if (!isOpen) return undefined;
    root.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitemradio"]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items.at(at - 1)?.focus();
    if (!['Escape', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.root} ref={root}>
      <button
        type="button"
        ref={button}
        className={styles.button}
        aria-label={`Theme: ${current?.label ?? 'System'}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={current?.icon ?? 'system'} size={22} />
      </button>
      {isOpen ? (
        <div
          className={styles.menu}
          id={menuId}
          role="menu"
          tabIndex={-1}
          aria-label="Theme"
          onKeyDown={onKeyDown}
        >
          {choices.map((choice) => (
            <button
              key={choice.theme}
              type="button"
              role="menuitemradio"
              tabIndex={-1}
              aria-checked={choice.theme === theme}
              className={styles.choice}
              onClick={() => {
                setTheme(choice.theme);
                close();
              }}
            >
              <Icon name={choice.icon} />
              <span>{choice.label}</span>
              {choice.theme === theme ? <Icon name="check" /> : null}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
