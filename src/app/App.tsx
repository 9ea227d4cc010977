import { useEffect, useMemo, useRef } from 'react';
import { Announcer } from '../components/Announcer';
import { useRoute } from '../components/routing';
import { addShortcut, restShortcutsWhile } from '../components/shortcuts';
import { useLoop, usePlayer } from '../store/hooks';
import { createActions } from './actions';
import styles from './App.module.css';
import { dialogStore } from './dialogs';
import { Dock } from './Dock';
import { DropTarget } from './DropTarget';
import { Header } from './Header';
import { PanelView } from './PanelView';
import { findPanel } from './panels';
import { PastBar } from './PastBar';
import { ReceiptToast } from './ReceiptToast';
import { ShellDialogs } from './ShellDialogs';
import { TabBar } from './TabBar';
import { askBeforeLeaving } from './unsaved';

/** The page around the panels: header, the one panel that is open, the dock of time, and what floats. */
export function App() {
  const loop = useLoop();
  const player = usePlayer();
  const { panel: name } = useRoute();
  const panel = findPanel(name);
  const main = useRef<HTMLElement>(null);
  const actions = useMemo(() => createActions(loop, player), [loop, player]);

  useEffect(() => {
    const removals = actions.flatMap(({ shortcut, label, always = false, isEnabled, run }) => {
      if (shortcut === undefined) return [];
      const runIfEnabled = () => {
        if (isEnabled?.() ?? true) run();
      };
      return [addShortcut({ key: shortcut, label, always, run: runIfEnabled })];
    });
    return () => removals.forEach((remove) => remove());
  }, [actions]);

  useEffect(() => restShortcutsWhile(() => dialogStore.getState().dialog !== undefined), []);

  useEffect(() => askBeforeLeaving(loop, player), [loop, player]);

  const title = panel?.label ?? 'Not found';
  const previousTitle = useRef(title);
  useEffect(() => {
    document.title = `${title} · NexusOS`;
    if (previousTitle.current === title) return;
    previousTitle.current = title;
    // Whoever goes to another panel begins at its top, by sight and by keyboard.
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [title]);

  return (
    <div className={styles.page}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          // The address bar holds the panel: moving the focus is all that is wanted.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the content
      </a>
      <PastBar />
      <Header current={panel?.name} title={title} />
      <main id="main" className={styles.main} ref={main} tabIndex={-1}>
        <PanelView panel={panel} />
      </main>
      <ReceiptToast />
      <Dock />
      <TabBar current={panel?.name} />
      <ShellDialogs actions={actions} />
      <DropTarget />
      <Announcer />
    </div>
  );
}
