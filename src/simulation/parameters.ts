/**
 * Every number of a scenario with its range: validation, sliders, sweeps, tornado and goal seek read this one table. Amounts
 * are units.
 */
import type { Scenario } from './scenario';

/** How a parameter is shown. */
export type ParameterUnit = 'count' | 'units' | 'percent' | 'days' | 'factor' | 'basisPoints';

/** One number of a scenario. */
export interface Parameter {
  /** Where it stands, such as `messages.perCitizenDay`. */
  readonly path: string;
  readonly label: string;
  readonly group:
    | 'people'
    | 'messages'
    | 'payments'
    | 'shopping'
    | 'producers'
    | 'pools'
    | 'policy'
    | 'crisis'
    | 'floor';
  readonly unit: ParameterUnit;
  readonly min: number;
  readonly max: number;
  /** The smallest change; 1 for whole numbers. */
  readonly step: number;
  /** Low and high ends of the tornado, where the model names them. */
  readonly tornado?: readonly [number, number];
}

const NXT = 100_000_000;

function whole(
  path: string,
  label: string,
  group: Parameter['group'],
  unit: ParameterUnit,
  [min, max]: readonly [number, number],
  tornado?: readonly [number, number],
): Parameter {
  const parameter = { path, label, group, unit, min, max, step: 1 };
  return tornado === undefined ? parameter : { ...parameter, tornado };
}

function fraction(
  path: string,
  label: string,
  group: Parameter['group'],
  [min, max]: readonly [number, number],
  step: number,
  tornado?: readonly [number, number],
): Parameter {
  const parameter = { path, label, group, unit: 'factor' as const, min, max, step };
  return tornado === undefined ? parameter : { ...parameter, tornado };
}

