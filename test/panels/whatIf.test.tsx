import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { WhatIfSession } from '../../src/panels/what-if/session';
import { WhatIfContext } from '../../src/panels/what-if/sessionContext';
import WhatIfPanel from '../../src/panels/what-if/WhatIfPanel';
import { findControl, type Control } from '../../src/selectors/whatIfControls';
import { presets, type Preset } from '../../src/simulation/presets';
import { Runner } from '../../src/simulation/runner';
import type { Scenario } from '../../src/simulation/scenario';
import { WorkerPool, type WorkerPort } from '../../src/simulation/workerPool';
import { renderWithLoop } from '../components/renderWithLoop';

/** A worker in this process. */
function createPort(): WorkerPort {
  let hear: Parameters<WorkerPort['listen']>[0] = () => {};
  let time = 0;
  const runner = new Runner({
    milliseconds: () => (time += 1),
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    post: (response) => setTimeout(() => hear(response), 0),
  });
  return {
    post: (request) => void runner.receive(request),
    listen: (listener) => {
      hear = listener;
    },
    stop: () => {},
  };
}

const [balanced] = presets as readonly [Preset];
/** The balanced village, small enough for a test. */
const small = {
  citizens: 30,
  horizonDays: 60,
  opening: { floor: 300_000_000_000, pools: 300_000_000_000, reserve: 0 },
  pools: { ...balanced.scenario.pools, workingDepth: 300_000_000_000 },
};
const scenario: Scenario = { ...balanced.scenario, ...small };
const preset: Preset = { ...balanced, scenario };

function open() {
  const pool = () => new WorkerPool(1, createPort);
  const session = new WhatIfSession(pool(), pool);
  session.show({ preset, scenario });
  const rendered = renderWithLoop(
    <WhatIfContext value={session}>
      <WhatIfPanel />
    </WhatIfContext>,
  );
  return { session, ...rendered, user: userEvent.setup() };
}

async function targetText(): Promise<string> {
  await waitFor(() => expect(screen.getByTestId('target')).toHaveTextContent(/\d/));
  return screen.getByTestId('target').textContent ?? '';
}

async function settled(session: WhatIfSession): Promise<void> {
  await waitFor(() => {
    const { live, scenario: wanted } = session.state.getState();
    expect(live?.scenario).toEqual(wanted);
  });
}

beforeEach(() => {
  globalThis.history.replaceState(null, '', '#/what-if');
});

