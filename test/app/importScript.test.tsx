import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import ImportDialog from '../../src/app/ImportDialog';
import { readScriptFile } from '../../src/app/readScriptFile';
import { dialogStore } from '../../src/app/dialogs';
import { exportLoop, scriptFileName, scriptText } from '../../src/app/scriptFiles';
import TooLongDialog from '../../src/app/TooLongDialog';
import { parseLoopScript, SCRIPT_BYTES_MAX } from '../../src/engine/loopScript';
import { LoopStore } from '../../src/store/loopStore';
import { createTestLoop, renderWithLoop } from '../components/renderWithLoop';

const good = {
  format: 'nexus-loop-script/1',
  name: 'Two commands',
  commands: [
    { type: 'openWallet', address: 'carol', balance: 500_000_000 },
    { type: 'transfer', from: 'nobody', to: 'carol', amount: 1 },
  ],
};

function fileOf(content: unknown): File {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return new File([text], 'script.json', { type: 'application/json' });
}

const badFiles: readonly (readonly [string, string, RegExp])[] = [
  ['not JSON', '{"format": nope', /not JSON/],
  ['another format', '{"format":"other","commands":[]}', /format/],
  [
    'a forged supply',
    '{"format":"nexus-loop-script/1","genesis":{"balances":{"mallory":1}},"commands":[]}',
    /supply/,
  ],
  ['a key __proto__', '{"format":"nexus-loop-script/1","commands":[],"__proto__":{}}', /__proto__/],
  [
    'a command with a key __proto__',
    '{"format":"nexus-loop-script/1","commands":[{"type":"tick","__proto__":{"x":1}}]}',
    /__proto__/,
  ],
  ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /nested/],
  ['an unknown command', '{"format":"nexus-loop-script/1","commands":[{"type":"mint"}]}', /mint/],
];

test.each(badFiles)('%s is refused with one sentence and changes nothing', async (_, text, why) => {
  const { loop } = renderWithLoop(<ImportDialog file={fileOf(text)} onClose={() => {}} />);
  const before = loop.economy.getState();
  expect(await screen.findByText(why)).toHaveTextContent(/\. Nothing was changed\.$/);
  expect(screen.queryByRole('button', { name: 'Load this script' })).toBeNull();
  expect(loop.economy.getState()).toBe(before);
});

test('a file that is too large is refused without being read', async () => {
  const file = fileOf(good);
  Object.defineProperty(file, 'size', { value: SCRIPT_BYTES_MAX + 1 });
  const read = vi.spyOn(file, 'arrayBuffer');
  expect(await readScriptFile(file, () => {}, new AbortController().signal)).toMatchObject({ ok: false });
  expect(read).not.toHaveBeenCalled();
});

test('a script is looked at first, and loaded only when asked for', async () => {
  const user = userEvent.setup();
  let closed = 0;
  const { loop } = renderWithLoop(<ImportDialog file={fileOf(good)} onClose={() => (closed += 1)} />);
  const before = loop.economy.getState();
  expect(await screen.findByRole('heading', { name: 'Two commands' })).toBeInTheDocument();
  expect(
    screen.getByText(/1 committed, 1 refused, the first because: Sender account 'nobody' not found/),
  ).toBeInTheDocument();
  expect(screen.getByText(/Conserved: Σ 100,000,000,000,000 units/)).toBeInTheDocument();
  expect(loop.economy.getState()).toBe(before);
  await user.click(screen.getByRole('button', { name: 'Load this script' }));
  expect(loop.name).toBe('Two commands');
  expect(loop.timeline.getState().length).toBe(1);
  expect(closed).toBe(1);
});

test('a long script is tried in slices, with progress, and can be given up', async () => {
  const ticks = Array.from({ length: 30_000 }, () => ({ type: 'tick' }));
  const long = { format: 'nexus-loop-script/1', commands: ticks };
  const seen: number[] = [];
  const controller = new AbortController();
  const whole = await readScriptFile(
    fileOf(long),
    ({ executed, commands }) => {
      expect(commands).toBe(30_000);
      seen.push(executed);
    },
    controller.signal,
  );
  expect(whole).toMatchObject({ ok: true, preview: { committed: 30_000, refused: 0, conserved: true } });
  expect(seen.length).toBeGreaterThan(0);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  const given = await readScriptFile(fileOf(long), () => controller.abort(), controller.signal);
  expect(given).toBeUndefined();
});

test('a byte-order mark is skipped, and bytes that are no text are refused', async () => {
  const read = (parts: BlobPart[]) =>
    readScriptFile(new File(parts, 'script.json'), () => {}, new AbortController().signal);
  const text = JSON.stringify(good);
  expect(await read([`\uFEFF${text}`])).toMatchObject({ ok: true, preview: { name: 'Two commands' } });
  const [head = '', tail = ''] = text.split('carol');
  expect(await read([head, new Uint8Array([0x61, 0xff]), tail])).toEqual({
    ok: false,
    problem: 'The file is not JSON: it is not text in UTF-8.',
  });
});

test('what is exported is read back with every command', () => {
  const loop = createTestLoop();
  loop.commit({ type: 'transfer', from: 'Ada', to: 'Bram', amount: 5, reason: 'a "quote",\nand a line' });
  const parsed = parseLoopScript(scriptText(loop.toScript()));
  expect(parsed).toEqual({ ok: true, script: loop.toScript() });
  const empty = new LoopStore().toScript();
  expect(parseLoopScript(scriptText(empty))).toEqual({ ok: true, script: empty });
});

test('a loop too long to be imported again is not exported, and says why', () => {
  const loop = createTestLoop();
  for (let index = 0; index < 36_000; index += 1)
    loop.commit({
      type: 'transfer',
      from: 'Ada',
      to: 'Bram',
      amount: 1,
      fee: 0,
      reason: 'r'.repeat(250),
    });
  const created = vi.spyOn(URL, 'createObjectURL');
  exportLoop(loop);
  expect(created).not.toHaveBeenCalled();
  const { dialog } = dialogStore.getState();
  if (dialog?.kind !== 'tooLong') throw new Error('nothing was said');
  expect(dialog.commands).toBe(36_002);
  expect(dialog.bytes).toBeGreaterThan(SCRIPT_BYTES_MAX);
  renderWithLoop(<TooLongDialog {...dialog} onClose={() => {}} />);
  expect(screen.getByText(/at most 10,485,760, so it could not be imported again/)).toBeInTheDocument();
});

test('a file is named after its loop', () => {
  expect(scriptFileName('Twenty-four neighbours!')).toBe('nexus-loop-twenty-four-neighbours.json');
  expect(scriptFileName('名')).toBe('nexus-loop-script.json');
});