/** The parameters in the order in which they are shown. */
export const parameters: readonly Parameter[] = [
  // TREASURY cannot open the wallets of many more than 1,250 citizens.
  whole('citizens', 'Citizens', 'people', 'count', [2, 5_000], [750, 1_250]),
  whole(
    'wallets.openingMedian',
    'Opening wallet, median',
    'people',
    'units',
    [0, 50_000_000_000_000],
    [120 * NXT, 300 * NXT],
  ),
  fraction('wallets.openingInequality', 'Inequality of wallets', 'people', [0, 0.99], 0.01, [0.5, 0.98]),
  fraction('messages.perCitizenDay', 'Messages a day, each', 'messages', [0, 200], 0.1, [15, 25]),
  whole('messages.spreadPercent', 'Spread of message rates', 'messages', 'percent', [0, 100]),
  fraction('messages.demandSwing', 'Swing of the mood', 'messages', [0, 0.2], 0.01),
  whole(
    'messages.burnPerStandardMessage',
    'Burn per message',
    'messages',
    'units',
    [1, 1_000 * NXT],
    [12_000_000, 20_000_000],
  ),
  whole('messages.mixPercent.standard', 'Standard messages', 'messages', 'percent', [0, 100]),
  whole('messages.mixPercent.link', 'Links', 'messages', 'percent', [0, 100]),
  whole('messages.mixPercent.image', 'Images', 'messages', 'percent', [0, 100]),
  whole('messages.mixPercent.video', 'Videos', 'messages', 'percent', [0, 100]),
  whole(
    'messages.relativePricePermille.standard',
    'Price of a standard message',
    'messages',
    'factor',
    [1, 10_000],
  ),
  whole('messages.relativePricePermille.link', 'Price of a link', 'messages', 'factor', [1, 10_000]),
  whole('messages.relativePricePermille.image', 'Price of an image', 'messages', 'factor', [1, 10_000]),
  whole('messages.relativePricePermille.video', 'Price of a video', 'messages', 'factor', [1, 10_000]),
  fraction('transfers.perCitizenDay', 'Payments a day, each', 'payments', [0, 5], 0.01),
  whole('transfers.maxSharePercent', 'Largest payment, share of the wallet', 'payments', 'percent', [0, 100]),
  whole('transfers.fee', 'Fee of a payment', 'payments', 'units', [0, NXT]),
  whole('shopping.everyDays', 'Days between purchases', 'shopping', 'days', [1, 30]),
  whole('shopping.consumptionPercent', 'Spent at a purchase', 'shopping', 'percent', [0, 50]),
  whole('shopping.basketLimitPercent', 'Largest purchase, share of the pool', 'shopping', 'percent', [1, 50]),
  whole('producers.stockPercent', 'Stock that producers keep', 'producers', 'percent', [0, 90]),
  whole('producers.sellPercent', 'Sold above the stock, a day', 'producers', 'percent', [1, 100]),
  whole('producers.wageEveryDays', 'Days between wages', 'producers', 'days', [1, 30]),
  whole('pools.feeBasisPoints', 'Trading fee', 'pools', 'basisPoints', [0, 100]),
  whole('pools.workingDepth', 'Working depth of all pools', 'pools', 'units', [0, 500_000 * NXT]),
  whole('pools.payoutPercent', 'Payout above the working depth', 'pools', 'percent', [0, 100], [0, 50]),
  whole('pools.payoutEveryDays', 'Days between payouts', 'pools', 'days', [1, 30]),
  whole('policy.everyDays', 'Allocate every', 'policy', 'days', [1, 90], [3, 28]),
  whole('policy.allocationPercent', 'Share of the reserve', 'policy', 'percent', [0, 100], [10, 50]),
  whole('policy.reserveKeptPercent', 'Kept in the reserve', 'policy', 'percent', [0, 100]),
  whole('policy.floorTargetDays', 'Target of the floor', 'policy', 'days', [0, 180], [56, 94]),
  whole('crisis.reserveLinePercent', 'Reserve’s crisis line', 'crisis', 'percent', [0, 100]),
  whole('crisis.floorLinePercent', 'Floor’s crisis line', 'crisis', 'percent', [0, 300], [25, 75]),
  whole('crisis.drainPercent', 'Drain, share of the reserve', 'crisis', 'percent', [0, 100], [25, 75]),
  whole('crisis.coolDownDays', 'Days between drains', 'crisis', 'days', [1, 90]),
  whole(
    'floor.allotment',
    'Floor allotment a month',
    'floor',
    'units',
    [0, 1_150 * NXT],
    [4_312_500_000, 7_187_500_000],
  ),
  whole('floor.everyDays', 'Days between payments', 'floor', 'days', [1, 90]),
  whole('opening.floor', 'Floor at the start', 'floor', 'units', [0, 200_000 * NXT]),
  whole('opening.pools', 'Pools at the start', 'pools', 'units', [0, 200_000 * NXT]),
  whole('opening.reserve', 'Reserve at the start', 'policy', 'units', [0, 200_000 * NXT]),
  whole('horizonDays', 'Days', 'people', 'days', [1, 3_650]),
  whole('seed', 'Seed', 'people', 'count', [0, 4_294_967_295]),
];

const parametersByPath = new Map(parameters.map((parameter) => [parameter.path, parameter]));

/** The parameter at this path, if there is one. */
export function findParameter(path: string): Parameter | undefined {
  return parametersByPath.get(path);
}

/** The nearest value that the parameter can take. */
export function toStep(parameter: Parameter, value: number): number {
  const stepped = Math.round(value / parameter.step) * parameter.step;
  // Steps such as 0.01 leave dust behind in binary; the digits of the step say how many to keep.
  const digits = parameter.step === 1 ? 0 : (String(parameter.step).split('.')[1]?.length ?? 0);
  return Math.min(parameter.max, Math.max(parameter.min, Number(stepped.toFixed(digits))));
}

/** The value of a parameter. Throws a defect for a path that is none. */
export function getParameter(scenario: Scenario, path: string): number {
  let value: unknown = scenario;
  for (const key of path.split('.')) value = (value as Readonly<Record<string, unknown>>)[key];
  if (typeof value !== 'number') throw new RangeError(`a scenario has no number at '${path}'`);
  return value;
}

/** The scenario with one parameter changed; everything else is shared. */
export function setParameter(scenario: Scenario, path: string, value: number): Scenario {
  return replaced(scenario, path.split('.'), value) as Scenario;
}

function replaced(part: unknown, [key, ...rest]: readonly string[], value: number): unknown {
  if (key === undefined) return value;
  const record = part as Readonly<Record<string, unknown>>;
  return { ...record, [key]: replaced(record[key], rest, value) };
}
