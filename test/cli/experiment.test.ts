import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOptions } from '../../src/cli/experiment';
import { Refusal } from '../../src/cli/refusal';
import {
  EXPERIMENT_FORMAT,
  EXPERIMENT_RESULT_FORMAT,
  experimentKey,
  mergeShards,
  readExperimentFile,
  readGoalSeekFile,
  type ShardResult,
} from '../../src/simulation/experimentFile';
import { mergeRuns } from '../../src/simulation/experimentResult';
import { plannedRuns } from '../../src/simulation/experiments';
import { summarize } from '../../src/simulation/runSummary';
import type { GoalSeekResult } from '../../src/simulation/goalSeek';
import { setParameter } from '../../src/simulation/parameters';
import { findPreset } from '../../src/simulation/presets';
import { runScenario } from '../../src/simulation/runScenario';
import { balancedVillage } from '../../src/simulation/scenario';

const folder = mkdtempSync(join(tmpdir(), 'nexus-experiment-'));
const runner = join(folder, 'runner', 'main.js');

beforeAll(() => {
  // A build of its own: the one in the cache may be in use.
  const build = ['build', '--mode', 'runner', '--outDir', join(folder, 'runner')];
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', ...build], { stdio: 'pipe' });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

function loop(args: readonly string[], input = ''): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, out: stdout, error: stderr };
}

let written = 0;

