/**
 * Every number of a scenario with its range: validation, sliders, sweeps, tornado and goal seek read this one place. Amounts
 * are units.
 */
import { splitByWeights } from '../engine/allocation';
import { pools } from '../engine/assets';
import { messageTypes, type MessageType } from '../engine/spectrum';
import type { Scenario, Shock } from './scenario';

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
  /** The two ends of the tornado as parts of the scenario's value. */
  readonly spread: readonly [number, number];
}

/** A quarter less and a quarter more. */
const usualSpread: readonly [number, number] = [0.75, 1.25];

const NXT = 100_000_000;

function whole(
  path: string,
  label: string,
  group: Parameter['group'],
  unit: ParameterUnit,
  [min, max]: readonly [number, number],
  spread = usualSpread,
): Parameter {
  return { path, label, group, unit, min, max, step: 1, spread };
}

function fraction(
  path: string,
  label: string,
  group: Parameter['group'],
  [min, max]: readonly [number, number],
  step: number,
  spread = usualSpread,
): Parameter {
  return { path, label, group, unit: 'factor', min, max, step, spread };
}

/** The parameters in the order in which they are shown. */
export const parameters: readonly Parameter[] = [
  whole('citizens', 'Citizens', 'people', 'count', [2, 5_000]),
  whole(
    'wallets.openingMedian',
    'Opening wallet, median',
    'people',
    'units',
    [0, 50_000_000_000_000],
    // TREASURY cannot open wallets much larger than the balanced village's.
    [0.5, 1.25],
  ),
  fraction('wallets.openingInequality', 'Inequality of wallets', 'people', [0, 0.99], 0.01, [0.525, 1.03]),
  fraction('messages.perCitizenDay', 'Messages a day, each', 'messages', [0, 200], 0.1),
  whole('messages.spreadPercent', 'Spread of message rates', 'messages', 'percent', [0, 100]),
  fraction('messages.demandSwing', 'Swing of the mood', 'messages', [0, 0.2], 0.01),
  whole('messages.burnPerStandardMessage', 'Burn per message', 'messages', 'units', [1, 1_000 * NXT]),
  whole('messages.mixPercent.standard', 'Share of standard messages', 'messages', 'percent', [0, 100]),
  whole('messages.mixPercent.link', 'Share of links', 'messages', 'percent', [0, 100]),
  whole('messages.mixPercent.image', 'Share of images', 'messages', 'percent', [0, 100]),
  whole('messages.mixPercent.video', 'Share of videos', 'messages', 'percent', [0, 100], [0, 3]),
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
  whole('pools.payoutPercent', 'Payout above the working depth', 'pools', 'percent', [0, 100], [0, 2]),
  whole('pools.payoutEveryDays', 'Days between payouts', 'pools', 'days', [1, 30]),
  whole('policy.everyDays', 'Allocate every', 'policy', 'days', [1, 90], [3 / 7, 4]),
  whole('policy.allocationPercent', 'Share of reserve allocated', 'policy', 'percent', [0, 100], [0.4, 2]),
  whole('policy.reserveKeptPercent', 'Kept in the reserve', 'policy', 'percent', [0, 100]),
  whole('policy.floorTargetDays', 'Target of the floor', 'policy', 'days', [0, 180]),
  whole('crisis.reserveLinePercent', 'Reserve’s crisis line', 'crisis', 'percent', [0, 100]),
  whole('crisis.floorLinePercent', 'Floor’s crisis line', 'crisis', 'percent', [0, 300], [0.5, 1.5]),
  whole('crisis.drainPercent', 'Drain, share of the reserve', 'crisis', 'percent', [0, 100], [0.5, 1.5]),
  whole('crisis.coolDownDays', 'Days between drains', 'crisis', 'days', [1, 90]),
  whole('floor.allotment', 'Floor allotment a month', 'floor', 'units', [0, 1_150 * NXT]),
  whole('floor.everyDays', 'Days between payments', 'floor', 'days', [1, 90]),
  whole('opening.floor', 'Floor at the start', 'floor', 'units', [0, 200_000 * NXT]),
  whole('opening.pools', 'Pools at the start', 'pools', 'units', [0, 200_000 * NXT]),
  whole('opening.reserve', 'Reserve at the start', 'policy', 'units', [0, 200_000 * NXT]),
  whole('horizonDays', 'Days', 'people', 'days', [1, 3_650]),
  whole('seed', 'Seed', 'people', 'count', [0, 4_294_967_295]),
];

/** Whether allocations go on in a crisis: 0 or 1. */
const allocateInCrisis = whole(
  'policy.allocateInCrisis',
  'Allocating in a crisis (0 no, 1 yes)',
  'policy',
  'count',
  [0, 1],
);

/** Only the ratio of the weights matters. */
const weightParameters: readonly Parameter[] = pools.map(({ sector, index }) =>
  whole(`pools.weights.${index}`, `Weight of ${sector}`, 'pools', 'count', [0, 1_000_000]),
);

