import { Dialog } from '../components/Dialog';
import { shortcutText, useShortcutList } from '../components/shortcuts';
import { panelActions, type Action } from './actions';
import styles from './HelpDialog.module.css';

const dockKeys = [
  { key: 'ArrowLeft', label: 'One commit back, on the track' },
  { key: 'ArrowRight', label: 'One commit forward, on the track' },
];

/** All shortcuts of the moment: the page's from the list of actions, and the open panel's own. */
export default function HelpDialog({
  actions,
  onClose,
}: {
  readonly actions: readonly Action[];
  readonly onClose: () => void;
}) {
  const all = [...panelActions(actions, useShortcutList()), ...actions];
  const groups = [...new Set(all.map(({ group }) => group))].map((group) => ({
    group: group as string,
    keys: all.flatMap(({ group: own, shortcut: key, label }) =>
      own === group && key !== undefined ? [{ key, label }] : [],
    ),
  }));
  const sections = groups.map((one) =>
    one.group === 'Time' ? { ...one, keys: [...one.keys, ...dockKeys] } : one,
  );
  return (
    <Dialog open title="Keyboard shortcuts" onClose={onClose} wide>
      <div className={styles.sections}>
        {sections.map(({ group, keys }) =>
          keys.length === 0 ? null : (
            <section key={group}>
              <h3 className={styles.title}>{group}</h3>
              <dl>
                {keys.map(({ key, label }) => (
                  <div key={`${key} ${label}`} className={styles.row}>
                    <dt>{label}</dt>
                    <dd>
                      <kbd className={styles.key}>{shortcutText(key)}</kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ),
        )}
      </div>
      <p className={styles.note}>Shortcuts rest while you type in a field.</p>
    </Dialog>
  );
}