/** A file of its own for each text or value. */
function file(content: unknown): string {
  written += 1;
  const path = join(folder, `${written}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const scenario = {
  citizens: 6,
  horizonDays: 9,
  pools: { workingDepth: 60_000_000_000 },
  opening: { floor: 60_000_000_000, pools: 60_000_000_000 },
};

const monteCarlo = { format: EXPERIMENT_FORMAT, kind: 'monteCarlo', scenario, runs: 7 };
const sweep = {
  format: EXPERIMENT_FORMAT,
  name: 'Messages and cadence',
  kind: 'sweep',
  scenario,
  x: { path: 'messages.perCitizenDay', from: 10, to: 30, steps: 3 },
  y: { path: 'policy.everyDays', from: 1, to: 7, steps: 2 },
  goalDays: 45,
};
const tornado = {
  format: EXPERIMENT_FORMAT,
  kind: 'tornado',
  scenario: { ...scenario, horizonDays: 2 },
  seeds: 1,
};

const goalSeek = { format: EXPERIMENT_FORMAT, kind: 'goalSeek', scenario, path: 'floor.allotment' };

const sevenPaths = [
  'citizens',
  'messages.mixPercent.video',
  'policy.everyDays',
  'policy.allocateInCrisis',
  'pools.weights.4',
  'opening.reserve',
  'floor.allotment',
];

/** A list in another order, always the same. */
function turned<T>(list: readonly T[]): readonly T[] {
  return [...list.slice(2), ...list.slice(0, 2).toReversed()];
}

// Each call starts a program, which takes its time on a busy machine.
describe('loop experiment', { timeout: 30_000 }, () => {
  it('prints what the runs say together, the same from a file and from standard input', () => {
    const read = readExperimentFile(monteCarlo);
    if (!read.ok) throw new Error(read.problem);
    const summaries = plannedRuns(read.experiment).map((run) =>
      summarize(run.index, runScenario(run.scenario), true),
    );
    const expected = {
      experiment: read.experiment,
      result: mergeRuns(read.experiment, summaries, 30),
    };
    const fromFile = loop(['experiment', file(monteCarlo), '--workers', '2']);
    expect(fromFile).toMatchObject({ status: 0, error: '' });
    expect(JSON.parse(fromFile.out)).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(loop(['experiment', '-', '--workers', '1'], JSON.stringify(monteCarlo)).out).toBe(fromFile.out);
  });

  it('takes another number of runs', () => {
    const { out } = loop(['experiment', file(monteCarlo), '--runs', '3', '--workers', '1']);
    expect(JSON.parse(out)).toMatchObject({ experiment: { runs: 3 }, result: { runs: 3 } });
  });

  it('prints rows', () => {
    const days = loop(['experiment', file(monteCarlo), '--format', 'csv']).out.split('\n');
    expect(days[0]).toBe(
      'day,coverage_p5,reserve_p5,coverage_p25,reserve_p25,coverage_p50,reserve_p50,coverage_p75,reserve_p75,coverage_p95,reserve_p95',
    );
    expect(days).toHaveLength(1 + 10 + 1);
    expect(days[1]).toMatch(/^0(,\d+){10}$/);
    const cells = loop(['experiment', file(sweep), '--format', 'csv']).out.split('\n');
    expect(cells[0]).toBe('messages.perCitizenDay,policy.everyDays,coverage');
    expect(cells.slice(1, -1).map((row) => row.split(',').slice(0, 2).join(' '))).toEqual([
      '10 1',
      '20 1',
      '30 1',
      '10 7',
      '20 7',
      '30 7',
    ]);
    const line = loop(['experiment', file({ ...sweep, y: undefined }), '--format', 'csv']).out.split('\n');
    expect(line.slice(0, 2).join(' ')).toMatch(/^messages\.perCitizenDay,coverage 10,\d+$/);
    const bars = loop(['experiment', file(tornado), '--format', 'csv']).out.split('\n');
    expect(bars[0]).toBe('parameter,low_value,high_value,coverage_low,coverage_high,coverage_base');
    expect(bars.slice(1, -1).some((row) => row.startsWith('policy.allocationPercent,10,50,'))).toBe(true);
  });

  it.each([monteCarlo, sweep, { ...tornado, paths: sevenPaths }])(
    'merges shards, byte for byte: $kind',
    (experiment) => {
      const path = file(experiment);
      const shards = [1, 2, 3].map((shard) => {
        const { out, status } = loop(['experiment', path, '--shard', `${shard}/3`, '--workers', '1']);
        expect(status).toBe(0);
        return file(out);
      });
      const inJson = loop(['experiment', path, '--workers', '2']);
      expect(inJson.status).toBe(0);
      expect(loop(['merge', ...turned(shards)])).toEqual(inJson);
      const inCsv = loop(['experiment', path, '--format', 'csv', '--workers', '1']);
      expect(loop(['merge', ...shards.slice(0, 2), '--format', 'csv', ...shards.slice(2)])).toEqual(inCsv);
      const missing = loop(['merge', ...shards.slice(1)]);
      expect(missing).toEqual({ status: 2, out: '', error: 'shard 1 of 3 is missing\n' });
    },
  );

  it('says the hash of each run of a shard when asked, and merges to the same', () => {
    const path = file({ ...monteCarlo, runs: 3 });
    const read = readExperimentFile(monteCarlo, 3);
    if (!read.ok) throw new Error(read.problem);
    const hashes = plannedRuns(read.experiment).map(({ scenario: planned }) => runScenario(planned).hash());
    const texts = [1, 2].map((shard) => loop(['experiment', path, '--hashes', '--shard', `${shard}/2`]).out);
    const told = texts.flatMap((text) => (JSON.parse(text) as ShardResult).runs);
    expect(told.map(({ index, hash }) => [index, hash])).toEqual([0, 2, 1].map((run) => [run, hashes[run]]));
    expect(loop(['merge', ...texts.map(file)]).out).toBe(loop(['experiment', path]).out);
    const [bare] = (JSON.parse(loop(['experiment', path, '--shard', '1/2']).out) as ShardResult).runs;
    expect(bare).toEqual({ ...told[0], hash: '' });
  });

  it('takes --runs as the seeds of a tornado', () => {
    const path = file({ ...tornado, paths: ['citizens', 'policy.everyDays'] });
    const { out } = loop(['experiment', path, '--runs', '2']);
    expect(JSON.parse(out)).toMatchObject({
      experiment: { seeds: 2 },
      result: { bars: [{ path: expect.any(String) as string }, { path: expect.any(String) as string }] },
    });
  });

  it('seeks a goal and proves it, the same with any number of workers', () => {
    const seek = { ...goalSeek, goalDays: 20 };
    const { status, out, error } = loop(['experiment', file(seek), '--workers', '2']);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    const { experiment, result } = JSON.parse(out) as {
      experiment: Record<string, unknown>;
      result: Extract<GoalSeekResult, { found: true }>;
    };
    expect(experiment).toMatchObject({ kind: 'goalSeek', path: goalSeek.path, goalDays: 20 });
    expect(result).toMatchObject({ kind: 'goalSeek', found: true });
    expect(Math.abs(result.holds - result.fails)).toBe(1);
    const read = readGoalSeekFile(seek);
    if (!read.ok) throw new Error(read.problem);
    const coverageOf = (value: number) =>
      runScenario(setParameter(read.seek.scenario, goalSeek.path, value)).rows.at(-1)?.coverageMillidays;
    expect([coverageOf(result.holds), coverageOf(result.fails)]).toEqual([
      result.coverageHolds,
      result.coverageFails,
    ]);
    expect(loop(['experiment', '-', '--workers', '1'], JSON.stringify(seek)).out).toBe(out);
    const rows = loop(['experiment', file(seek), '--format', 'csv']).out.split('\n');
    expect(rows[0]).toBe('floor.allotment,coverage');
    expect(rows.slice(1, -1)).toEqual(result.tried.map(({ value, coverage }) => `${value},${coverage}`));
  });

  it.each([
    [['--runs', '5'], goalSeek, 'a goal seek makes as many runs as it takes, without --runs'],
    [['--shard', '1/2'], goalSeek, 'a goal seek has no shards: what it runs depends on the runs before'],
    [[], { ...goalSeek, path: 'happiness' }, "'happiness' is no parameter that a goal can be sought with"],
    [
      [],
      // Nothing in the range can be run: the wallets would open with more than there is.
      { ...goalSeek, path: 'wallets.openingMedian', from: 40_000_000_000_000 },
      'TREASURY holds 50000000000000',
    ],
  ])('refuses a goal seek with %j in one line', (args, content, sentence) => {
    const { status, out, error } = loop(['experiment', file(content), ...args]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(error).toContain(sentence);
    expect(error).toMatch(/^[^\n]+\n$/);
  });

  it('merges more shards than runs', () => {
    const path = file({ ...monteCarlo, runs: 2 });
    const shards = [1, 2, 3].map((shard) => file(loop(['experiment', path, '--shard', `${shard}/3`]).out));
    expect(loop(['merge', ...shards]).out).toBe(loop(['experiment', path]).out);
  });

  const calls: readonly (readonly [string, readonly string[], string])[] = [
    ['no file', ['experiment'], 'usage:'],
    ['a file that is not there', ['experiment', 'nowhere.json'], 'cannot read nowhere.json'],
    [
      'a shard beyond the last',
      ['experiment', '-', '--shard', '3/2'],
      '--shard takes I/N with 1 ≤ I ≤ N, not 3/2',
    ],
    ['another option', ['experiment', '-', '--colour', 'red'], 'unknown option --colour red'],
    [
      'a shard as CSV',
      ['experiment', '-', '--shard', '1/2', '--format', 'csv'],
      '--shard prints JSON, which merge reads; give --format csv to merge',
    ],
    ['hashes of no shard', ['experiment', '-', '--hashes'], '--hashes needs --shard'],
    ['a merge of nothing', ['merge'], 'usage:'],
    ['a merge of a format', ['merge', '--format', 'csv'], 'the first file is no result of an experiment'],
    ['a merge of an absent file', ['merge', 'nowhere.json'], 'cannot read nowhere.json'],
  ];

  it.each(calls)('refuses %s in one line', (_name, args, sentence) => {
    const { status, out, error } = loop(args, JSON.stringify(monteCarlo));
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(error).toContain(sentence);
    expect(error).toMatch(/^[^\n]+\n$/);
  });

  it('refuses a number of runs for a sweep in one line', () => {
    expect(loop(['experiment', file(sweep), '--runs', '5'])).toEqual({
      status: 2,
      out: '',
      error:
        'a sweep has as many runs as its axes have steps; --runs is for monteCarlo and, as seeds, for tornado\n',
    });
  });

  it('refuses bad files in one line', () => {
    const shard = { format: EXPERIMENT_RESULT_FORMAT, runs: [], goalDays: 30, shard: 1, shards: 1 };
    const cases: readonly (readonly [string, unknown, string])[] = [
      ['experiment', 'not\nJSON', 'is not JSON'],
      [
        'experiment',
        { ...monteCarlo, runs: 'many' },
        'runs is many; allowed are whole numbers from 1 to 100000',
      ],
      ['experiment', { ...monteCarlo, scenario: { citizens: 1 } }, 'citizens is 1; allowed are'],
      ['experiment', { ...sweep, y: sweep.x }, 'x and y are both messages.perCitizenDay; they must differ'],
      ['experiment', { ...tornado, paths: [] }, 'paths is empty; without it, everything is varied'],
      ['merge', 'not\nJSON', 'is not JSON'],
      ['merge', monteCarlo, 'the first file is no result of an experiment'],
      ['merge', { ...shard, experiment: 'no\nJSON' }, 'no result of an experiment'],
      ['merge', { ...shard, experiment: '{}' }, 'no result of an experiment'],
    ];
    for (const [verb, content, sentence] of cases) {
      const { status, out, error } = loop([verb, file(content)]);
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expect(error).toContain(sentence);
      expect(error).toMatch(/^[^\n]+\n$/);
    }
  });
});

describe('the options of a call', () => {
  it('are read in any order, the last of a kind counts', () => {
    const standard = {
      runs: undefined,
      workers: undefined,
      shard: undefined,
      hashes: false,
      format: 'json',
    };
    expect(readOptions([])).toEqual(standard);
    expect(
      readOptions(['--format', 'json', '--runs', '100000', '--hashes', '--shard', '2/3', '--workers', '256']),
    ).toEqual({
      runs: 100_000,
      workers: 256,
      shard: { shard: 2, shards: 3 },
      hashes: true,
      format: 'json',
    });
    expect(readOptions(['--format', 'csv', '--workers', '1'])).toEqual({
      ...standard,
      workers: 1,
      format: 'csv',
    });
    expect(readOptions(['--runs', '5', '--runs', '7'])).toEqual({ ...standard, runs: 7 });
  });

  const refused: readonly (readonly [readonly string[], string])[] = [
    [['--runs', '0'], '--runs takes a whole number from 1 to 100000, not 0'],
    [['--runs', '100001'], '--runs takes a whole number from 1 to 100000, not 100001'],
    [['--runs', '1.5'], 'not 1.5'],
    [['--runs', '-5'], 'not -5'],
    [['--runs', '1e3'], 'not 1e3'],
    [['--runs', '٣'], 'not ٣'],
    [['--runs'], '--runs takes a whole number from 1 to 100000'],
    [['--workers', '0'], '--workers takes a whole number from 1 to 256, not 0'],
    [['--workers', '257'], '--workers takes a whole number from 1 to 256, not 257'],
    [['--shard', '3/2'], '--shard takes I/N with 1 ≤ I ≤ N, not 3/2'],
    [['--shard', '0/2'], '--shard takes I/N'],
    [['--shard', '1/0'], '--shard takes I/N'],
    [['--shard', '1/2/3'], '--shard takes I/N'],
    [['--shard', 'one'], '--shard takes I/N'],
    [['--shard'], '--shard takes I/N'],
    [['--format', 'xml'], '--format takes json or csv, not xml'],
    [['--format'], '--format takes json or csv, not undefined'],
    [
      ['--shard', '1/2', '--format', 'csv'],
      '--shard prints JSON, which merge reads; give --format csv to merge',
    ],
    [['--format', 'csv', '--shard', '1/2'], '--shard prints JSON'],
    [['--hashes'], '--hashes needs --shard: only the result of a shard holds single runs'],
    [['--hashes', '--format', 'csv'], '--hashes needs --shard'],
    [['--hashes', '1'], 'unknown option 1'],
    [['--colour', 'red'], 'unknown option --colour red'],
    [['5'], 'unknown option 5'],
  ];

  it.each(refused)('are refused with what is allowed: %j', (args, sentence) => {
    expect(() => readOptions(args)).toThrow(Refusal);
    expect(() => readOptions(args)).toThrow(sentence);
  });
});

describe('an experiment file', () => {
  const problem = (value: unknown): string => {
    const read = readExperimentFile(value);
    return read.ok ? '' : read.problem;
  };

  it('starts from a preset or a scenario, and lays one over the other', () => {
    const { scenario: _scenario, ...bare } = monteCarlo;
    expect(readExperimentFile(bare)).toEqual({
      ok: true,
      experiment: { kind: 'monteCarlo', scenario: balancedVillage, runs: 7 },
      goalDays: 30,
    });
    const collapse = findPreset('message-collapse')?.scenario;
    expect(readExperimentFile({ ...bare, preset: 'message-collapse', scenario: { seed: 5 } })).toMatchObject({
      experiment: { scenario: { ...collapse, seed: 5 } },
    });
    expect(readExperimentFile({ ...bare, runs: undefined })).toMatchObject({ experiment: { runs: 200 } });
    expect(readExperimentFile(bare, 3)).toMatchObject({ experiment: { runs: 3 } });
    expect(readExperimentFile({ format: EXPERIMENT_FORMAT, kind: 'tornado' })).toMatchObject({
      ok: true,
      experiment: { seeds: 10 },
    });
  });

  it('takes another number of runs, for a tornado of seeds, for a sweep not', () => {
    expect(readExperimentFile({ ...monteCarlo, runs: 9 }, 3)).toMatchObject({ experiment: { runs: 3 } });
    expect(readExperimentFile(tornado, 3)).toMatchObject({ experiment: { seeds: 3 } });
    expect(readExperimentFile(tornado, 1_001)).toMatchObject({
      problem: expect.stringContaining('seeds is 1001') as string,
    });
    expect(readExperimentFile(sweep, 3)).toMatchObject({
      problem:
        'a sweep has as many runs as its axes have steps; --runs is for monteCarlo and, as seeds, for tornado',
    });
    expect(readExperimentFile({ ...monteCarlo, kind: 'guess' }, 3)).toMatchObject({
      problem: expect.stringContaining("kind is 'guess'") as string,
    });
  });

  it('of a tornado says scenario and seeds, and may name what to vary', () => {
    const read = (more: object): unknown => readExperimentFile({ ...tornado, ...more });
    expect(read({})).toMatchObject({ ok: true, experiment: { kind: 'tornado', seeds: 1 } });
    const paths = ['policy.everyDays', 'messages.mixPercent.video', 'pools.weights.4'];
    expect(read({ paths })).toMatchObject({ ok: true, experiment: { paths } });
    const shocks = [{ kind: 'messages', startDay: 1, days: 1, factor: 0.5 }];
    const shocked = { ...tornado.scenario, shocks };
    expect(read({ scenario: shocked, paths: ['shocks.0.factor'] })).toMatchObject({ ok: true });
    expect(read({ paths: ['shocks.0.factor'] })).toMatchObject({ ok: false });
  });

  it('is refused with what is allowed', () => {
    const axis = sweep.x;
    const cases: readonly (readonly [unknown, string])[] = [
      [null, 'an experiment file is a JSON object, not null'],
      [[], 'an experiment file is a JSON object'],
      [{}, `the format is undefined, expected '${EXPERIMENT_FORMAT}'`],
      [{ ...monteCarlo, seed: 1 }, "the file has no field 'seed'"],
      [
        JSON.parse(`{ "format": "${EXPERIMENT_FORMAT}", "__proto__": {} }`),
        "the file has no field '__proto__'",
      ],
      [
        { ...monteCarlo, kind: 'guess' },
        "kind is 'guess'; allowed are 'monteCarlo', 'sweep', 'tornado' and 'goalSeek'",
      ],
      [{ ...monteCarlo, kind: '__proto__' }, "kind is '__proto__'; allowed are"],
      [{ ...monteCarlo, preset: 'utopia' }, "preset is 'utopia'; allowed are balanced-village, as-specified"],
      [{ ...monteCarlo, preset: ['balanced-village'] }, 'preset is'],
      [{ ...monteCarlo, runs: 0 }, 'runs is 0; allowed are whole numbers from 1 to 100000'],
      [{ ...monteCarlo, runs: 1e6 }, 'runs is 1000000; allowed are'],
      [{ ...tornado, seeds: 1_001 }, 'seeds is 1001; allowed are whole numbers from 1 to 1000'],
      [{ ...tornado, paths: 'citizens' }, 'paths must be a list of parameters'],
      [{ ...tornado, paths: [5] }, 'paths must be a list of parameters'],
      [{ ...tornado, paths: [] }, 'paths is empty; without it, everything is varied'],
      [{ ...tornado, paths: ['seed'] }, "'seed' is no parameter that a tornado of this scenario can vary"],
      [{ ...monteCarlo, goalDays: -1 }, 'goalDays is -1; allowed are numbers from 0 to 3650'],
      [{ ...monteCarlo, goalDays: '30' }, "goalDays is '30'; allowed are"],
      [{ ...sweep, x: undefined }, 'a sweep needs x, and may have y, as { "path", "from", "to", "steps" }'],
      [{ ...sweep, y: 5 }, 'a sweep needs x, and may have y'],
      [{ ...sweep, x: { ...axis, steps: '3' } }, 'a sweep needs x, and may have y'],
      [{ ...sweep, x: { ...axis, path: 'happiness' } }, "'happiness' is no parameter"],
      [
        { ...sweep, x: { ...axis, to: 201 } },
        'messages.perCitizenDay runs to 201; allowed are numbers from 0 to 200',
      ],
      [{ ...sweep, y: { ...axis, steps: 201 } }, 'steps is 201; allowed are whole numbers from 1 to 200'],
      [
        { ...sweep, scenario: {}, x: { path: 'citizens', from: 1_000, to: 5_000, steps: 2 } },
        'run 1: the wallets open with',
      ],
    ];
    for (const [value, sentence] of cases) expect(problem(value)).toContain(sentence);
  });
});

describe('the file of a goal seek', () => {
  it('names a parameter, and perhaps where to look', () => {
    const read = readGoalSeekFile({ ...goalSeek, from: 5, to: 7, goalDays: 12 });
    expect(read).toMatchObject({ ok: true, seek: { path: 'floor.allotment', from: 5, to: 7, goalDays: 12 } });
    const bare = readGoalSeekFile({ ...goalSeek, preset: 'message-collapse', path: 'shocks.0.factor' });
    expect(bare).toMatchObject({ ok: true, seek: { goalDays: 30 } });
    expect(bare.ok && Object.keys(bare.seek)).toEqual(['scenario', 'path', 'goalDays']);
  });

  it.each([
    [{ path: undefined }, 'a goal seek needs "path", and may have "from" and "to", which are numbers'],
    [{ path: 5 }, 'a goal seek needs "path"'],
    [{ from: '5' }, 'a goal seek needs "path"'],
    [{ to: null }, 'a goal seek needs "path"'],
    [{ path: 'seed' }, "'seed' is no parameter that a goal can be sought with"],
    [{ path: 'shocks.0.factor' }, "'shocks.0.factor' is no parameter that a goal can be sought with"],
    [{ from: -1 }, 'floor.allotment runs to -1; allowed are numbers from 0 to 115000000000'],
    [{ to: 1e12 }, 'floor.allotment runs to 1000000000000; allowed are'],
    [{ goalDays: -1 }, 'goalDays is -1; allowed are numbers from 0 to 3650'],
    [{ scenario: { citizens: 1 } }, 'citizens is 1; allowed are'],
    [{ value: 5 }, "the file has no field 'value'"],
  ])('is refused with what is allowed: %j', (part, sentence) => {
    const read = readGoalSeekFile({ ...goalSeek, ...part });
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(sentence) as string });
  });

  it('is no experiment: shards of it are none', () => {
    expect(readExperimentFile(goalSeek)).toEqual({
      ok: false,
      problem: 'a goal seek is no experiment: what it runs depends on the runs before',
    });
  });
});

describe('merging shards', () => {
  const read = readExperimentFile(monteCarlo);
  if (!read.ok) throw new Error(read.problem);
  const { experiment } = read;
  const runs = plannedRuns(experiment).map((run) => summarize(run.index, runScenario(run.scenario), true));
  const shardOfTwo = (shard: number): ShardResult => ({
    format: EXPERIMENT_RESULT_FORMAT,
    experiment: experimentKey(experiment),
    goalDays: 30,
    shard,
    shards: 2,
    runs: runs.filter(({ index }) => index % 2 === shard - 1),
  });
  const [first, second] = [shardOfTwo(1), shardOfTwo(2)];

  function problem(...shards: readonly unknown[]): string {
    const merged = mergeShards(shards);
    return merged.ok ? '' : merged.problem;
  }

  it('gives the unsharded answer', () => {
    expect(mergeShards([second, first])).toEqual({
      ok: true,
      experiment,
      result: mergeRuns(experiment, runs, 30),
    });
  });

  it('is refused if they do not belong together', () => {
    expect(problem()).toBe('the first file is no result of an experiment');
    expect(problem(first)).toBe('shard 2 of 2 is missing');
    expect(problem(first, first)).toBe('shard 1 of 2 is there twice');
    expect(problem(first, { ...second, goalDays: 29 })).toBe(
      'file 2 belongs to another experiment than the first',
    );
    expect(problem(first, { ...second, shards: 3 })).toContain('file 2 belongs to another experiment');
    const other = experimentKey({ ...experiment, scenario: { ...experiment.scenario, seed: 9 } });
    expect(problem(first, { ...second, experiment: other })).toContain('file 2 belongs to another');
    expect(problem(first, null)).toBe('file 2 is no result of an experiment');
    expect(problem(first, { ...second, runs: second.runs.slice(1) })).toBe('run 1 is missing');
  });

  it('is refused if a file is damaged, whatever is wrong with it', () => {
    const damages: readonly object[] = [
      { experiment: undefined },
      { experiment: 5 },
      { experiment: 'nonsense' },
      { experiment: 'null' },
      { experiment: '{"kind":"monteCarlo"}' },
      { experiment: experimentKey({ ...experiment, runs: 1e12 } as typeof experiment) },
      { experiment: experimentKey({ ...experiment, scenario: { ...experiment.scenario, citizens: -1 } }) },
      { goalDays: 'thirty' },
      { shards: 0 },
      { shards: 1e12 },
      { shards: 1.5 },
      { shard: 0 },
      { shard: 3 },
      { shard: 'one' },
      { runs: [null] },
      { runs: [5] },
      { runs: [{ index: 0 }] },
      { runs: [{ ...runs[0], hash: 'none' }] },
      { runs: [{ ...runs[0], hash: undefined }] },
      { runs: [{ ...runs[0], coverageMillidays: 'all' }] },
      { runs: [{ ...runs[0], coverageMillidays: [null] }] },
      { runs: [{ ...runs[0], reserve: [] }] },
    ];
    for (const damage of damages) {
      expect(problem({ ...first, ...damage })).toMatch(/no result of an experiment|is missing/);
      expect(problem(first, { ...second, ...damage })).toMatch(
        /no result of an experiment|belongs to another experiment/,
      );
    }
  });

  it('is refused if a shard holds runs of another', () => {
    expect(problem({ ...first, runs }, { ...second, runs: [] })).toBe('run 1 is not of shard 1 of 2');
    expect(problem({ ...first, runs: [...first.runs, ...first.runs] }, second)).toBe('run 0 is there twice');
    const beyond = { ...first.runs[0], index: 8 };
    expect(problem({ ...first, runs: [...first.runs, beyond] }, second)).toBe('run 8 is not of shard 1 of 2');
  });

  it('is refused if a run has not all its days', () => {
    const short = first.runs.map((run) => ({
      ...run,
      coverageMillidays: run.coverageMillidays.slice(1),
      reserve: run.reserve.slice(1),
      pools: run.pools.slice(1),
      cannotSendPermille: run.cannotSendPermille.slice(1),
    }));
    expect(problem({ ...first, runs: short }, second)).toBe('run 0 has not all its days');
  });
});
