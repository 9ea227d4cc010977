import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { Action } from '../../src/app/actions';
import { createActions } from '../../src/app/actions';
import { App } from '../../src/app/App';
import { closeDialog } from '../../src/app/dialogs';
import Palette from '../../src/app/Palette';
import { useShortcut } from '../../src/components/shortcuts';
import { commandShapes, commandTypes } from '../../src/engine/commands';
import { createTestLoop, renderWithLoop } from '../components/renderWithLoop';

function action(id: string, label: string, run = vi.fn<() => void>()): Action & { run: typeof run } {
  return { id, label, group: 'View', keywords: `about-${id}`, run };
}

test('typing filters, arrows choose round the ends, Enter runs and closes', async () => {
  const user = userEvent.setup();
  const close = vi.fn<() => void>();
  const actions = [action('a', 'Undo'), action('b', 'Redo'), action('c', 'Dark theme')];
  render(<Palette actions={actions} onClose={close} />);
  const field = screen.getByRole('combobox');
  expect(field).toHaveFocus();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Dark theme');
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Undo');
  await user.type(field, 'do about-b');
  expect(screen.getAllByRole('option')).toHaveLength(1);
  expect(field).toHaveAttribute('aria-activedescendant', screen.getByRole('option').id);
  await user.keyboard('{Enter}');
  expect(actions[1]?.run).toHaveBeenCalledOnce();
  expect(close).toHaveBeenCalled();
});

test('what is found by nothing says so', async () => {
  const user = userEvent.setup();
  render(<Palette actions={[action('a', 'Undo')]} onClose={() => {}} />);
  await user.type(screen.getByRole('combobox'), 'zzz{Enter}');
  expect(screen.getByText(/Nothing is called “zzz”/)).toBeInTheDocument();
});

test('Escape closes it', async () => {
  const user = userEvent.setup();
  const close = vi.fn<() => void>();
  render(<Palette actions={[action('a', 'Undo')]} onClose={close} />);
  await user.keyboard('{Escape}');
  expect(close).toHaveBeenCalled();
});

test('every command is an action, and no shortcut is given twice', () => {
  const actions = createActions(createTestLoop(), undefined);
  const labels = actions.map(({ label }) => label);
  for (const type of commandTypes) expect(labels).toContain(commandShapes[type].label);
  const keys = actions.flatMap(({ shortcut }) => shortcut ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
});

function PageWithSearch() {
  const field = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(true);
  useShortcut('/', 'Search the ledger', () => field.current?.focus());
  return (
    <>
      <input ref={field} aria-label="Search" />
      {isOpen ? <Palette actions={[action('a', 'Undo')]} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

test('a shortcut of the open panel is found too, and may move the focus', async () => {
  const user = userEvent.setup();
  render(<PageWithSearch />);
  await user.keyboard('search{Enter}');
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Search' })).toHaveFocus();
});

test('what is typed right after Ctrl K runs no shortcut and is found in the field', async () => {
  const user = userEvent.setup();
  renderWithLoop(<App />);
  await user.keyboard('{Control>}k{/Control}un?');
  const field = await screen.findByRole('combobox', { name: 'Find an action' });
  expect(field).toHaveValue('un?');
  expect(screen.queryByText('Keyboard shortcuts')).toBeNull();
  await user.keyboard('{Backspace}');
  expect(field).toHaveValue('un');
  act(() => closeDialog());
});
