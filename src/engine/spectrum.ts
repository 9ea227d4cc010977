/** Orbital transitions: what a message costs and which spectral line it wears. */
import type { Units } from './units';

/** Planck's constant in J·s (exact since 2019). */
export const PLANCK_CONSTANT = 6.62607015e-34;
/** Speed of light in m/s (exact). */
export const SPEED_OF_LIGHT = 299_792_458;
/** One electronvolt in J (exact since 2019). */
export const ELECTRONVOLT = 1.602176634e-19;
/** Ionisation energy of hydrogen in eV, as the specification rounds it. */
export const HYDROGEN_ENERGY_EV = 13.6;

/** The message types in the order of the specification's table. */
export const messageTypes = ['standard', 'link', 'image', 'video'] as const;
export type MessageType = (typeof messageTypes)[number];

export type SpectralRegion = 'UV' | 'VIOLET' | 'BLUE' | 'GREEN' | 'YELLOW' | 'ORANGE' | 'RED' | 'IR';

/** A message type's price and physics. */
export interface MessageFact {
  readonly type: MessageType;
  readonly upper: number;
  readonly lower: number;
  /** The line's name among spectroscopists. */
  readonly line: string;
  /** Price of one message in units. */
  readonly price: Units;
  /** Energy of one photon of this transition in joules. */
  readonly energyJoules: number;
  readonly wavelengthNm: number;
  readonly region: SpectralRegion;
}

/** E = 13.6 eV · (1/lower² − 1/upper²), in joules. */
export function transitionEnergyJoules(upper: number, lower: number): number {
  return HYDROGEN_ENERGY_EV * ELECTRONVOLT * (1 / (lower * lower) - 1 / (upper * upper));
}

/** λ = hc / E, in nanometres. */
export function transitionWavelengthNm(upper: number, lower: number): number {
  return ((PLANCK_CONSTANT * SPEED_OF_LIGHT) / transitionEnergyJoules(upper, lower)) * 1e9;
}

const regionsByUpperBoundNm: readonly (readonly [number, SpectralRegion])[] = [
  [400, 'UV'],
  [450, 'VIOLET'],
  [495, 'BLUE'],
  [570, 'GREEN'],
  [590, 'YELLOW'],
  [620, 'ORANGE'],
  [750, 'RED'],
];

/** The spectral region of a wavelength; each region's upper bound belongs to the next one. */
export function spectralRegion(wavelengthNm: number): SpectralRegion {
  return regionsByUpperBoundNm.find(([bound]) => wavelengthNm < bound)?.[1] ?? 'IR';
}

function messageFact(
  type: MessageType,
  upper: number,
  lower: number,
  line: string,
  price: number,
): MessageFact {
  const wavelengthNm = transitionWavelengthNm(upper, lower);
  return {
    type,
    upper,
    lower,
    line,
    price: price as Units,
    energyJoules: transitionEnergyJoules(upper, lower),
    wavelengthNm,
    region: spectralRegion(wavelengthNm),
  };
}

/** The four message types. An image costs ⌊5,700 · E(5→3) / E(3→2)⌋ = 2,918 units. */
export const messageFacts: Readonly<Record<MessageType, MessageFact>> = {
  standard: messageFact('standard', 3, 2, 'Hα', 5_700),
  link: messageFact('link', 4, 2, 'Hβ', 2_850),
  image: messageFact('image', 5, 3, 'Paβ', 2_918),
  video: messageFact('video', 5, 2, 'Hγ', 11_400),
};

/** True for one of the four message types. */
export function isMessageType(value: unknown): value is MessageType {
  return typeof value === 'string' && messageTypes.some((type) => type === value);
}
