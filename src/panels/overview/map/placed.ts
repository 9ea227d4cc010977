import type { CSSProperties } from 'react';
import type { Place } from './geometry';

/** Attributes that set a text at its place on the map. */
export function placed(place: Place): {
  readonly style: CSSProperties;
  readonly 'data-align': Place['align'];
} {
  return { style: { left: place.x, top: place.y }, 'data-align': place.align };
}
