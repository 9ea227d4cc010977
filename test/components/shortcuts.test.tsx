import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Dialog } from '../../src/components/Dialog';
import { useShortcut } from '../../src/components/shortcuts';

function Page({ run, always = false }: { readonly run: () => void; readonly always?: boolean }) {
  useShortcut('t', 'Transfer', run);
  useShortcut('mod+K', 'Find', run, { always });
  useShortcut('?', 'Help', run);
  return <input aria-label="Name" />;
}

test('a key runs its shortcut, with exactly its modifiers', async () => {
  const user = userEvent.setup();
  const run = vi.fn<() => void>();
  render(<Page run={run} />);
  await user.keyboard('t');
  expect(run).toHaveBeenCalledTimes(1);
  await user.keyboard('{Control>}t{/Control}{Shift>}T{/Shift}');
  expect(run).toHaveBeenCalledTimes(1);
  await user.keyboard('{Shift>}?{/Shift}{Control>}k{/Control}');
  expect(run).toHaveBeenCalledTimes(3);
});

test('shortcuts rest while one types, but those that always work', async () => {
  const user = userEvent.setup();
  const run = vi.fn<() => void>();
  render(<Page run={run} always />);
  await user.type(screen.getByRole('textbox'), 't?');
  expect(run).not.toHaveBeenCalled();
  expect(screen.getByRole('textbox')).toHaveValue('t?');
  await user.keyboard('{Control>}k{/Control}');
  expect(run).toHaveBeenCalledTimes(1);
});

test('shortcuts rest while a dialog is open', async () => {
  const user = userEvent.setup();
  const run = vi.fn<() => void>();
  render(
    <>
      <Page run={run} />
      <Dialog open title="A dialog" onClose={() => {}}>
        <button type="button">Inside</button>
      </Dialog>
    </>,
  );
  await user.keyboard('t');
  expect(run).not.toHaveBeenCalled();
});