describe('What-if', { timeout: 20_000 }, () => {
  it('has one heading of its name and reruns the scenario when a slider moves by keyboard', async () => {
    const { user, session } = open();
    expect(screen.getAllByRole('heading', { level: 1 }).map((one) => one.textContent)).toEqual(['What-if']);
    const before = await targetText();
    const slider = screen.getByRole('slider', { name: 'Burn per message' });
    expect(slider).toHaveAttribute('aria-valuetext', '16,000,000 units');
    slider.focus();
    await user.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}');
    expect(slider.getAttribute('aria-valuetext')).toMatch(/, was 16,000,000 units$/);
    await settled(session);
    expect(await targetText()).not.toBe(before);
    await user.keyboard('{Backspace}');
    expect(slider).toHaveAttribute('aria-valuetext', '16,000,000 units');
    await settled(session);
    expect(await targetText()).toBe(before);
  });

  it('edits a value by click, and refuses what is out of range with what is allowed', async () => {
    const { user, session } = open();
    await targetText();
    await user.click(screen.getByRole('button', { name: 'Allocate every: 7 days. Edit' }));
    await user.keyboard('200{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('allowed are 1 day to 90 days');
    await user.clear(screen.getByRole('textbox', { name: 'Allocate every' }));
    await user.keyboard('14{Enter}');
    expect(session.state.getState().scenario.policy.everyDays).toBe(14);
  });

  it('says why the specified economy cannot hold', async () => {
    const { user } = open();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Preset' }), 'as-specified');
    const findings = await screen.findByRole('region', { name: 'Why it cannot hold' });
    expect(findings).toHaveTextContent('191,666,667 units (33,626 × as much)');
    expect(findings).toHaveTextContent('unless a fund gives, no price ends the crisis');
  });

  it('says beside the slider that a scenario cannot be run, and what the figures are of', async () => {
    const { session } = open();
    const before = await targetText();
    const median = findControl('wallets.openingMedian') as Control;
    act(() => session.change((now) => median.write(now, 9e12), median.id));
    const alert = await screen.findByText(/TREASURY holds 500,000 NXT\./);
    expect(alert).toBeVisible();
    expect(screen.getByRole('slider', { name: median.label })).toHaveAccessibleDescription(
      /^This cannot be run: the wallets open with [\d,.]+ NXT in all/,
    );
    expect(await targetText()).toBe(before);
    expect(screen.getByText('of the last scenario that could run')).toBeVisible();
    expect(screen.getByText(/This is of the last scenario that could run/)).toBeVisible();
    act(() => session.change((now) => median.write(now, preset.scenario.wallets.openingMedian), median.id));
    await waitFor(() => expect(screen.queryByText(/cannot be run/)).not.toBeInTheDocument());
    expect(screen.queryByText('of the last scenario that could run')).not.toBeInTheDocument();
  });

  it('compares any two of four pins by choice, names them in the legend, and takes no fifth', async () => {
    const { user, session } = open();
    await targetText();
    for (const allotment of [1, 2, 3, 4].map((hundreds) => hundreds * 1_000_000_000)) {
      act(() => session.change((now) => ({ ...now, floor: { ...now.floor, allotment } })));
      await settled(session);
      await user.keyboard('k');
    }
    const legend = screen.getByRole('list', { name: 'Lines of the charts' });
    expect(legend).toHaveTextContent('C, Floor allotment: 30 NXT');
    expect(screen.getByRole('button', { name: 'Unpin one first' })).toBeDisabled();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Compare' }), 'D');
    await user.selectOptions(screen.getByRole('combobox', { name: 'with' }), 'C');
    await user.click(screen.getByRole('button', { name: 'D and C, wallet by wallet' }));
    const table = await screen.findByRole('table', { name: /exact to the unit/ }, { timeout: 5_000 });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((one) => one.textContent),
    ).toEqual(['Wallet', 'D', 'C', 'Difference']);
    await user.click(screen.getByRole('button', { name: 'Unpin A' }));
    expect(screen.getByRole('button', { name: 'Pin' })).toBeEnabled();
  });

  it('pins, compares wallet by wallet, and unpins', async () => {
    const { user, session } = open();
    await targetText();
    await user.click(screen.getByRole('button', { name: 'Pin this one as A' }));
    act(() => session.change((now) => ({ ...now, floor: { ...now.floor, allotment: 1_000_000_000 } })));
    await settled(session);
    await user.click(screen.getByRole('button', { name: 'Pin this one as B' }));
    expect(screen.getByRole('heading', { name: 'Pinned, same seeds' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'A and B, wallet by wallet' }));
    const table = await screen.findByRole('table', { name: /exact to the unit/ }, { timeout: 5_000 });
    expect(within(table).getAllByRole('row')).toHaveLength(13);
    await user.click(screen.getByRole('button', { name: 'Unpin A' }));
    expect(session.state.getState().pins.map(({ letter }) => letter)).toEqual(['B']);
  }, 20_000);

  it('runs many seeds, draws their bands and says how often the floor holds', async () => {
    const { user, session } = open();
    await targetText();
    const runs = screen.getByRole('textbox', { name: 'Runs' });
    await user.clear(runs);
    await user.type(runs, '5');
    await user.click(screen.getByRole('button', { name: 'Run the seeds' }));
    expect(screen.getByText(/allowed are whole numbers from 20 to 1,000/)).toBeVisible();
    await user.type(runs, '0');
    await user.click(screen.getByRole('button', { name: 'Run the seeds' }));
    const answer = await screen.findByTestId('monte-carlo', {}, { timeout: 20_000 });
    expect(answer).toHaveTextContent(/of 50 runs/);
    expect(screen.getByText(/5 to 95 %, 25 to 75 % of 50 seeds/)).toBeVisible();
    expect(session.state.getState().monteCarlo?.result.coverage.p50).toHaveLength(61);
  }, 30_000);

  it('cancels an experiment at once and leaves nothing behind', async () => {
    const { user, session } = open();
    await targetText();
    await user.click(screen.getByRole('button', { name: 'Run the seeds' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
    expect(session.desk.state.getState().status).toBe('idle');
    expect(session.state.getState().monteCarlo).toBeUndefined();
  });

  it('finds the smallest burn that holds and shows its neighbour that does not', async () => {
    const { user } = open();
    await targetText();
    await user.click(screen.getByRole('button', { name: 'Find the smallest burn that holds' }));
    const answer = await screen.findByTestId('goal-seek', {}, { timeout: 30_000 });
    const [holds, fails] = within(answer).getAllByText(/^[\d,]+ units (hold|do not)/);
    const unitsOf = (node: HTMLElement | undefined) =>
      Number((node?.textContent ?? '').split(' ')[0]?.replaceAll(',', ''));
    expect(unitsOf(holds) - unitsOf(fails)).toBe(1);
  }, 40_000);

  it('adopts a day only when asked, and leaves the live economy alone until then', async () => {
    const { user, loop, session } = open();
    await targetText();
    const before = loop.economy.getState();
    await user.click(screen.getByRole('button', { name: 'Adopt' }));
    const dialog = screen.getByRole('dialog', { name: 'Adopt a day as the live economy' });
    const day = within(dialog).getByRole('textbox', { name: 'Day' });
    await user.clear(day);
    await user.type(day, '2');
    expect(loop.economy.getState()).toBe(before);
    await user.click(within(dialog).getByRole('button', { name: /^Replace it by [\d,]+ commands$/ }));
    await waitFor(() => expect(loop.name).toBe('Balanced village, day 2'), { timeout: 10_000 });
    const answer = await session.pool.columns(
      { index: 0, scenario: { ...scenario, horizonDays: 2 } },
      { withHash: true },
    ).done;
    const { stateHash } = await import('../../src/engine/stateHash');
    const { readBooks } = await import('../../src/engine/books/PersistentBooks');
    expect(stateHash(readBooks(loop.economy.getState()))).toBe(answer?.hash);
  }, 20_000);

  it('replays a link identically, and says where another hash differs', async () => {
    const { session } = open();
    await targetText();
    const proof = await session.proof();
    const params = JSON.parse(JSON.stringify(session.addressParams(proof))) as Record<string, string>;
    act(() => session.readAddress({ ...params, preset: 'balanced-village', with: JSON.stringify(small) }));
    expect(await screen.findByText('Replayed identically', {}, { timeout: 5_000 })).toBeVisible();
    act(() =>
      session.readAddress({
        ...params,
        preset: 'balanced-village',
        with: JSON.stringify({ ...small, citizens: 31 }),
      }),
    );
    expect(await screen.findByText(/Replayed differently, between day 0 and day 30/)).toBeVisible();
  }, 20_000);
});
