import { Dialog } from '../components/Dialog';
import { Icon, type IconName } from '../components/Icon';
import { href } from '../components/routing';
import { Segmented } from '../components/Segmented';
import { useLoop, usePreferences } from '../store/hooks';
import { setTheme } from '../store/preferences';
import { openDialog } from './dialogs';
import styles from './MoreDialog.module.css';
import { panels } from './panels';
import { exportLoop } from './scriptFiles';
import { tabPanels } from './TabBar';

const themeOptions = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'System' },
] as const;

function Row({
  icon,
  label,
  run,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
}) {
  return (
    <li>
      <button type="button" className={styles.row} onClick={run}>
        <Icon name={icon} size={22} />
        {label}
      </button>
    </li>
  );
}

/** What has no tab on a narrow screen: the other panels, the theme, and what the menu of a wide one offers. */
export default function MoreDialog({ onClose }: { readonly onClose: () => void }) {
  const loop = useLoop();
  const { theme } = usePreferences();
  const tabs = new Set(tabPanels());
  const rest = panels.filter((panel) => !tabs.has(panel));
  return (
    <Dialog open title="More" onClose={onClose}>
      {rest.length === 0 ? null : (
        <nav aria-label="More panels">
          <ul className={styles.list}>
            {rest.map(({ name, label, icon }) => (
              <li key={name}>
                <a className={styles.row} href={href(name)} onClick={onClose}>
                  <Icon name={icon} size={22} />
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <ul className={styles.list}>
        <Row
          icon="upload"
          label="Import a loop script"
          run={() => openDialog({ kind: 'import', file: undefined })}
        />
        <Row
          icon="download"
          label="Export the loop as a script"
          run={() => {
            onClose();
            exportLoop(loop);
          }}
        />
        <Row
          icon="loop"
          label="Start from the first view"
          run={() => openDialog({ kind: 'replace', by: 'firstView' })}
        />
        <Row
          icon="drop"
          label="Start from bare genesis"
          run={() => openDialog({ kind: 'replace', by: 'bareGenesis' })}
        />
      </ul>
      <Segmented label="Theme" options={themeOptions} value={theme} onChange={setTheme} />
    </Dialog>
  );
}
