import { useMemo, useState, type KeyboardEvent } from 'react';
import styles from './FlowDiagram.module.css';
import { layoutFlows, type PlacedNode } from './flowLayout';
import { useWidth } from './useWidth';

/** A bar with its name. */
export interface FlowDiagramNode {
  readonly id: string;
  readonly label: string;
  /** A second line, such as an amount. */
  readonly detail?: string;
  readonly column: number;
  /** Where its words stand: beside the bar, or above it where ribbons leave. */
  readonly place: 'beside' | 'above';
  readonly colour?: string;
}

/** A ribbon, which is a link. */
export interface FlowDiagramLink {
  readonly id: string;
  readonly source: number;
  readonly target: number;
  readonly value: number;
  readonly href: string;
  /** What it is, with its exact amount. */
  readonly name: string;
  readonly colour?: string;
}

const barWidth = 10;
const lineHeight = 18;

/** Moves among the links with the arrows, Home and End; one stop for the tab key. */
function useRovingLinks(count: number) {
  const [current, setCurrent] = useState(0);
  const home = Math.min(current, count - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: home + 1,
      ArrowRight: home + 1,
      ArrowUp: home - 1,
      ArrowLeft: home - 1,
      Home: 0,
      End: count - 1,
    };
    const next = steps[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    // The page has other uses for the arrows.
    event.preventDefault();
    const links = event.currentTarget.closest('svg')?.querySelectorAll<SVGAElement>('a');
    links?.[Math.min(count - 1, Math.max(0, next))]?.focus();
  };
  return { home, setCurrent, onKeyDown };
}

interface Words {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

function wordsOf(node: FlowDiagramNode, bar: PlacedNode, lastColumn: number, isNarrow: boolean): Words {
  const lines = node.detail === undefined ? 1 : 2;
  const middle = bar.y + bar.height / 2 - ((lines - 1) * lineHeight) / 2 + 5;
  const right = bar.x + barWidth + 8;
  if (node.place === 'above') {
    const isLast = node.column === lastColumn && lastColumn > 0;
    return {
      x: isLast ? bar.x + barWidth : bar.x,
      y: bar.y - 8 - (lines - 1) * lineHeight,
      anchor: isLast ? 'end' : 'start',
    };
  }
  const isOutsideLeft = node.column === 0 && !isNarrow;
  if (isOutsideLeft || (isNarrow && node.column === lastColumn)) {
    return { x: bar.x - 8, y: middle, anchor: 'end' };
  }
  return { x: right, y: middle, anchor: 'start' };
}

/**
 * Bars joined by ribbons as wide as what flows. Each ribbon is a link: the pointer or the arrow keys choose one, Enter follows
 * it. Colours are those of the page.
 */
export function FlowDiagram({
  label,
  nodes,
  links,
  height,
  isNarrow = false,
  active,
  onActive,
}: {
  readonly label: string;
  readonly nodes: readonly FlowDiagramNode[];
  readonly links: readonly FlowDiagramLink[];
  readonly height: number;
  /** Words stand inside instead of at the sides. */
  readonly isNarrow?: boolean;
  /** Id of the link under the pointer or focus. */
  readonly active: string | undefined;
  readonly onActive: (id: string | undefined) => void;
}) {
  const [frame, width] = useWidth<HTMLDivElement>(960);
  const { home, setCurrent, onKeyDown } = useRovingLinks(links.length);
  const lastColumn = Math.max(0, ...nodes.map(({ column }) => column));
  const placed = useMemo(() => {
    const top = 52;
    return layoutFlows(
      nodes.map((node) => ({
        column: node.column,
        room:
          (node.detail === undefined ? 1 : 2) * lineHeight + 2 + (node.place === 'above' ? lineHeight : 0),
      })),
      links,
      {
        width,
        height: height - top - 8,
        top,
        left: isNarrow ? 0 : 150,
        right: isNarrow ? 0 : 150,
        barWidth,
        gap: isNarrow ? 8 : 10,
      },
    );
  }, [nodes, links, width, height, isNarrow]);
  return (
    <div ref={frame} className={styles.frame}>
      <svg
        className={styles.diagram}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        // A drawing whose ribbons are links; no element of HTML holds one.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="group"
        aria-label={label}
        data-active={active === undefined ? undefined : true}
      >
        <g className={styles.links}>
          {links.map((link, at) => {
            const { path = '', width: thick = 1 } = placed.links[at] ?? {};
            return (
              <a
                key={link.id}
                href={link.href}
                aria-label={link.name}
                tabIndex={at === home ? 0 : -1}
                className={styles.link}
                data-active={link.id === active || undefined}
                onKeyDown={onKeyDown}
                onFocus={() => {
                  setCurrent(at);
                  onActive(link.id);
                }}
                onBlur={() => onActive(undefined)}
                onPointerEnter={() => onActive(link.id)}
                onPointerLeave={() => onActive(undefined)}
              >
                <path
                  className={styles.ribbon}
                  d={path}
                  strokeWidth={thick}
                  stroke={link.colour ?? 'var(--ink-3)'}
                />
                <path className={styles.reach} d={path} strokeWidth={Math.max(thick, 14)} data-export="no" />
              </a>
            );
          })}
        </g>
        <g>
          {nodes.map((node, at) => {
            const bar = placed.nodes[at] ?? { x: 0, y: 0, height: 0 };
            const words = wordsOf(node, bar, lastColumn, isNarrow);
            return (
              <g key={node.id}>
                <rect
                  x={bar.x}
                  y={bar.y}
                  width={barWidth}
                  height={bar.height}
                  rx={Math.min(2, bar.height / 2)}
                  fill={node.colour ?? 'var(--ink)'}
                />
                <text className={styles.label} x={words.x} y={words.y} textAnchor={words.anchor}>
                  {node.label}
                </text>
                {node.detail === undefined ? null : (
                  <text
                    className={styles.detail}
                    x={words.x}
                    y={words.y + lineHeight}
                    textAnchor={words.anchor}
                  >
                    {node.detail}
                  </text>
                )}
              </g>
            );
          })}
        </g>
      </svg>
    </div>
  );
}
