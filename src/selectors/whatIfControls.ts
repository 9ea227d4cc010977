/** What a person can move in a scenario: every parameter of the table, and shares and shocks that are made of several. */
import { pools } from '../engine/assets';
import {
  findParameter,
  getParameter,
  parameters,
  setParameter,
  type Parameter,
  type ParameterUnit,
  toStep,
} from '../simulation/parameters';
import type { Scenario, Shock } from '../simulation/scenario';
import { splitEvenly } from './whatIfShares';

/** One thing to move. */
export interface Control {
  readonly id: string;
  readonly label: string;
  readonly unit: ParameterUnit | 'price' | 'permille';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What one arrow key moves on a linear scale. */
  readonly keyStep: number;
  readonly isLogarithmic: boolean;
  readonly read: (scenario: Scenario) => number;
  readonly write: (scenario: Scenario, value: number) => Scenario;
}

/** Controls that stand together. */
export interface ControlGroup {
  readonly name: string;
  readonly controls: readonly Control[];
}

const logarithmic = new Set([
  'citizens',
  'wallets.openingMedian',
  'messages.perCitizenDay',
  'messages.burnPerStandardMessage',
  'floor.allotment',
]);

/** A round step of about a two-hundredth of the range. */
function keyStepOf({ min, max, step }: Parameter): number {
  const wanted = (max - min) / 200;
  if (wanted <= step) return step;
  return Math.max(step, 10 ** Math.floor(Math.log10(wanted)));
}

function controlOf(parameter: Parameter): Control {
  const { path, label, unit, min, max, step } = parameter;
  const isPrice = path === 'messages.burnPerStandardMessage' || path === 'transfers.fee';
  return {
    id: path,
    label,
    unit: isPrice ? 'price' : path.includes('relativePricePermille') ? 'permille' : unit,
    min,
    max,
    step,
    keyStep: path === 'citizens' ? 10 : keyStepOf(parameter),
    isLogarithmic: logarithmic.has(path),
    read: (scenario) => getParameter(scenario, path),
    write: (scenario, value) => setParameter(scenario, path, toStep(parameter, value)),
  };
}

function control(path: string, label?: string): Control {
  const parameter = findParameter(path) as Parameter;
  return label === undefined ? controlOf(parameter) : { ...controlOf(parameter), label };
}

/** The three families of pools, by their first and last place. */
const families = [
  { id: 'core', label: 'Core infrastructure', from: 0, to: 4 },
  { id: 'food', label: 'Food', from: 4, to: 8 },
  { id: 'services', label: 'Services', from: 8, to: 12 },
] as const;

/** The families' shares of all weights in whole percent. */
function familyShares({ pools: { weights } }: Scenario): readonly number[] {
  return splitEvenly(
    100,
    families.map(({ from, to }) => weights.slice(from, to).reduce((sum, weight) => sum + weight, 0)),
  );
}

function familyControl(index: number): Control {
  const { id, label } = families[index] as (typeof families)[number];
  return {
    id: `weights.${id}`,
    label,
    unit: 'percent',
    min: 0,
    max: 100,
    step: 1,
    keyStep: 1,
    isLogarithmic: false,
    read: (scenario) => familyShares(scenario)[index] ?? 0,
    write: (scenario, value) => {
      const before = familyShares(scenario);
      const others = before.filter((_, at) => at !== index);
      const rest = [...splitEvenly(100 - value, others)];
      const shares = before.map((_, at) => (at === index ? value : (rest.shift() ?? 0)));
      // Hundredths of a percent, so that a family's members keep their proportion.
      const fine = families.flatMap(({ from, to }, at) =>
        splitEvenly(
          (shares[at] ?? 0) * 100,
          pools.slice(from, to).map(({ weight }) => weight),
        ),
      );
      const isWhole = fine.every((weight) => weight % 100 === 0);
      const weights = isWhole ? fine.map((weight) => weight / 100) : fine;
      return { ...scenario, pools: { ...scenario.pools, weights } };
    },
  };
}

type MessageShock = Extract<Shock, { kind: 'messages' }>;

const usualShock: MessageShock = { kind: 'messages', startDay: 200, days: 30, factor: 1 };

