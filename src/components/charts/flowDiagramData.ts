/** What a flow diagram shows. */

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
