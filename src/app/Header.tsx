import { Icon } from '../components/Icon';
import { href } from '../components/routing';
import { Segmented } from '../components/Segmented';
import { shortcutText } from '../components/shortcuts';
import { usePreferences } from '../store/hooks';
import { setUnit } from '../store/preferences';
import { openDialog } from './dialogs';
import styles from './Header.module.css';
import { Logo } from './Logo';
import { homePanel, panels } from './panels';
import { ThemeMenu } from './ThemeMenu';

const unitOptions = [
  { value: 'NXT', label: 'NXT' },
  { value: 'units', label: 'units' },
] as const;

/** Name, navigation, unit, search and theme. On a narrow screen: the panel's title, unit and search. */
export function Header({ current, title }: { readonly current: string | undefined; readonly title: string }) {
  const { unit } = usePreferences();
  return (
    <header className={styles.header}>
      <div className={styles.inside}>
        <a className={styles.home} href={href(homePanel)} aria-label="NexusOS, to the overview">
          <Logo />
          <span className={styles.wordmark}>NexusOS</span>
        </a>
        <span className={styles.title} aria-hidden="true">
          {current === homePanel ? 'NexusOS' : title}
        </span>
        <nav className={styles.nav} aria-label="Main">
          {panels.map(({ name, label }) => (
            <a
              key={name}
              href={href(name)}
              className={styles.link}
              data-label={label}
              aria-current={name === current ? 'page' : undefined}
            >
              <span className={styles.word}>{label}</span>
            </a>
          ))}
        </nav>
        <div className={styles.tools}>
          <Segmented label="Unit of amounts" options={unitOptions} value={unit} onChange={setUnit} />
          <button
            type="button"
            className={styles.search}
            aria-label="Find an action"
            aria-keyshortcuts="Control+K Meta+K"
            onClick={() => openDialog({ kind: 'palette' })}
          >
            <Icon name="search" size={22} />
            <kbd className={styles.key}>{shortcutText('mod+K')}</kbd>
          </button>
          <ThemeMenu />
        </div>
      </div>
    </header>
  );
}
