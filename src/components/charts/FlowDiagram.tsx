import { useMemo, useState, type KeyboardEvent } from 'react';
import styles from './FlowDiagram.module.css';
import type { FlowDiagramLink, FlowDiagramNode } from './flowDiagramData';
import { layoutFlows } from './flowLayout';
import { BAR_WIDTH, LINE_HEIGHT, placeWords, roomOf, wordShares } from './flowWords';
import { useWidth } from './useWidth';

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
  /** The most it may take. */
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
    const top = 12;
    return layoutFlows(
      nodes.map((node) => ({ column: node.column, ...roomOf(node) })),
      links,
      {
        width,
        height: height - top - 8,
        top,
        left: isNarrow ? 0 : 150,
        right: isNarrow ? 0 : 150,
        barWidth: BAR_WIDTH,
        gap: isNarrow ? 8 : 10,
        shares: isNarrow ? wordShares(nodes, lastColumn) : [],
      },
    );
  }, [nodes, links, width, height, isNarrow, lastColumn]);
  const words = useMemo(
    () => placeWords(nodes, links, placed.nodes, isNarrow),
    [nodes, links, placed, isNarrow],
  );
  return (
    <div ref={frame} className={styles.frame}>
      <svg
        className={styles.diagram}
        width={width}
        height={placed.bottom + 8}
        viewBox={`0 0 ${width} ${placed.bottom + 8}`}
        // A drawing whose ribbons are links; no element of HTML holds one.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="group"
        aria-label={label}
        data-active={active === undefined ? undefined : true}
      >
        <g className={styles.links}>
          {links.map((link, at) => {
            const path = placed.links[at]?.path ?? '';
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
                <path className={styles.ribbon} d={path} fill={link.colour ?? 'var(--ink-3)'} />
                <path className={styles.reach} d={path} data-export="no" />
              </a>
            );
          })}
        </g>
        <g>
          {nodes.map((node, at) => {
            const bar = placed.nodes[at] ?? { x: 0, y: 0, height: 0 };
            const { x = 0, y = 0, anchor = 'start', isFull = true } = words[at] ?? {};
            return (
              <g key={node.id}>
                <rect
                  x={bar.x}
                  y={bar.y}
                  width={BAR_WIDTH}
                  height={bar.height}
                  rx={Math.min(2, bar.height / 2)}
                  fill={node.colour ?? 'var(--ink)'}
                />
                <text className={styles.label} x={x} y={y} textAnchor={anchor}>
                  {node.label}
                </text>
                {node.detail === undefined || !isFull ? null : (
                  <text className={styles.detail} x={x} y={y + LINE_HEIGHT} textAnchor={anchor}>
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
