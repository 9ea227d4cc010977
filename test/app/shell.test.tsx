import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { createNexusLoop } from '../../src/app/console';
import { Dock } from '../../src/app/Dock';
import { PastBar } from '../../src/app/PastBar';
import { ReceiptToast } from '../../src/app/ReceiptToast';
import { TrackBins } from '../../src/app/trackBins';
import { askBeforeLeaving, markSaved } from '../../src/app/unsaved';
import { Announcer } from '../../src/components/Announcer';
import { firstViewScenario } from '../../src/simulation/scenario';
import { Village } from '../../src/simulation/village';
import { LoopContext, PlayerContext } from '../../src/store/hooks';
import { Player } from '../../src/store/player';
import { createTestLoop, renderWithLoop } from '../components/renderWithLoop';

function burn(messageId: string) {
  return { type: 'messageBurn', sender: 'Ada', messageId, messageType: 'standard' } as const;
}

test('a commit says what happened, is announced, and can be undone', async () => {
  const user = userEvent.setup();
  const { loop } = renderWithLoop(
    <>
      <ReceiptToast />
      <Announcer />
    </>,
  );
  const before = loop.economy.getState();
  act(() => void loop.commit(burn('m1')));
  const toast = screen.getByRole('region', { name: 'Last receipt' });
  expect(toast).toHaveTextContent('Ada burned 0.000057 NXT, standard message');
  expect(screen.getByRole('status')).toHaveTextContent('Ada burned 0.000057 NXT, standard message.');
  await user.click(within(toast).getByRole('button', { name: 'Undo' }));
  expect(loop.timeline.getState().position).toBe(2);
  expect(loop.economy.getState()).toEqual(before);
  expect(screen.queryByRole('region')).toBeNull();
});