/** The days of something that happens to the village for a while. */
function spanParameters(path: string, name: string): readonly Parameter[] {
  return [
    whole(`${path}.startDay`, `First day of ${name}`, 'people', 'count', [1, 3_650]),
    whole(`${path}.days`, `Length of ${name}`, 'people', 'days', [1, 3_650]),
  ];
}

/** The numbers of the growth of a village that grows. */
export const growthParameters: readonly Parameter[] = [
  ...spanParameters('growth', 'the growth'),
  whole('growth.citizens', 'Newcomers', 'people', 'count', [1, 5_000]),
  whole('growth.wallet', 'Wallet of a newcomer', 'people', 'units', [0, 500_000 * NXT]),
];

/** The numbers of a shock of a kind, by its place among the scenario's shocks. */
export function shockParameters(kind: Shock['kind'], index: number, shocks = 1): readonly Parameter[] {
  const path = `shocks.${index}`;
  const which = shocks === 1 ? '' : ` ${index + 1}`;
  switch (kind) {
    case 'messages': {
      const name = `the shock to messages${which}`;
      const factor = fraction(`${path}.factor`, `Factor of ${name}`, 'messages', [0, 10], 0.01, [0.5, 1.5]);
      return [factor, ...spanParameters(path, name)];
    }
    case 'poolRun': {
      const name = `the run on the pools${which}`;
      const sold = whole(`${path}.stockPercentPerDay`, `Sold a day in ${name}`, 'pools', 'percent', [0, 100]);
      return [sold, ...spanParameters(path, name)];
    }
  }
}

/** Every number of a scenario: those of the table, and those of its switch, weights, growth and shocks. */
export function parametersOf({ growth, shocks }: Scenario): readonly Parameter[] {
  return [
    ...parameters,
    allocateInCrisis,
    ...weightParameters,
    ...(growth === null ? [] : growthParameters),
    ...shocks.flatMap(({ kind }, index) => shockParameters(kind, index, shocks.length)),
  ];
}

const parametersByPath = new Map(parameters.map((parameter) => [parameter.path, parameter]));

/** The parameter of the table at this path, if there is one. */
export function findParameter(path: string): Parameter | undefined {
  return parametersByPath.get(path);
}

/** The parameter at this path of a scenario, if it has one there. */
export function parameterOf(scenario: Scenario, path: string): Parameter | undefined {
  return findParameter(path) ?? parametersOf(scenario).find((parameter) => parameter.path === path);
}

/** The nearest value that the parameter can take. */
export function toStep({ step, min, max }: Parameter, value: number): number {
  const stepped = Math.round(value / step) * step;
  // Steps such as 0.01 leave dust behind in binary; the digits of the step say how many to keep.
  const digits = step === 1 ? 0 : (String(step).split('.')[1]?.length ?? 0);
  return Math.min(max, Math.max(min, Number(stepped.toFixed(digits))));
}

/** The value of a parameter; a switch is 0 or 1. Throws a defect for a path that is none. */
export function getParameter(scenario: Scenario, path: string): number {
  let value: unknown = scenario;
  for (const key of path.split('.')) value = (value as Readonly<Record<string, unknown>>)[key];
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'number') throw new RangeError(`a scenario has no number at '${path}'`);
  return value;
}

const mixPath = 'messages.mixPercent.';

/** True for the four shares of the message mix, which sum to a hundred and so only move together. */
export function isShareOfMix(path: string): boolean {
  return path.startsWith(mixPath);
}

/**
 * The scenario with one parameter changed; everything else is shared. Where it is a share of the message mix, the other types
 * divide the rest among them in proportion, by largest remainder: the mix still sums to a hundred.
 */
export function setParameter(scenario: Scenario, path: string, value: number): Scenario {
  if (!isShareOfMix(path)) return replaced(scenario, path.split('.'), value) as Scenario;
  const mixPercent = mixWith(scenario, path.slice(mixPath.length) as MessageType, value);
  return { ...scenario, messages: { ...scenario.messages, mixPercent } };
}

function mixWith({ messages }: Scenario, type: MessageType, percent: number): Record<MessageType, number> {
  const others = messageTypes.filter((other) => other !== type);
  const before = others.map((other) => messages.mixPercent[other]);
  // Where the others have nothing, there is no proportion to keep.
  const { shares } = splitByWeights(100 - percent, before.some((share) => share > 0) ? before : [1, 1, 1]);
  const mixPercent = { ...messages.mixPercent, [type]: percent };
  for (const [index, other] of others.entries()) mixPercent[other] = shares[index] ?? 0;
  return mixPercent;
}

function replaced(part: unknown, [key, ...rest]: readonly string[], value: number): unknown {
  if (key === undefined) return typeof part === 'boolean' ? value !== 0 : value;
  if (Array.isArray(part)) return part.with(Number(key), replaced(part[Number(key)], rest, value));
  const record = part as Readonly<Record<string, unknown>>;
  return { ...record, [key]: replaced(record[key], rest, value) };
}
