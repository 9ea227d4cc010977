import { Amount } from '../../components/Amount';
import { decimalsNeeded } from '../../selectors/crisis';

/** An amount in a sentence or formula: exact, without trailing zeros. More than can exist is said in words. */
export function ExactAmount({ units, unit = true }: { readonly units: number; readonly unit?: boolean }) {
  if (!Number.isSafeInteger(units)) return <>more than can exist</>;
  return <Amount units={units} decimals={decimalsNeeded(units)} unit={unit} />;
}
