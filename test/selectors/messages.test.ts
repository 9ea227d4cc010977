import { describe, expect, test } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { createFlowsReader } from '../../src/selectors/flows';
import {
  electronvoltsText,
  freshMessageId,
  joulesText,
  readBurns,
  readMessageTypes,
  wavelengthLabel,
  wavelengthText,
} from '../../src/selectors/messages';
import { draftCommand, previewSend, type MessageDraft } from '../../src/selectors/messageSending';
import { LoopStore } from '../../src/store/loopStore';

function loopOf(...commands: readonly Command[]): LoopStore {
  const loop = new LoopStore();
  for (const command of commands) expect(loop.commit(command).ok).toBe(true);
  return loop;
}

const opened: Command = { type: 'openWallet', address: 'Ada', balance: 20_000 };

function burn(messageId: string, extra: Partial<Extract<Command, { type: 'messageBurn' }>> = {}): Command {
  return { type: 'messageBurn', sender: 'Ada', messageId, messageType: 'standard', ...extra };
}

describe('the types', () => {
  test('show the specified physics', () => {
    const rows = readMessageTypes(createFlowsReader()(readBooks(new LoopStore().economy.getState())));
    expect(
      rows.map(({ fact, energyElectronvolts }) => [
        fact.type,
        fact.price,
        wavelengthText(fact.wavelengthNm),
        fact.region,
        joulesText(fact.energyJoules),
        electronvoltsText(energyElectronvolts),
      ]),
    ).toEqual([
      ['standard', 5_700, '656.3869', 'RED', '3.0263 × 10⁻¹⁹ J', '1.8888 eV'],
      ['link', 2_850, '486.2125', 'BLUE', '4.0855 × 10⁻¹⁹ J', '2.5500 eV'],
      ['image', 2_918, '1282.0057', 'IR', '1.5494 × 10⁻¹⁹ J', '0.9671 eV'],
      ['video', 11_400, '434.1183', 'VIOLET', '4.5758 × 10⁻¹⁹ J', '2.8560 eV'],
    ]);
  });

  test('sum what was sent and really burned, a burn of many as many', () => {
    const loop = loopOf(
      opened,
      burn('a'),
      burn('b', { count: 3, amount: 7 }),
      burn('c', { messageType: 'video' }),
    );
    const [standard, link, , video] = readMessageTypes(
      createFlowsReader()(readBooks(loop.economy.getState())),
    );
    expect(standard).toMatchObject({ sent: 4, burned: 5_721 });
    expect(link).toMatchObject({ sent: 0, burned: 0 });
    expect(video).toMatchObject({ sent: 1, burned: 11_400 });
  });
});

describe('the burns', () => {
  const loop = loopOf(
    opened,
    burn('a'),
    burn('b', { count: 3, amount: 7, wavelengthNm: 500 }),
    burn('c', { messageType: 'link' }),
  );
  const books = readBooks(loop.economy.getState());

  test('are listed newest first with what was really burned', () => {
    const { rows, hasMore } = readBurns(books, 10, undefined);
    expect(hasMore).toBe(false);
    expect(
      rows.map(({ id, messageId, count, amount, wavelength }) => [id, messageId, count, amount, wavelength]),
    ).toEqual([
      ['TX00000003', 'c', 1, 2_850, '486.2125 nm'],
      ['TX00000002', 'b', 3, 21, '500 nm'],
      ['TX00000001', 'a', 1, 5_700, '656.3869 nm'],
    ]);
  });

  test('are cut to a number and filtered by type', () => {
    expect(readBurns(books, 2, undefined)).toMatchObject({ hasMore: true, rows: { length: 2 } });
    expect(readBurns(books, 2, 'standard')).toMatchObject({ hasMore: false, rows: { length: 2 } });
    expect(readBurns(books, 2, 'image').rows).toEqual([]);
  });

  test('keep a label that is no number as it is', () => {
    expect(wavelengthLabel('red', 'standard')).toBe('red');
  });
});

test('a fresh message id is one that nobody used', () => {
  const loop = loopOf(opened, burn('message-3'));
  expect(freshMessageId(readBooks(loop.economy.getState()))).toBe('message-4');
});

describe('the preview', () => {
  const draft: MessageDraft = {
    way: 'one',
    sender: 'Ada',
    type: 'standard',
    count: 1,
    price: 5_700,
    messageId: 'm',
  };
  const economy = loopOf(opened).economy.getState();

  test('of one message equals what a commit makes of it', () => {
    expect(previewSend(economy, draft)).toEqual({
      total: 5_700,
      senderAfter: 14_300,
      reserveAfter: 5_700,
      sent: 1,
      refusal: undefined,
    });
  });

  test('of many as one burn is all or nothing', () => {
    expect(previewSend(economy, { ...draft, way: 'together', count: 3 })).toMatchObject({
      sent: 3,
      senderAfter: 2_900,
    });
    expect(previewSend(economy, { ...draft, way: 'together', count: 4 })).toEqual({
      total: 22_800,
      senderAfter: 20_000,
      reserveAfter: 0,
      sent: 0,
      refusal: {
        field: 'count',
        message: 'Atomic transfer failed: Insufficient balance: need 22800 units, have 20000 units',
      },
    });
  });

  test('of many each on its own says how many will be sent, as the commits then do', () => {
    const each: MessageDraft = { ...draft, way: 'each', count: 5 };
    const preview = previewSend(economy, each);
    expect(preview).toMatchObject({ total: 28_500, sent: 3, senderAfter: 2_900, reserveAfter: 17_100 });
    const loop = loopOf(opened);
    const outcomes = [1, 2, 3, 4, 5].map((number) => loop.commit(draftCommand(each, number)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(preview.sent);
  });

  test.each([
    ['sender', { sender: 'Nobody' }, "Atomic transfer failed: Sender account 'Nobody' not found"],
    ['sender', { sender: '' }, "The address '' in 'sender' is refused: it must not be empty"],
    ['count', { way: 'together', count: 0 }, 'The count 0 is refused: it must be a whole number from 1'],
    [
      'price',
      { price: 0 },
      "Atomic transfer failed: The amount 0 in 'amount' is refused: it must be a whole number of units above 0",
    ],
    ['messageId', { messageId: '' }, "The message id '' is refused: it must not be empty"],
  ] as const)('says beside %s what is wrong', (field, change, message) => {
    expect(previewSend(economy, { ...draft, ...change }).refusal).toEqual({ field, message });
  });
});
