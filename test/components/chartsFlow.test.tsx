import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { FlowDiagram } from '../../src/components/charts/FlowDiagram';
import type { FlowDiagramLink, FlowDiagramNode } from '../../src/components/charts/flowDiagramData';
import { layoutFlows } from '../../src/components/charts/flowLayout';
import { placeWords } from '../../src/components/charts/flowWords';
import { Random } from '../support/random';

const frame = { width: 800, height: 500, left: 100, right: 100, top: 10, barWidth: 10, gap: 8 };

/** A graph without cycles over some columns, with values from one to all there is. */
function randomGraph(random: Random) {
  const columns = random.between(2, 5);
  const nodes = Array.from({ length: random.between(columns, 24) }, (_, at) => ({
    column: at < columns ? at : random.below(columns),
    room: 20,
    head: random.chance(30) ? 24 : 0,
  })).sort((a, b) => a.column - b.column);
  const links = Array.from({ length: random.between(1, 60) }, () => {
    const [a, b] = [random.below(nodes.length), random.below(nodes.length)];
    const [source, target] = a < b ? [a, b] : [b, a];
    return { source, target, value: 1 + random.below(10 ** random.between(1, 14)) };
  }).filter(({ source, target }) => (nodes[source]?.column ?? 0) < (nodes[target]?.column ?? 0));
  return { nodes, links };
}

describe('the layout of flows', () => {
  it('keeps bars of a column apart, in order, inside the frame, and every number finite', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const { nodes, links } = randomGraph(new Random(seed));
      const placed = layoutFlows(nodes, links, frame);
      expect(placed.links).toHaveLength(links.length);
      for (const { path } of placed.links) expect(path).not.toMatch(/NaN|Infinity|undefined/);
      const lowest = new Map<number, number>();
      for (const [at, { column }] of nodes.entries()) {
        const bar = placed.nodes[at] ?? { x: 0, y: -1, height: 0 };
        expect(bar.y).toBeGreaterThanOrEqual(lowest.get(column) ?? 0);
        expect(bar.height).toBeGreaterThan(0);
        expect(bar.x + frame.barWidth).toBeLessThanOrEqual(frame.width - frame.right + 0.01);
        lowest.set(column, bar.y + bar.height);
      }
      expect(Math.max(...lowest.values())).toBeLessThanOrEqual(placed.bottom);
    }
  });

  it('gives columns the share of the width that is asked for', () => {
    const nodes = [0, 1, 2].map((column) => ({ column, room: 20, head: 0 }));
    const links = [
      { source: 0, target: 1, value: 5 },
      { source: 1, target: 2, value: 5 },
    ];
    const { nodes: bars } = layoutFlows(nodes, links, { ...frame, shares: [1, 2] });
    const [a, b, c] = bars.map(({ x }) => x);
    expect((c ?? 0) - (b ?? 0)).toBeCloseTo(2 * ((b ?? 0) - (a ?? 0)), 0);
  });
});

const nodes: readonly FlowDiagramNode[] = [
  { id: 'a', label: 'Wallets', column: 0, place: 'beside' },
  { id: 'b', label: 'Reserve', detail: '3 in, 2 out', column: 1, place: 'above' },
  { id: 'c', label: 'Food', column: 2, place: 'beside', colour: 'red' },
];
const links: readonly FlowDiagramLink[] = [
  { id: 'ab', source: 0, target: 1, value: 3, href: '#/ledger?from=a', name: 'Wallets to Reserve: 3' },
  { id: 'bc', source: 1, target: 2, value: 2, href: '#/ledger?from=b', name: 'Reserve to Food: 2' },
  { id: 'ac', source: 0, target: 2, value: 1, href: '#/ledger?from=c', name: 'Wallets to Food: 1' },
];

function Diagram() {
  const [active, setActive] = useState<string>();
  return (
    <>
      <FlowDiagram
        label="Flows"
        nodes={nodes}
        links={links}
        height={300}
        active={active}
        onActive={setActive}
      />
      <output>{active}</output>
    </>
  );
}

describe('FlowDiagram', () => {
  it('offers every flow as a link with its name', () => {
    render(<Diagram />);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('aria-label'))).toEqual(
      links.map(({ name }) => name),
    );
    expect(screen.getByRole('link', { name: /Reserve to Food/ })).toHaveAttribute('href', '#/ledger?from=b');
    for (const text of ['Wallets', 'Reserve', '3 in, 2 out', 'Food']) {
      expect(screen.getByText(text)).toBeInTheDocument();
    }
  });

  it('is one stop for the tab key and moves with arrows, Home and End', async () => {
    const user = userEvent.setup();
    render(<Diagram />);
    await user.tab();
    expect(screen.getByRole('status')).toHaveTextContent('ab');
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('status')).toHaveTextContent('bc');
    await user.keyboard('{End}');
    expect(screen.getByRole('link', { name: 'Wallets to Food: 1' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('link', { name: 'Wallets to Food: 1' })).toHaveFocus();
    await user.keyboard('{Home}');
    expect(screen.getByRole('link', { name: 'Wallets to Reserve: 3' })).toHaveFocus();
    await user.tab();
    expect(document.body).toHaveFocus();
  });

  it('tells which flow is pointed at', () => {
    render(<Diagram />);
    const link = screen.getByRole('link', { name: 'Reserve to Food: 2' });
    fireEvent.pointerEnter(link);
    expect(screen.getByRole('status')).toHaveTextContent('bc');
    expect(link).toHaveAttribute('data-active', 'true');
    fireEvent.pointerLeave(link);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});

describe('the words of a flow diagram', () => {
  it('moves words up that would lie on others', () => {
    const close: readonly FlowDiagramNode[] = [
      { id: 'a', label: 'Producers', column: 0, place: 'above' },
      { id: 'b', label: 'Validators', column: 1, place: 'above' },
    ];
    const bars = [
      { x: 0, y: 100, height: 20 },
      { x: 60, y: 100, height: 20 },
    ];
    const [first, second] = placeWords(close, [], bars, true);
    expect(second).toMatchObject({ x: 70, y: 92, anchor: 'end' });
    expect(first?.y).toBeLessThanOrEqual(92 - 17);
  });
});