/** The shock to messages that the sliders move: the scenario's first, or one that changes nothing yet. */
export function messageShock(scenario: Scenario): MessageShock {
  const found = scenario.shocks.find((shock): shock is MessageShock => shock.kind === 'messages');
  return found ?? usualShock;
}

function withShock(scenario: Scenario, shock: MessageShock): Scenario {
  const others = scenario.shocks.filter((one) => one !== messageShock(scenario));
  return { ...scenario, shocks: [shock, ...others] };
}

function shockControl(
  id: string,
  label: string,
  unit: Control['unit'],
  range: readonly [number, number],
  part: { read: (shock: MessageShock) => number; write: (value: number) => Partial<MessageShock> },
): Control {
  return {
    id,
    label,
    unit,
    min: range[0],
    max: range[1],
    step: 1,
    keyStep: 1,
    isLogarithmic: false,
    read: (scenario) => part.read(messageShock(scenario)),
    write: (scenario, value) => withShock(scenario, { ...messageShock(scenario), ...part.write(value) }),
  };
}

const shockControls: readonly Control[] = [
  shockControl('shock.size', 'Message collapse', 'percent', [0, 100], {
    read: ({ factor }) => Math.round((1 - factor) * 100),
    write: (percent) => ({ factor: (100 - percent) / 100 }),
  }),
  shockControl('shock.day', 'From day', 'count', [1, 365], {
    read: ({ startDay }) => startDay,
    write: (startDay) => ({ startDay }),
  }),
];

/** The main controls, in the order of the page. */
export const mainControls: readonly ControlGroup[] = [
  {
    name: 'People',
    controls: [
      control('citizens'),
      control('messages.perCitizenDay'),
      control('wallets.openingMedian'),
      control('wallets.openingInequality'),
    ],
  },
  { name: 'Messages', controls: [control('messages.burnPerStandardMessage')] },
  {
    name: 'Policy',
    controls: [
      control('policy.everyDays'),
      control('policy.allocationPercent'),
      control('crisis.drainPercent', 'Drain, share'),
      control('floor.allotment', 'Floor allotment'),
      control('crisis.floorLinePercent', 'Crisis trigger, floor'),
    ],
  },
  { name: 'Shock', controls: shockControls },
];

/** The four message types' parts. */
export const mixControls: readonly Control[] = [
  control('messages.mixPercent.standard', 'Standard'),
  control('messages.mixPercent.link', 'Links'),
  control('messages.mixPercent.image', 'Images'),
  control('messages.mixPercent.video', 'Videos'),
];

/** Where an allocation goes, by family. */
export const familyControls: readonly Control[] = families.map((_, index) => familyControl(index));

const groupNames: Readonly<Record<Parameter['group'], string>> = {
  people: 'People and time',
  messages: 'Rates and prices',
  payments: 'Payments',
  shopping: 'Shopping',
  producers: 'Producers',
  pools: 'Pools',
  policy: 'Reserve',
  crisis: 'Crisis',
  floor: 'Floor',
};

const mainIds = new Set(
  [...mainControls.flatMap(({ controls }) => controls), ...mixControls].map(({ id }) => id),
);

/** Every other parameter of the table, by its group. */
export const furtherControls: readonly ControlGroup[] = Object.entries(groupNames).map(([group, name]) => ({
  name,
  controls: [
    ...parameters
      .filter((parameter) => parameter.group === group && !mainIds.has(parameter.path))
      .map((parameter) => controlOf(parameter)),
    ...(group === 'crisis'
      ? [
          shockControl('shock.days', 'Days of the shock', 'days', [1, 365], {
            read: ({ days }) => days,
            write: (days) => ({ days }),
          }),
        ]
      : []),
  ],
}));

/** All controls, each once. */
export const allControls: readonly Control[] = [
  ...mainControls.flatMap(({ controls }) => controls),
  ...mixControls,
  ...familyControls,
  ...furtherControls.flatMap(({ controls }) => controls),
];

/** The control of this id. */
export function findControl(id: string): Control | undefined {
  return allControls.find((one) => one.id === id);
}
