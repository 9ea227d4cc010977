import { act, render, screen } from '@testing-library/react';
import * as fc from 'fast-check';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { Amount, amountText } from '../../src/components/Amount';
import { AmountField } from '../../src/components/AmountField';
import { setUnit } from '../../src/store/preferences';
import { renderWithLoop } from './renderWithLoop';

afterEach(() => act(() => setUnit('NXT')));

test('shows all eight decimals, with the unit', () => {
  const { container } = render(<Amount units={24_050_001_000} />);
  expect(container).toHaveTextContent('240.50001000 NXT');
});

test.each([
  [3_565_438_545_479, '35,654', '.38…'],
  [1_200_000_000_000, '12,000', '.00'],
  // 9.99999999 never reads 10.
  [999_999_999, '9', '.99…'],
  [1, '0', '.00…'],
  [0, '0', '.00'],
  [-999_999_999, '\u22129', '.99…'],
])('compact %i is cut, never rounded', (units, whole, fraction) => {
  expect(amountText({ units, compact: true }, 'NXT')).toMatchObject({ whole, fraction });
});

test('what is cut off is there for screen readers and on focus', () => {
  const { container } = render(<Amount units={3_565_438_545_479} compact />);
  expect(screen.getByText('35,654.38545479 NXT')).toBeInTheDocument();
  expect(container.querySelector('[tabindex="0"]')).not.toBeNull();
});

test('what is complete takes no stop of the tab key', () => {
  const { container } = render(<Amount units={500_000_000} compact />);
  expect(container.querySelector('[tabindex]')).toBeNull();
});

test('the switch to units changes every amount, tokens likewise', () => {
  act(() => setUnit('units'));
  const { container } = render(
    <>
      <Amount units={5_700} />
      <Amount units={100_000_000} asset="FOOD" compact />
    </>,
  );
  expect(container).toHaveTextContent('5,700 units');
  expect(container).toHaveTextContent('100,000,000 units of FOOD');
});

test('signs are a plus and the minus U+2212; shares are counted', () => {
  expect(amountText({ units: 5, sign: true }, 'units').whole).toBe('+5');
  expect(amountText({ units: -5, sign: true }, 'units').whole).toBe('\u22125');
  expect(amountText({ units: 12_345, asset: 'NXT-FOOD shares' }, 'NXT').full).toBe('12,345 shares');
});

test('the shown digits are always a prefix of the exact ones', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 8 }), (units, decimals) => {
      const { whole, fraction, full, isCut } = amountText({ units, decimals }, 'NXT');
      const shown = (whole + fraction).replace('…', '');
      expect(full.startsWith(shown)).toBe(true);
      expect(isCut).toBe(/[1-9]/.test(full.slice(shown.length).replace(' NXT', '')));
    }),
  );
});

function Typed() {
  const [text, setText] = useState('0.5');
  return <AmountField label="Amount" value={text} onChange={setText} />;
}

test('what was typed keeps its meaning when the unit is switched', () => {
  renderWithLoop(<Typed />);
  act(() => setUnit('units'));
  expect(screen.getByLabelText('Amount')).toHaveValue('50000000');
  act(() => setUnit('NXT'));
  expect(screen.getByLabelText('Amount')).toHaveValue('0.5');
});