test('a receipt stays while the economy plays on, and leads back to before it', async () => {
  const user = userEvent.setup();
  const loop = createTestLoop();
  const player = new Player(loop, new Village(firstViewScenario));
  render(
    <LoopContext value={loop}>
      <PlayerContext value={player}>
        <ReceiptToast />
        <Dock />
      </PlayerContext>
    </LoopContext>,
  );
  act(() => void loop.commit(burn('m1')));
  act(() => player.step());
  const toast = screen.getByRole('region', { name: 'Last receipt' });
  expect(toast).toHaveTextContent('Ada burned 0.000057 NXT');
  act(() => player.play());
  await user.click(within(toast).getByRole('button', { name: 'Pause and go back to before it' }));
  expect(player.state.getState().playing).toBe(false);
  expect(loop.timeline.getState().position).toBe(2);
  expect(loop.timeline.getState().length).toBeGreaterThan(3);
  expect(screen.queryByRole('region', { name: 'Last receipt' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Back to the present and play' }));
  act(() => player.pause());
  expect(loop.timeline.getState().position).toBe(loop.timeline.getState().length);
});

test('a refusal makes no receipt', () => {
  const { loop } = renderWithLoop(<ReceiptToast />);
  act(() => void loop.commit({ type: 'transfer', from: 'Ada', to: 'Ada', amount: 1 }));
  expect(screen.queryByRole('region')).toBeNull();
});

test('the track moves through every commit by keyboard, and the past says what it is', async () => {
  const user = userEvent.setup();
  const loop = createTestLoop();
  render(
    <LoopContext value={loop}>
      <PastBar />
      <Dock />
    </LoopContext>,
  );
  const track = screen.getByRole('slider', { name: 'Commit' });
  expect(track).toHaveAttribute('aria-valuenow', '2');
  act(() => track.focus());
  await user.keyboard('{ArrowLeft}');
  expect(loop.timeline.getState().position).toBe(1);
  expect(screen.getByText('Past: TX00000000')).toBeInTheDocument();
  expect(screen.getByText(/drops the 1 later commit\.$/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'One commit forward' }));
  expect(screen.queryByText(/Past:/)).toBeNull();
  act(() => track.focus());
  await user.keyboard('{Home}');
  expect(loop.timeline.getState().position).toBe(0);
  expect(screen.getByText('Past: the starting point')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Return' }));
  expect(loop.timeline.getState().position).toBe(2);
});

test('a branch is asked for twice and drops what came after', async () => {
  const user = userEvent.setup();
  const { loop } = renderWithLoop(<PastBar />);
  act(() => void loop.undo());
  const before = loop.economy.getState();
  await user.click(screen.getByRole('button', { name: 'Branch here' }));
  expect(loop.timeline.getState().length).toBe(2);
  await user.click(screen.getByRole('button', { name: 'Drop 1 later commit' }));
  expect(loop.timeline.getState()).toMatchObject({ position: 1, length: 1 });
  expect(loop.economy.getState()).toEqual(before);
});

test('a narrow dock opens its track on demand, with the focus on it', async () => {
  const user = userEvent.setup();
  const wide = globalThis.matchMedia;
  vi.stubGlobal('matchMedia', (query: string) => Object.assign(wide(query), { matches: true }));
  const { loop } = renderWithLoop(<Dock />);
  const moment = screen.getByRole('button', { name: /^Move in time.*now · day 0$/ });
  expect(moment).toHaveAttribute('aria-expanded', 'false');
  await user.click(moment);
  expect(moment).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByRole('slider', { name: 'Commit' })).toHaveFocus();
  await user.keyboard('{ArrowLeft}');
  expect(loop.timeline.getState().position).toBe(1);
  await user.click(moment);
  expect(document.documentElement).not.toHaveAttribute('data-time');
  vi.unstubAllGlobals();
});

test('leaving is asked about only with commits of one’s own that no file holds', () => {
  const loop = createTestLoop();
  const player = new Player(loop, new Village(firstViewScenario));
  const stop = askBeforeLeaving(loop, player);
  const isAsked = () => !globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  player.step();
  expect(isAsked()).toBe(false);
  loop.commit(burn('m1'));
  expect(isAsked()).toBe(true);
  markSaved(loop);
  expect(isAsked()).toBe(false);
  loop.commit(burn('m2'));
  loop.load(loop.toScript());
  expect(isAsked()).toBe(false);
  loop.commit(burn('m3'));
  stop();
  expect(isAsked()).toBe(false);
});

test('columns hold what the history holds, however it grows', () => {
  const loop = createTestLoop();
  const growing = new TrackBins();
  for (let index = 0; index < 300; index += 1) {
    loop.commit(burn(`m${index}`));
    const { length, epoch } = loop.timeline.getState();
    growing.update(loop.history, length, epoch);
  }
  const { length, epoch } = loop.timeline.getState();
  const { bins, size } = growing.update(loop.history, length, epoch);
  expect(bins).toEqual(new TrackBins().update(loop.history, length, epoch).bins);
  expect(size).toBe(4);
  expect(bins.reduce((sum, { messages }) => sum + messages.standard, 0)).toBe(300);
});

test('the console commits a copy, and refuses what is no script with its reason', () => {
  const loop = createTestLoop();
  const nexus = createNexusLoop(loop);
  const before = nexus.economy();
  const hash = nexus.stateHash();
  expect(nexus.commit({ type: 'transfer', from: 'Ada', to: 'Bram', amount: -0 })).toMatchObject({
    ok: false,
  });
  expect(nexus.economy()).toBe(before);
  expect(nexus.stateHash()).toBe(hash);
  const command = { type: 'setPolicy', policy: { citizens: 24 } } as const;
  nexus.commit(command);
  expect(loop.history.command(2)).toEqual(command);
  expect(loop.history.command(2)).not.toBe(command);
  expect(() => nexus.run({ format: 'x' })).toThrow(TypeError);
  expect(nexus.run({ format: 'nexus-loop-script/1', commands: [] }).conserved).toBe(true);
});
