import { describe, expect, it } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { readTransaction } from '../../src/engine/readTransaction';
import { messageFacts } from '../../src/engine/spectrum';
import { csvColumns, csvText, ledgerFileParts, type LedgerFormat } from '../../src/selectors/ledgerExport';
import { LoopStore } from '../../src/store/loopStore';

function loopWith(reason: string): LoopStore {
  const loop = new LoopStore();
  loop.commit({ type: 'openWallet', address: '=Ada', balance: 123_456_789_012 });
  loop.commit({ type: 'transfer', from: '=Ada', to: 'Bram', amount: 29_000_000, reason });
  loop.commit({ type: 'messageBurn', sender: '=Ada', messageId: '@M,1', messageType: 'link', count: 2 });
  return loop;
}

function file(loop: LoopStore, format: LedgerFormat, matches?: readonly number[]): string {
  const books = readBooks(loop.economy.getState());
  const all = matches ?? Array.from({ length: books.transactionCount }, (_, index) => index);
  return [...ledgerFileParts(books, all, format)].map(({ text }) => text).join('');
}

describe('a text in CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=a,"b"', '"\'=a,""b"""'],
    ['a=b', 'a=b'],
    [' a', '" a"'],
  ])('%j is written %j', (text, written) => {
    expect(csvText(text)).toBe(written);
  });
});

describe('the CSV file', () => {
  it('has one row for each posting, newest first, amounts in units and in NXT without commas', () => {
    const { wavelengthNm, energyJoules } = messageFacts.link;
    const lines = file(loopWith('=HYPERLINK("x"),now'), 'csv').split('\r\n');
    expect(lines[0]).toBe(`\uFEFF${csvColumns.join(',')}`);
    expect(lines.slice(1)).toEqual([
      `TX00000002,burn,0,2,'=Ada,"Orbital transition: @M,1 (link)",1,'=Ada,TRANSITION_RESERVE,NXT,5700,0.00005700,"'@M,1",link,2,${wavelengthNm},${2 * energyJoules}`,
      `TX00000001,transfer,0,1,'=Ada,"'=HYPERLINK(""x""),now",1,'=Ada,Bram,NXT,29000000,0.29000000,,,,,`,
      `TX00000001,transfer,0,1,'=Ada,"'=HYPERLINK(""x""),now",2,'=Ada,VALIDATOR_POOL,NXT,1000,0.00001000,,,,,`,
      `TX00000000,open,0,0,TREASURY,Opening balance of =Ada,1,TREASURY,'=Ada,NXT,123456789012,1234.56789012,,,,,`,
      '',
    ]);
  });

  it('keeps line breaks and quotes inside their cell', () => {
    const text = file(loopWith('a "quote"\r\nand a line'), 'csv', [1]);
    expect(text).toContain(',"a ""quote""\r\nand a line",1,');
  });
});

describe('the JSON file', () => {
  it('says the same as the books', () => {
    const loop = loopWith('Rent');
    const books = readBooks(loop.economy.getState());
    const read = JSON.parse(file(loop, 'json')) as Record<string, unknown>[];
    expect(read.map(({ id }) => id)).toEqual(['TX00000002', 'TX00000001', 'TX00000000']);
    expect(read[1]).toEqual({
      id: 'TX00000001',
      kind: 'transfer',
      day: 0,
      command: 1,
      initiator: '=Ada',
      reason: 'Rent',
      postings: [
        { from: '=Ada', to: 'Bram', asset: 'NXT', units: 29_000_000, amount: '0.29000000' },
        { from: '=Ada', to: 'VALIDATOR_POOL', asset: 'NXT', units: 1_000, amount: '0.00001000' },
      ],
    });
    expect(read[0]?.['burn']).toEqual(readTransaction(books, 2).detail);
  });

  it('is valid when it is empty and when it has many parts', () => {
    expect(JSON.parse(file(loopWith('x'), 'json', []))).toEqual([]);
    const loop = new LoopStore();
    for (let index = 0; index < 1_201; index += 1)
      loop.commit({ type: 'transfer', from: 'TREASURY', to: 'Ada', amount: 1, fee: 0 });
    const books = readBooks(loop.economy.getState());
    const all = Array.from({ length: 1_201 }, (_, index) => index);
    const parts = [...ledgerFileParts(books, all, 'json')];
    expect(parts.map(({ written }) => written)).toEqual([0, 500, 1_000, 1_201, 1_201]);
    expect(JSON.parse(parts.map(({ text }) => text).join(''))).toHaveLength(1_201);
  });
});
