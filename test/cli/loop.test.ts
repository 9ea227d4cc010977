import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  LOOP_SCRIPT_FORMAT,
  parseLoopScript,
  readLoopScript,
  runLoopScript,
  SCRIPT_BYTES_MAX,
} from '../../src/engine/loopScript';
import { LoopStore } from '../../src/store/loopStore';
import { hashOf } from '../support/startingPoints';
import vectors from '../vectors/ledger.json';

const folder = mkdtempSync(join(tmpdir(), 'nexus-loop-'));
const runner = join(folder, 'runner', 'main.js');

beforeAll(() => {
  // A build of its own: the one in the cache may be in use.
  const parts = [
    'node_modules/vite/bin/vite.js',
    'build',
    '--mode',
    'runner',
    '--outDir',
    join(folder, 'runner'),
  ];
  execFileSync(process.execPath, parts, { stdio: 'pipe' });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

function loop(args: readonly string[], input?: string | Uint8Array): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, ...args], {
    input: input ?? '',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, out: stdout, error: stderr };
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const format = LOOP_SCRIPT_FORMAT;

/** A little of everything: successes, a refusal, odd names and values of the wrong type. */
const script = {
  format,
  name: 'A little of everything',
  genesis: {
    balances: { TREASURY: 49_900_000_000_000, alice: 100_000_000_000 },
    pools: { 'NXT-FOOD': { token: 40_000_000_000_000, feeBasisPoints: 30 } },
    policy: { citizens: 1_000, allotment: 115_000_000_000 },
  },
  commands: [
    { type: 'openWallet', address: 'carol', balance: 500_000_000 },
    { type: 'transfer', from: 'alice', to: '__proto__', amount: 1_000_000, fee: 1_000, reason: 'Payment' },
    { type: 'transfer', from: 'alice', to: 'bob', amount: '5' },
    { type: 'transfer', from: ['alice'], to: null, amount: { much: true } },
    { type: 'messageBurn', sender: 'alice', messageId: 'MSG_0', messageType: 'video', amount: 57_000_000 },
    { type: 'allocateReserve', amount: 30_000_000, weights: { 'NXT-FOOD': 3, 'NXT-WATER': 1 } },
    { type: 'drainReserve', amount: 1_000, id: 'once' },
    { type: 'drainReserve', amount: 1_000, id: 'once' },
    { type: 'swap', trader: 'alice', pool: 'NXT-FOOD', give: 'NXT', amount: 1_000, minReceived: 1 },
    { type: 'payFloor', citizens: ['bob', 'zoe'] },
    { type: 'setPolicy', policy: { mayor: 1 } },
    { type: 'tick' },
  ],
};

interface Output {
  readonly results: readonly { readonly code: string }[];
  readonly stateHash: string;
  readonly balances: Record<string, number>;
}

describe('the runner on good scripts', () => {
  it('prints one JSON document, the same as the engine and the store give', () => {
    const run = loop(['run', write('good.json', JSON.stringify(script))]);
    expect([run.status, run.error]).toEqual([0, '']);
    const printed = JSON.parse(run.out) as Output;
    expect(printed.results.map(({ code }) => code)).toEqual([
      'ok',
      'ok',
      'invalid_amount',
      'invalid_address',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'invalid_policy',
      'ok',
    ]);
    const parsed = readLoopScript(script);
    if (!parsed.ok) throw new Error(parsed.problem);
    expect(printed).toEqual(JSON.parse(JSON.stringify(runLoopScript(parsed.script).output)));
    const store = new LoopStore();
    store.load(parsed.script);
    expect(printed.stateHash).toBe(hashOf(store.economy.getState()));
    expect(Object.entries(printed.balances)).toContainEqual(['__proto__', 1_000_000]);
    expect(loop(['run', write('again.json', JSON.stringify(store.toScript()))]).out).toContain(
      `"stateHash": "${printed.stateHash}"`,
    );
  });

  it('reads standard input as it reads a file', () => {
    const text = JSON.stringify(script);
    expect(loop(['run', '-'], text)).toEqual(loop(['run', write('file.json', text)]));
  });

  it('runs an empty script from the standard genesis', () => {
    const run = loop(['run', '-'], JSON.stringify({ format, commands: [] }));
    expect(JSON.parse(run.out)).toMatchObject({
      results: [],
      transactionCount: 0,
      supply: { NXT: 100_000_000_000_000 },
      conserved: true,
      stateHash: hashOf(new LoopStore().economy.getState()),
    });
  });

  it('gives vectors the results of the engine', () => {
    for (const { script: vector } of vectors.slice(-3)) {
      const parsed = readLoopScript(vector);
      if (!parsed.ok) throw new Error(parsed.problem);
      const printed = JSON.parse(loop(['run', '-'], JSON.stringify(vector)).out) as Output;
      expect(printed).toEqual(JSON.parse(JSON.stringify(runLoopScript(parsed.script).output)));
    }
  });
});

function scriptOf(fields: unknown): string {
  return JSON.stringify({ format, commands: [], ...(fields as object) });
}

function scriptWith(command: unknown): string {
  return scriptOf({ commands: [{ type: 'tick' }, command] });
}

/** What is no script, and what its one line says. */
const refusals: readonly (readonly [name: string, text: string, line: RegExp])[] = [
  ['nothing', '', /^the file is not JSON: /],
  ['text', 'hello\nworld', /^the file is not JSON: .*hello world/],
  ['text with control characters', '\u001B[31mred\u0007', /^the file is not JSON: /],
  ['cut short', '{"format": "nexus-loop-script/1", "commands": [', /^the file is not JSON: /],
  ['NaN', '{"format": NaN}', /^the file is not JSON: /],
  ['a number', '5', /^a loop script is a JSON object, not 5$/],
  ['null', 'null', /^a loop script is a JSON object, not null$/],
  ['a list', '[]', /^a loop script is a JSON object, not a list$/],
  ['no format', '{"commands": []}', /^the format is undefined, expected 'nexus-loop-script\/1'$/],
  ['another format', '{"format": "nexus-loop-script/2"}', /^the format is 'nexus-loop-script\/2', expected/],
  ['no commands', JSON.stringify({ format }), /^the script lacks the field 'commands'$/],
  ['commands that are none', scriptOf({ commands: {} }), /^commands must be a list, not an object$/],
  ['an unknown field', scriptOf({ author: 'x' }), /^the script has the unknown field 'author'$/],
  ['a field with a line break', scriptOf({ 'a\nb': 1 }), /^the script has the unknown field 'a\uFFFDb'$/],
  ['a name that is none', scriptOf({ name: 5 }), /^the name must be text, not 5$/],
  ['a command that is none', scriptWith(5), /^command 2: 5 is not a known command type$/],
  [
    'an unknown command',
    scriptWith({ type: 'mint', amount: 5 }),
    /^command 2: 'mint' is not a known command type$/,
  ],
  ['no type', scriptWith({ amount: 5 }), /^command 2: undefined is not a known command type$/],
  [
    'a type of objects',
    scriptWith({ type: 'constructor' }),
    /^command 2: 'constructor' is not a known command type$/,
  ],
  [
    'an unknown field of a command',
    scriptWith({ type: 'tick', days: 5 }),
    /^command 2 \(tick\) has the unknown field 'days'$/,
  ],
  [
    'a missing field',
    scriptWith({ type: 'drainReserve' }),
    /^command 2 \(drainReserve\) lacks the field 'amount'$/,
  ],
  [
    '__proto__ in a command',
    `{"format":"${format}","commands":[{"type":"tick","__proto__":{"id":"x"}}]}`,
    /^command 1 \(tick\) has the unknown field '__proto__'$/,
  ],
  [
    '__proto__ in the script',
    `{"format":"${format}","commands":[],"__proto__":{"genesis":5}}`,
    /^the script has the unknown field '__proto__'$/,
  ],
  [
    '__proto__ as the type',
    `{"format":"${format}","commands":[{"__proto__":{"type":"tick"}}]}`,
    /^command 1: undefined is not a known command type$/,
  ],
  [
    '__proto__ in the genesis',
    `{"format":"${format}","commands":[],"genesis":{"__proto__":{}}}`,
    /^genesis has the unknown field '__proto__'$/,
  ],
  [
    '__proto__ among the pools',
    `{"format":"${format}","commands":[],"genesis":{"pools":{"__proto__":{"token":5}}}}`,
    /^genesis.pools names '__proto__', which is none of the twelve pools$/,
  ],
  ['a genesis that is none', scriptOf({ genesis: null }), /^genesis must be an object, not null$/],
  [
    'a forged supply',
    scriptOf({ genesis: { balances: { alice: 1 } } }),
    /sum to 100000000000001 units, but the supply/,
  ],
  [
    'a forged supply that overflows',
    scriptOf({ genesis: { balances: { a: 2 ** 53 - 1, b: 2 ** 53 - 1, c: 2 ** 53 - 1 } } }),
    /sum to 27121597764222973 units, but the supply/,
  ],
  [
    'a negative balance',
    scriptOf({ genesis: { balances: { alice: 5, TREASURY: -5 } } }),
    /^genesis.balances gives 'TREASURY' -5; a balance is a whole number of units from 0$/,
  ],
  [
    'a balance as text',
    scriptOf({ genesis: { balances: { alice: '5' } } }),
    /gives 'alice' '5'; a balance is/,
  ],
  [
    'an address that is none',
    scriptOf({ genesis: { balances: { 'a\nb': 0 } } }),
    /names 'a\uFFFDb', which is no valid address$/,
  ],
  ['NXT for HOLDS', scriptOf({ genesis: { balances: { HOLDS: 5 } } }), /gives HOLDS 5 units of NXT/],
  [
    'a minted token',
    scriptOf({ genesis: { pools: { 'NXT-FOOD': { token: 1e14 + 1 } } } }),
    /from 0 to 100000000000000$/,
  ],
  [
    'a pool’s unknown field',
    scriptOf({ genesis: { pools: { 'NXT-FOOD': { gold: 1 } } } }),
    /has the unknown field 'gold'$/,
  ],
  [
    'a fee above a tenth',
    scriptOf({ genesis: { pools: { 'NXT-FOOD': { feeBasisPoints: 1_001 } } } }),
    /from 0 to 1000$/,
  ],
  [
    'a policy out of range',
    scriptOf({ genesis: { policy: { citizens: 0 } } }),
    /^genesis.policy.citizens is 0; allowed are/,
  ],
  [
    'a policy’s unknown field',
    scriptOf({ genesis: { policy: { 'a\nb': 0 } } }),
    /^genesis.policy has the unknown field 'a\uFFFDb'$/,
  ],
  [
    'a policy that is none',
    scriptOf({ genesis: { policy: [] } }),
    /^genesis.policy must be an object, not a list$/,
  ],
  [
    'deep lists',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    /^the file is nested 100000 levels deep; allowed are 64$/,
  ],
  [
    'deep objects',
    `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`,
    /^the file is nested 65 levels deep; allowed are 64$/,
  ],
  [
    'a file that is too large',
    scriptOf({ name: 'x'.repeat(SCRIPT_BYTES_MAX) }),
    /^the file has \d+ bytes; a loop script may have at most 10485760$|^the file has \d+ bytes; it may have at most 10485760$/,
  ],
];

/** Those of them that the runner itself is started with; the others are read by the same function within the test. */
const started: readonly string[] = [
  'text',
  'text with control characters',
  'another format',
  'a field with a line break',
  'an unknown command',
  'an unknown field of a command',
  'a missing field',
  '__proto__ in a command',
  'a forged supply',
  'deep objects',
  'a file that is too large',
];

describe('what is no script', () => {
  it.each(refusals)('%s', (_name, text, line) => {
    const parsed = parseLoopScript(text);
    expect(parsed.ok ? '' : parsed.problem.replaceAll('\n', ' ')).toMatch(line);
  });
});

describe('the runner on what is no script', () => {
  it.each(refusals.filter(([name]) => started.includes(name)))(
    '%s: status 2, one line',
    (_name, text, line) => {
      const run = loop(['run', write('bad.json', text)]);
      expect([run.status, run.out]).toEqual([2, '']);
      expect(run.error).toMatch(/^[^\n]{10,300}\n$/);
      expect(run.error.trimEnd()).toMatch(line);
      expect(run.error.trimEnd()).not.toMatch(/\p{Cc}/u);
    },
  );

  it('skips a byte-order mark, and refuses bytes that are no text', () => {
    expect(loop(['run', '-'], `\uFEFF${scriptOf({})}`)).toEqual(loop(['run', '-'], scriptOf({})));
    const [head = '', tail = ''] = scriptWith({ type: 'openWallet', address: 'a~' }).split('~');
    const bytes = Buffer.concat([Buffer.from(head), Buffer.from([0xff]), Buffer.from(tail)]);
    expect(loop(['run', '-'], bytes)).toEqual({
      status: 2,
      out: '',
      error: 'the file is not JSON: it is not text in UTF-8\n',
    });
  });

  it('refuses too much on standard input', () => {
    const run = loop(['run', '-'], ' '.repeat(SCRIPT_BYTES_MAX + 1));
    expect(run).toEqual({ status: 2, out: '', error: 'more than 10485760 bytes on standard input\n' });
  });

  it('a file of exactly the limit is read', () => {
    const text = JSON.stringify({ format, commands: [] });
    const run = loop(['run', write('limit.json', text.padEnd(SCRIPT_BYTES_MAX, ' '))]);
    expect([run.status, run.error]).toEqual([0, '']);
  });

  it('refuses calls that are none', () => {
    for (const args of [
      [],
      ['run'],
      ['walk', 'x.json'],
      ['run', 'a', 'b'],
      ['--help'],
      ['constructor', 'x'],
    ]) {
      expect(loop(args)).toEqual({ status: 2, out: '', error: expect.stringMatching(/^usage: [^\n]+\n$/) });
    }
  });

  it('refuses what cannot be read', () => {
    mkdirSync(join(folder, 'directory'), { recursive: true });
    for (const path of ['missing.json', 'directory', 'two\nlines.json']) {
      const run = loop(['run', join(folder, path)]);
      expect(run).toEqual({ status: 2, out: '', error: expect.stringMatching(/^cannot read [^\n]+\n$/) });
    }
  });

  it('any value of a known field gives a result', () => {
    const values: readonly unknown[] = [null, true, -1, 0.5, 1e308, '', '5', [], {}, [[]], { toString: 5 }];
    const commands = values.flatMap((value) => [
      { type: 'transfer', from: value, to: value, amount: value, fee: value, reason: value, nonce: 1 },
      { type: 'payFloor', citizens: value, amountEach: value },
      { type: 'payWages', sector: value, workers: value, nonce: 1 },
      { type: 'swap', trader: value, pool: value, give: value, amount: value, receiver: value },
      { type: 'allocateReserve', amount: 1, weights: value },
      { type: 'setPolicy', policy: value, id: value, ifVersion: value },
    ]);
    const run = loop(['run', '-'], JSON.stringify({ format, commands }));
    expect([run.status, run.error]).toEqual([0, '']);
    const { results } = JSON.parse(run.out) as Output;
    expect(results).toHaveLength(commands.length);
    expect(results.filter(({ code }) => code === 'rolled_back')).toEqual([]);
  });
});
