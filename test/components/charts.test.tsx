import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { axisNumber, dayTicks, niceTicks } from '../../src/components/charts/axis';
import { ChartFrame } from '../../src/components/charts/ChartFrame';
import { chartTableToCsv, type ChartTable } from '../../src/components/charts/chartTable';
import { decimate } from '../../src/components/charts/decimate';
import { serialiseDrawing } from '../../src/components/charts/exportChart';
import { TimeChart } from '../../src/components/charts/TimeChart';

const table: ChartTable = {
  columns: [{ label: 'Day', kind: 'number' }, { label: 'Balance', kind: 'units' }, { label: 'Note' }],
  rows: [
    [1, 28_999_999, '=SUM(A1)'],
    [2, 100_000_000_000_000, 'said "so", twice'],
    [3, null, { text: 'Ada', href: '#/wallets?pick=Ada' }],
  ],
};

function renderFrame() {
  return render(
    <ChartFrame title="Reserve" summary="It fills." table={table} fileName="reserve">
      <svg width="40" height="20" viewBox="0 0 40 20">
        <rect data-export="no" width="40" height="20" />
        <path d="M0 0H40" style={{ stroke: 'red' }} />
      </svg>
    </ChartFrame>,
  );
}

describe('ChartFrame', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is a figure with a name and a summary', () => {
    renderFrame();
    const figure = screen.getByRole('figure', { name: 'Reserve' });
    expect(figure).toHaveAccessibleDescription('It fills.');
    expect(within(figure).getByRole('heading', { level: 2 })).toHaveTextContent('Reserve');
  });

  it('shows its numbers as a table and goes back', async () => {
    const user = userEvent.setup();
    renderFrame();
    const toggle = screen.getByRole('button', { name: 'Reserve as a table' });
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    await user.click(toggle);
    const shown = screen.getByRole('table', { name: 'Reserve' });
    expect(within(shown).getAllByRole('row')).toHaveLength(4);
    expect(within(shown).getByText('1,000,000', { exact: false })).toBeInTheDocument();
    expect(within(shown).getByRole('link', { name: 'Ada' })).toHaveAttribute('href', '#/wallets?pick=Ada');
    await user.click(toggle);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('offers three downloads by keyboard and gives the focus back', async () => {
    const user = userEvent.setup();
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    URL.createObjectURL = () => 'blob:test';
    URL.revokeObjectURL = () => {};
    renderFrame();
    const button = screen.getByRole('button', { name: 'Download Reserve' });
    button.focus();
    await user.keyboard('{Enter}');
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
      'PNG picture',
      'SVG drawing',
      'CSV table',
    ]);
    expect(screen.getByRole('menuitem', { name: /PNG/ })).toHaveFocus();
    await user.keyboard('{ArrowUp}{Enter}');
    expect(saved).toEqual(['reserve.csv']);
    expect(button).toHaveFocus();
    expect(screen.queryByRole('menu')).toBeNull();
    await user.keyboard('{Enter}{ArrowDown}{Enter}');
    expect(saved).toEqual(['reserve.csv', 'reserve.svg']);
    await user.keyboard('{Enter}{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toHaveFocus();
  });

  it('closes its menu when the focus leaves', () => {
    renderFrame();
    fireEvent.click(screen.getByRole('button', { name: 'Download Reserve' }));
    fireEvent.blur(screen.getByRole('menuitem', { name: /PNG/ }), { relatedTarget: document.body });
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

describe('the files of a chart', () => {
  it('writes units in full, quotes what must be quoted and defuses formulas', () => {
    expect(chartTableToCsv(table)).toBe(
      'Day,Balance (units),Note\r\n' +
        "1,28999999,'=SUM(A1)\r\n" +
        '2,100000000000000,"said ""so"", twice"\r\n' +
        '3,,Ada\r\n',
    );
  });

  it('serialises a drawing with its colours, words and background, without its tools', () => {
    const { container } = renderFrame();
    const drawing = container.querySelector<SVGSVGElement>('svg[viewBox="0 0 40 20"]');
    if (drawing === null) throw new Error('no drawing');
    const { text } = serialiseDrawing(drawing, { title: 'Reserve', summary: 'It <fills>.' });
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.querySelector('title')?.textContent).toBe('Reserve');
    expect(parsed.querySelector('desc')?.textContent).toBe('It <fills>.');
    expect([...parsed.querySelectorAll('text')].map((one) => one.textContent)).toEqual([
      'Reserve',
      'It <fills>.',
    ]);
    expect(parsed.querySelectorAll('rect')).toHaveLength(1);
    expect(parsed.querySelector('path')?.getAttribute('style')).toContain('stroke:');
    expect(text).not.toContain('var(--');
  });
});

describe('axes', () => {
  it.each([
    [0, 115_000, [0, 50_000, 100_000, 150_000]],
    [0, 1, [0, 0.25, 0.5, 0.75, 1]],
    [0, 0, [0, 0.25, 0.5, 0.75, 1]],
    [-3, 9, [-5, 0, 5, 10]],
    [0.0062, 0.0075, [0.006, 0.0065, 0.007, 0.0075]],
  ])('encloses %d … %d in at most four round steps', (low, high, expected) => {
    expect(niceTicks(low, high)).toEqual(expected);
  });

  it('encloses every range in at most four steps', () => {
    for (let seed = 1; seed < 2_000; seed += 1) {
      const low = Math.sin(seed) * 10 ** (seed % 15);
      const high = low + Math.abs(Math.cos(seed * 7)) * 10 ** ((seed * 3) % 15);
      const ticks = niceTicks(low, high);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      const slack = Math.abs(high - low) * 1e-6 + Math.abs(low) * 1e-9;
      expect(ticks[0]).toBeLessThanOrEqual(low + slack);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high - slack);
    }
  });

  it('labels both ends of time', () => {
    expect(dayTicks(0, 57)).toEqual([0, 10, 20, 30, 40, 50, 57]);
    expect(dayTicks(3, 3)).toEqual([3]);
    expect(dayTicks(1, 4)).toEqual([1, 2, 3, 4]);
  });

  it('writes numbers as short as an axis needs', () => {
    expect([60_000, 1_200_000, 0.0074, -5, 2_500, 12_500, 1e14].map(axisNumber)).toEqual([
      '60 k',
      '1.2 M',
      '0.0074',
      '\u22125',
      '2,500',
      '12.5 k',
      '100 T',
    ]);
  });
});

describe('decimate', () => {
  it('keeps few points whole', () => {
    expect(decimate(3, [[1, 2, 3]], 10)).toEqual([0, 1, 2]);
  });

  it('keeps ends and extremes of every column', () => {
    const values = Array.from({ length: 10_000 }, (_, index) => (index === 4_321 ? 99 : index % 7));
    const other = values.map((_, index) => (index === 8_765 ? -5 : null));
    const kept = decimate(values.length, [values, other], 600);
    expect(kept.length).toBeLessThanOrEqual(600);
    expect(kept).toContain(4_321);
    expect(kept).toContain(8_765);
    expect(kept[0]).toBe(0);
    expect(kept.at(-1)).toBe(9_999);
  });
});

describe('TimeChart', () => {
  it('draws lines, a threshold with its name, and names on lines', () => {
    const days = Array.from({ length: 3_000 }, (_, day) => day);
    const { container } = render(
      <TimeChart
        label="Reserve over time"
        days={days}
        series={[
          { label: 'this one', values: days.map((day) => day % 50), labelled: true },
          { label: 'as specified', values: days.map(() => 3), tone: 'baseline', labelled: true },
        ]}
        bands={[{ label: '5 to 95 %', low: days.map(() => 1), high: days.map(() => 60), tone: 'outer' }]}
        thresholds={[{ value: 40, label: '40 line', status: 'bad' }]}
        spans={[{ from: 100, to: 200, label: 'shock' }]}
      />,
    );
    for (const text of ['this one', 'as specified', '40 line', 'shock', 'day 0', 'day 2999']) {
      expect(within(container).getByText(text)).toBeInTheDocument();
    }
    const path = container.querySelector('.recharts-line-curve')?.getAttribute('d') ?? '';
    expect(path.split(/[ML]/).length).toBeLessThan(800);
    expect(container.querySelectorAll('.recharts-cartesian-grid-horizontal line').length).toBeLessThanOrEqual(
      5,
    );
  });

  it('draws a single day', () => {
    const { container } = render(
      <TimeChart label="One day" days={[0]} series={[{ label: 'reserve', values: [5] }]} />,
    );
    expect(within(container).getByText('day 0')).toBeInTheDocument();
  });
});
