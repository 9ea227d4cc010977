import { Icon } from '../components/Icon';
import { href } from '../components/routing';
import { openDialog } from './dialogs';
import { panels } from './panels';
import styles from './TabBar.module.css';

const tabCount = 4;
/** What people on a phone need most; the first of these that exist get a tab, the rest stand under More. */
const preferred = ['overview', 'wallets', 'pools', 'what-if', 'ledger', 'messages'];

/** The panels that have a tab of their own on a narrow screen. */
export function tabPanels() {
  return preferred.flatMap((name) => panels.find((panel) => panel.name === name) ?? []).slice(0, tabCount);
}

/** The navigation of a narrow screen: four panels and the rest under More. */
export function TabBar({ current }: { readonly current: string | undefined }) {
  const tabs = tabPanels();
  const isUnderMore = current !== undefined && !tabs.some(({ name }) => name === current);
  return (
    <nav className={styles.bar} aria-label="Main panels">
      {tabs.map(({ name, label, icon }) => (
        <a
          key={name}
          className={styles.tab}
          href={href(name)}
          aria-current={name === current ? 'page' : undefined}
        >
          <Icon name={icon} size={22} />
          {label}
        </a>
      ))}
      <button
        type="button"
        className={styles.tab}
        data-current={isUnderMore || undefined}
        aria-haspopup="dialog"
        onClick={() => openDialog({ kind: 'more' })}
      >
        <Icon name="menu" size={22} />
        More
      </button>
    </nav>
  );
}
