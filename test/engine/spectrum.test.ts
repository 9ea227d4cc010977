import { describe, expect, it } from 'vitest';
import {
  isMessageType,
  messageFacts,
  messageTypes,
  spectralRegion,
  transitionEnergyJoules,
} from '../../src/engine/spectrum';

describe('orbital transitions', () => {
  it.each([
    ['standard', 3, 2, 656.3869, 'RED', 5_700],
    ['link', 4, 2, 486.2125, 'BLUE', 2_850],
    ['image', 5, 3, 1282.0057, 'IR', 2_918],
    ['video', 5, 2, 434.1183, 'VIOLET', 11_400],
  ] as const)('%s: %i→%i, %f nm, %s, %i units', (type, upper, lower, wavelength, region, price) => {
    const fact = messageFacts[type];
    expect(fact).toMatchObject({ type, upper, lower, region, price });
    expect(fact.wavelengthNm).toBeCloseTo(wavelength, 4);
    // E·λ = h·c.
    expect(fact.energyJoules * fact.wavelengthNm * 1e-9).toBeCloseTo(1.98644586e-25, 32);
  });

  it('an image costs what its energy is worth, rounded down', () => {
    expect(Math.floor((5_700 * transitionEnergyJoules(5, 3)) / transitionEnergyJoules(3, 2))).toBe(2_918);
    expect(messageFacts.standard.energyJoules).toBeCloseTo(13.6 * 1.602176634e-19 * (5 / 36), 30);
  });

  it.each([
    [0, 'UV'],
    [399.999, 'UV'],
    [400, 'VIOLET'],
    [450, 'BLUE'],
    [495, 'GREEN'],
    [570, 'YELLOW'],
    [590, 'ORANGE'],
    [620, 'RED'],
    [749.999, 'RED'],
    [750, 'IR'],
    [10_000, 'IR'],
  ])('%f nm is %s', (wavelength, region) => {
    expect(spectralRegion(wavelength)).toBe(region);
  });

  it('there are four message types and no others', () => {
    expect(messageTypes).toEqual(['standard', 'link', 'image', 'video']);
    expect(messageTypes.every(isMessageType)).toBe(true);
    expect(['constructor', 'Standard', '', 5, null, undefined].some(isMessageType)).toBe(false);
  });
});
