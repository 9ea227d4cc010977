import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import CommandDialog from '../../src/app/CommandDialog';
import { parseInteger, readDraft, unusedMessageId } from '../../src/app/commandDraft';
import { commandShapes, commandTypes, shapeProblem, type CommandField } from '../../src/engine/commands';
import { renderWithLoop } from '../components/renderWithLoop';

const tenThousandDigits = '9'.repeat(10_000);
const noNumbers = ['1e3', '0x10', '-0', 'NaN', '١٢', tenThousandDigits];

function goodText({ kind }: CommandField): string {
  switch (kind) {
    case 'pool':
      return 'NXT-FOOD';
    case 'sector':
      return 'FOOD';
    case 'side':
      return 'NXT';
    case 'messageType':
      return 'link';
    case 'address':
    case 'addresses':
    case 'text':
      return 'Ada';
    default:
      return '2';
  }
}

test.each(commandTypes)('%s: a filled-in draft is a command of the right shape', (type) => {
  const texts = Object.fromEntries(commandShapes[type].fields.map((field) => [field.name, goodText(field)]));
  const { command, missing, problems } = readDraft(type, texts, 'NXT');
  expect(missing).toEqual([]);
  expect([...problems]).toEqual([]);
  expect(shapeProblem(command)).toBeUndefined();
});

const numberFields = commandTypes.flatMap((type) =>
  commandShapes[type].fields
    .filter(({ kind }) => ['amount', 'tokens', 'integer', 'shares'].includes(kind))
    .map(({ name }): [typeof type, string] => [type, name]),
);

test.each(numberFields)('%s.%s: what is no number never becomes a command', (type, name) => {
  for (const text of [...noNumbers, '0.123456789']) {
    const texts = Object.fromEntries(
      commandShapes[type].fields.map((field) => [field.name, goodText(field)]),
    );
    const { command, problems } = readDraft(type, { ...texts, [name]: text }, 'NXT');
    expect(command).toBeUndefined();
    expect(problems.get(name)?.length).toBeLessThan(160);
  }
});

test.each(commandTypes)('%s: its form has every field, and commits nothing while empty', async (type) => {
  const user = userEvent.setup();
  const { loop } = renderWithLoop(<CommandDialog type={type} onClose={() => {}} />);
  const dialog = screen.getByRole('dialog', { name: commandShapes[type].label });
  for (const { label, kind } of commandShapes[type].fields) {
    if (kind === 'policy' || kind === 'weights') continue;
    expect(within(dialog).getByLabelText(label)).toBeInTheDocument();
  }
  const needsText = commandShapes[type].fields.some(
    ({ kind, required }) => required && ['address', 'addresses', 'amount', 'shares', 'tokens'].includes(kind),
  );
  if (!needsText) return;
  const before = loop.economy.getState();
  await user.click(within(dialog).getByRole('button', { name: commandShapes[type].label }));
  expect(within(dialog).getAllByText('This is needed.').length).toBeGreaterThan(0);
  expect(loop.economy.getState()).toBe(before);
});

test('a transfer is previewed, refused with numbers while the text stays, and committed', async () => {
  const user = userEvent.setup();
  let closed = 0;
  const { loop } = renderWithLoop(<CommandDialog type="transfer" onClose={() => (closed += 1)} />);
  await user.type(screen.getByLabelText('From'), 'Ada');
  await user.type(screen.getByLabelText('To'), 'Bram');
  const amount = screen.getByLabelText('Amount');
  await user.type(amount, '5000');
  expect(screen.getByText(/Insufficient balance: need 500000001000 units/)).toBeInTheDocument();
  const before = loop.economy.getState();
  await user.click(screen.getByRole('button', { name: 'Transfer NXT' }));
  expect(loop.economy.getState()).toBe(before);
  expect(amount).toHaveValue('5000');
  expect(screen.getByText('Nothing was changed.')).toBeInTheDocument();
  expect(closed).toBe(0);

  await user.clear(amount);
  await user.type(amount, '0.29');
  expect(screen.getByText('Ada paid Bram')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Transfer NXT' }));
  expect(closed).toBe(1);
  expect(loop.history.command(2)).toMatchObject({ type: 'transfer', amount: 29_000_000 });
});

test('a bad amount is said under its field, which keeps its text', async () => {
  const user = userEvent.setup();
  renderWithLoop(<CommandDialog type="transfer" onClose={() => {}} />);
  const amount = screen.getByLabelText('Amount');
  await user.type(amount, '1e3');
  expect(amount).toBeInvalid();
  expect(amount).toHaveAccessibleDescription(/“1e3” is not an amount/);
  expect(amount).toHaveValue('1e3');
});

test('whole numbers are ASCII digits within what a number holds exactly', () => {
  for (const text of noNumbers) expect(parseInteger(text).ok).toBe(false);
  expect(parseInteger(' 12 ')).toEqual({ ok: true, value: 12 });
  expect(parseInteger('9007199254740993').ok).toBe(false);
});

test('a message id is offered that no message bears', () => {
  expect(unusedMessageId((id) => id === 'MSG_7' || id === 'MSG_8', 7)).toBe('MSG_9');
});
