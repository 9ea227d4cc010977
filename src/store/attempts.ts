/** Commands that were refused: they are no transactions, and are listed apart from them. */
import type { Command } from '../engine/commands';
import type { Fault } from '../engine/receipts';
import type { Rejection } from '../engine/rejections';

/** A command that was not committed. */
export interface Attempt {
  /** Counts up from 1. */
  readonly number: number;
  readonly command: Command;
  readonly outcome: Rejection | Fault;
  /** How many commands had been committed when it was made. */
  readonly position: number;
}

/** How many refused attempts are remembered. */
export const ATTEMPTS_KEPT = 500;
