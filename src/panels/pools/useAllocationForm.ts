import { useMemo, useState } from 'react';
import { outcomeMessage, type Outcome } from '../../engine/receipts';
import {
  allocationCommand,
  allocationField,
  partOfReserve,
  reserveBalance,
  selectShares,
  specifiedWeights,
  weightSum,
  type AllocationField,
  type SharesModel,
} from '../../selectors/allocationForm';
import { useLoop } from '../../store/hooks';
import { useAmountText } from './useAmountText';
import { usePoolCourses } from './usePoolCourses';

/** The allocation form: what is typed, what it would do, and how to commit it. */
export interface AllocationForm {
  readonly amount: ReturnType<typeof useAmountText>;
  readonly weights: readonly string[];
  readonly setWeights: (weights: readonly string[]) => void;
  readonly setWeight: (index: number, text: string) => void;
  readonly reserve: number;
  readonly takePart: (percent: number) => void;
  /** Sum of the weights; `undefined` if one of them is no weight. */
  readonly sum: number | undefined;
  /** What the allocation would give each pool; `undefined` if it would be refused or no amount is typed. */
  readonly shares: SharesModel | undefined;
  /** Why it would be refused, and beside which field that belongs. */
  readonly problem: { readonly field: AllocationField; readonly sentence: string } | undefined;
  readonly isAmountMissing: boolean;
  readonly commit: () => Outcome | undefined;
}

/** Holds the form; every change is previewed through the code that commits. */
export function useAllocationForm(): AllocationForm {
  const loop = useLoop();
  const { books } = usePoolCourses();
  const amount = useAmountText();
  const [weights, setWeights] = useState(specifiedWeights);
  const [isAmountMissing, setAmountMissing] = useState(false);
  const units = amount.parsed.ok ? amount.parsed.units : undefined;
  // Weights are checked before an amount is typed too: of one unit, which any funded reserve can give.
  const command = useMemo(
    () => (units === undefined ? undefined : allocationCommand(units, weights)),
    [units, weights],
  );
  const preview = useMemo(() => {
    // The preview reads the economy that `books` read.
    return command === undefined || books.transactionCount < 0 ? undefined : loop.preview(command).outcome;
  }, [command, books, loop]);
  const shares = useMemo(
    () =>
      preview?.ok === true && preview.type === 'allocateReserve' ? selectShares(books, preview) : undefined,
    [preview, books],
  );
  const field = preview === undefined ? undefined : allocationField(preview);
  const reserve = reserveBalance(books);
  return {
    amount: {
      ...amount,
      setText: (text) => {
        setAmountMissing(false);
        amount.setText(text);
      },
    },
    weights,
    setWeights,
    setWeight: (index, text) => setWeights(weights.map((old, at) => (at === index ? text : old))),
    reserve,
    takePart: (percent) => {
      setAmountMissing(false);
      amount.setUnits(partOfReserve(reserve, percent));
    },
    sum: weightSum(weights),
    shares,
    problem:
      field === undefined || preview === undefined ? undefined : { field, sentence: outcomeMessage(preview) },
    isAmountMissing,
    commit: () => {
      if (command === undefined) {
        setAmountMissing(true);
        return undefined;
      }
      const outcome = loop.commit(command);
      if (outcome.ok) amount.setText('');
      return outcome;
    },
  };
}
