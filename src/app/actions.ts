/**
 * Everything a person can do from anywhere, as data: palette, shortcuts and help read this one list. An action that changes
 * value only opens its form; the form sends the command.
 */
import { announce } from '../components/announce';
import { navigate } from '../components/routing';
import type { Shortcut } from '../components/shortcuts';
import { commandShapes, commandTypes } from '../engine/commands';
import type { LoopStore } from '../store/loopStore';
import { playSpeeds, type Player } from '../store/player';
import { preferencesStore, setTheme, setUnit, type Theme } from '../store/preferences';
import { openDialog } from './dialogs';
import { panels } from './panels';
import { exportLoop } from './scriptFiles';

/** One thing to do. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly group: 'This panel' | 'Go to' | 'Commands' | 'Time' | 'Loop' | 'View';
  /** Further words by which it is found. */
  readonly keywords: string;
  readonly shortcut?: string;
  /** Works even while one types. */
  readonly always?: boolean;
  readonly isEnabled?: () => boolean;
  readonly run: () => void;
}

function navigationActions(): readonly Action[] {
  return panels.map(({ name, label }, index) => ({
    id: `go-${name}`,
    label,
    group: 'Go to',
    keywords: 'go open show panel page',
    shortcut: String(index + 1),
    run: () => navigate(name),
  }));
}

function commandActions(): readonly Action[] {
  return commandTypes.map((type) => ({
    id: `command-${type}`,
    label: commandShapes[type].label,
    group: 'Commands',
    keywords: `command send ${type}`,
    run: () => openDialog({ kind: 'command', type }),
  }));
}

/** Takes back the last commit, stopping the player first so that it does not go on from there. */
export function undo(loop: LoopStore, player: Player | undefined): void {
  player?.pause();
  if (loop.undo()) announce('Undone.');
}

/** Commits again what was taken back last. */
export function redo(loop: LoopStore, player: Player | undefined): void {
  player?.pause();
  if (loop.redo()) announce('Done again.');
}

/** One commit on: what was taken back, or the village's next one. */
export function stepForward(loop: LoopStore, player: Player | undefined): void {
  if (player?.state.getState().playing === true) player.pause();
  else if (!loop.redo()) player?.step();
}

/** Starts the living economy, from the present wherever one stands, or stops it. */
export function togglePlay(loop: LoopStore, player: Player | undefined): void {
  if (player === undefined) return;
  if (player.state.getState().playing) {
    player.pause();
    return;
  }
  const { position, length } = loop.timeline.getState();
  player.play();
  if (position < length) announce('Back in the present. Playing.');
}

function timeActions(loop: LoopStore, player: Player | undefined): readonly Action[] {
  const timeline = () => loop.timeline.getState();
  const isPast = () => timeline().position < timeline().length;
  return [
    {
      id: 'undo',
      label: 'Undo',
      group: 'Time',
      keywords: 'back take revert',
      shortcut: 'mod+Z',
      isEnabled: () => timeline().position > 0,
      run: () => undo(loop, player),
    },
    {
      id: 'step-back',
      label: 'One commit back',
      group: 'Time',
      keywords: 'step previous earlier past',
      isEnabled: () => timeline().position > 0,
      run: () => undo(loop, player),
    },
    {
      id: 'redo',
      label: 'Redo',
      group: 'Time',
      keywords: 'again forward repeat',
      shortcut: 'mod+shift+Z',
      isEnabled: isPast,
      run: () => redo(loop, player),
    },
    {
      id: 'return',
      label: 'Return to the present',
      group: 'Time',
      keywords: 'now end last latest',
      isEnabled: isPast,
      run: () => loop.seek(timeline().length),
    },
    ...(player === undefined
      ? []
      : ([
          {
            id: 'play',
            label: 'Play or pause',
            group: 'Time',
            keywords: 'start stop run live economy',
            shortcut: 'P',
            run: () => togglePlay(loop, player),
          },
          {
            id: 'step',
            label: 'One commit on',
            group: 'Time',
            keywords: 'step next forward',
            shortcut: '.',
            run: () => stepForward(loop, player),
          },
          ...playSpeeds.map(
            (speed) =>
              ({
                id: `speed-${speed}`,
                label: `Speed ${speed}×`,
                group: 'Time',
                keywords: 'play fast slow faster slower tempo',
                run: () => {
                  player.setSpeed(speed);
                  announce(`Speed ${speed} times.`);
                },
              }) as const,
          ),
        ] as const)),
  ];
}

function loopActions(loop: LoopStore): readonly Action[] {
  return [
    {
      id: 'import',
      label: 'Import a loop script',
      group: 'Loop',
      keywords: 'open load file json',
      run: () => openDialog({ kind: 'import', file: undefined }),
    },
    {
      id: 'export',
      label: 'Export the loop as a script',
      group: 'Loop',
      keywords: 'save download file json',
      run: () => exportLoop(loop),
    },
    {
      id: 'bare-genesis',
      label: 'Start from bare genesis',
      group: 'Loop',
      keywords: 'reset clear new empty',
      run: () => openDialog({ kind: 'replace', by: 'bareGenesis' }),
    },
    {
      id: 'first-view',
      label: 'Start from the first view',
      group: 'Loop',
      keywords: 'reset neighbours village example demo',
      run: () => openDialog({ kind: 'replace', by: 'firstView' }),
    },
  ];
}

const themes: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'light', label: 'Light theme' },
  { theme: 'dark', label: 'Dark theme' },
  { theme: 'system', label: 'Theme of the system' },
];

function viewActions(): readonly Action[] {
  return [
    {
      id: 'palette',
      label: 'Find an action',
      group: 'View',
      keywords: 'palette search command',
      shortcut: 'mod+K',
      always: true,
      run: () => openDialog({ kind: 'palette' }),
    },
    {
      id: 'unit',
      label: 'Switch between NXT and units',
      group: 'View',
      keywords: 'amounts decimals',
      shortcut: 'U',
      run: () => setUnit(preferencesStore.getState().unit === 'NXT' ? 'units' : 'NXT'),
    },
    ...themes.map(
      ({ theme, label }): Action => ({
        id: `theme-${theme}`,
        label,
        group: 'View',
        keywords: 'colour appearance mode',
        run: () => setTheme(theme),
      }),
    ),
    {
      id: 'help',
      label: 'Keyboard shortcuts',
      group: 'View',
      keywords: 'help keys',
      shortcut: '?',
      run: () => openDialog({ kind: 'help' }),
    },
  ];
}

/** Every action of the page. */
export function createActions(loop: LoopStore, player: Player | undefined): readonly Action[] {
  return [
    ...navigationActions(),
    ...commandActions(),
    ...timeActions(loop, player),
    ...loopActions(loop),
    ...viewActions(),
  ];
}

/** The shortcuts that stand for no action, as the open panel's own, as actions. */
export function panelActions(
  actions: readonly Action[],
  shortcuts: readonly Pick<Shortcut, 'key' | 'label' | 'run'>[],
): readonly Action[] {
  const labels = new Set(actions.map(({ label }) => label));
  return shortcuts
    .filter(({ label }) => !labels.has(label))
    .map(({ key, label, run }) => ({
      id: `panel-${label}`,
      label,
      group: 'This panel',
      keywords: '',
      shortcut: key,
      run,
    }));
}
