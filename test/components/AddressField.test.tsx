import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { AddressField, matchingAddresses } from '../../src/components/AddressField';
import { renderWithLoop } from './renderWithLoop';

function Controlled({ error }: { readonly error?: string }) {
  const [value, setValue] = useState('');
  return <AddressField label="To" value={value} onChange={setValue} error={error} />;
}

test('offers wallets first; ↓ and Enter take one', async () => {
  const user = userEvent.setup();
  renderWithLoop(<Controlled />);
  const field = screen.getByRole('combobox', { name: 'To' });
  await user.click(field);
  expect(screen.getAllByRole('option')[0]).toHaveTextContent('Ada');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(field).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { selected: true }).id);
  await user.keyboard('{Enter}');
  expect(field).toHaveValue('Bram');
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('any text may be typed; Escape closes the list and keeps the text', async () => {
  const user = userEvent.setup();
  renderWithLoop(<Controlled />);
  const field = screen.getByRole('combobox');
  await user.type(field, 'ra');
  expect(screen.getByRole('option', { name: 'Bram' })).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(field).toHaveValue('ra');
  expect(field).toHaveAttribute('aria-expanded', 'false');
});

test('an error belongs to the field, which keeps its text', async () => {
  const user = userEvent.setup();
  renderWithLoop(<Controlled error="There is no such account." />);
  const field = screen.getByRole('combobox');
  await user.type(field, 'nobody');
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription('There is no such account.');
  expect(field).toHaveValue('nobody');
});

test('system accounts are found by the name people know them by', () => {
  expect(matchingAddresses(['VALIDATOR_POOL', 'TREASURY'], 'validators')).toEqual(['VALIDATOR_POOL']);
});
