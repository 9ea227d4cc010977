/** Ordinary and hostile commands of every type, from a seed. */
import type { Command } from '../../src/engine/commands';
import type { NaiveModel } from './naiveModel';
import type { Random } from './random';

/** Values that are no amount, no address, no list; each of them was once accepted by somebody's ledger. */
export const hostileValues: readonly unknown[] = [
  0,
  -1,
  -0,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  true,
  false,
  '5',
  '',
  null,
  undefined,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53),
  1e308,
  {},
  { toString: 5 },
  { valueOf: null },
  [],
  [1],
  ['alice'],
];

const hostileNames: readonly unknown[] = [
  '',
  ' alice',
  'alice ',
  'a\u0000b',
  'a\nb',
  '\u202Ealice',
  'al\u200Bice',
  '\uD800',
  'x'.repeat(65),
  '💧'.repeat(65),
  '💧'.repeat(129),
  'al\u00ADice',
  '\u3000alice',
];

/** Names that are fine although they look like trouble. */
const oddNames: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  '0',
  '-1',
  '💧'.repeat(64),
  'Ωmega wallet',
  'алиса',
];

const plainNames: readonly string[] = ['alice', 'bob', 'carol', 'dave', 'erin'];
const systemNames: readonly string[] = [
  'TREASURY',
  'VALIDATOR_POOL',
  'ECOSYSTEM_FUND',
  'TRANSITION_RESERVE',
  'F_FLOOR_RESERVE',
  'NXT-FOOD',
  'PRODUCERS-FOOD',
  'HOLDS',
  'UNISSUED_SHARES',
];
const poolNames: readonly string[] = [
  'NXT-FOOD',
  'NXT-WATER',
  'NXT-ELECTRICITY',
  'NXT-ENVIRONMENTAL',
  'NXT-CARBON',
];
const messageTypes: readonly string[] = ['standard', 'link', 'image', 'video'];
const policyNames: readonly string[] = ['citizens', 'allotment', 'reserveLinePercent', 'floorLinePercent'];

type Fields = Record<string, unknown>;

/** Whose nonce the command is about. */
function initiatorOf(fields: Fields): string {
  const { from, sender, trader, provider, pool, sector, type } = fields;
  for (const name of [from, sender, trader, provider, pool]) if (typeof name === 'string') return name;
  if (typeof sector === 'string') return `PRODUCERS-${sector}`;
  if (type === 'payFloor') return 'F_FLOOR_RESERVE';
  return type === 'openWallet' || type === 'syncWallet' ? 'TREASURY' : 'TRANSITION_RESERVE';
}

/** Makes commands that fit the model's state closely enough to succeed often and to fail by one unit sometimes. */
export class RandomCommands {
  readonly #random: Random;
  readonly #model: NaiveModel;
  readonly #sentWithId: Fields[] = [];
  #messageCount = 0;

  constructor(random: Random, model: NaiveModel) {
    this.#random = random;
    this.#model = model;
  }

  next(): Command {
    const random = this.#random;
    if (this.#sentWithId.length > 0 && random.chance(4)) {
      const earlier = { ...random.pick(this.#sentWithId) };
      // Half of the repetitions are exact; the others reuse the id for something else.
      if (random.chance(50)) earlier[random.pick(Object.keys(earlier))] = random.pick(hostileValues);
      return earlier as unknown as Command;
    }
    const fields = this.#ordinary();
    if (random.chance(25)) this.#addEnvelope(fields);
    if (random.chance(15)) this.#spoil(fields);
    if (random.chance(3)) this.#deform(fields);
    if (fields['id'] !== undefined) this.#sentWithId.push(fields);
    return fields as unknown as Command;
  }

  #name(): string {
    const random = this.#random;
    const kind = random.below(100);
    if (kind < 70) return random.pick(plainNames);
    if (kind < 80) return random.pick(oddNames);
    return kind < 92 ? random.pick(systemNames) : `guest-${random.below(20)}`;
  }

  /** Somebody who mostly has an account. */
  #sender(): string {
    const random = this.#random;
    return random.chance(85)
      ? random.pick([...this.#model.accounts.keys()].slice(31).concat('TREASURY'))
      : this.#name();
  }

  /** Somebody who mostly holds some of this asset and is not the pool itself. */
  #holder(asset: string, pool: string): string {
    const random = this.#random;
    const holders = [...this.#model.accounts.keys()].filter(
      (name) => name !== pool && name !== 'UNISSUED_SHARES' && this.#model.held(name, asset) > 0n,
    );
    return holders.length > 0 && random.chance(85) ? random.pick(holders) : this.#sender();
  }

  /** Units around what `address` holds: usually a part, sometimes all, one unit too many, or anything at all. */
  #amount(address: string, added = 0, asset = 'NXT'): number {
    const random = this.#random;
    const balance = Number(this.#model.held(address, asset));
    const kind = random.below(100);
    if (kind < 55) return 1 + random.below(Math.max(1, Math.floor(balance / 4)));
    if (kind < 65) return 1 + random.below(20);
    if (kind < 75) return balance - added;
    if (kind < 83) return balance - added + 1;
    if (kind < 88) return balance;
    if (kind < 92) return balance - added - 1;
    return random.pick([100_000_000_000_000, 2 ** 53 - 1, 2 ** 53 - 1_000, 2 ** 53, 1]);
  }

  #ordinary(): Fields {
    const random = this.#random;
    const type = random.pick([
      'transfer',
      'transfer',
      'transfer',
      'messageBurn',
      'messageBurn',
      'messageBurn',
      'allocateReserve',
      'allocateReserve',
      'drainReserve',
      'payFloor',
      'payFloor',
      'swap',
      'swap',
      'swap',
      'swap',
      'addLiquidity',
      'addLiquidity',
      'removeLiquidity',
      'payoutPool',
      'payWages',
      'openWallet',
      'syncWallet',
      'tick',
      'setPolicy',
    ]);
    switch (type) {
      case 'transfer':
        return this.#transfer();
      case 'messageBurn':
        return this.#burn();
      case 'allocateReserve': {
        const amount = this.#amount('TRANSITION_RESERVE');
        return random.chance(40) ? { type, amount, weights: this.#weights() } : { type, amount };
      }
      case 'drainReserve':
        return { type, amount: this.#amount('TRANSITION_RESERVE') };
      case 'payFloor': {
        const names = Array.from({ length: random.below(random.chance(15) ? 1 : 6) + 1 }, () => this.#name());
        if (random.chance(5)) names.length = 0;
        const citizens = random.chance(85) ? [...new Set(names)] : names;
        const amountEach = Math.max(1, Math.floor(this.#amount('F_FLOOR_RESERVE') / (1 + random.below(5))));
        return random.chance(70) ? { type, citizens, amountEach } : { type, citizens };
      }
      case 'swap':
        return this.#swap();
      case 'addLiquidity': {
        const pool = this.#pool();
        const provider = this.#holder(pool.slice(4), pool);
        const [nxt, token] = [this.#amount(provider), this.#amount(provider, 0, pool.slice(4))];
        return { type, provider, pool, nxt, token };
      }
      case 'removeLiquidity': {
        const pool = this.#pool();
        const asset = `${pool} shares`;
        const provider = this.#holder(asset, pool);
        return { type, provider, pool, shares: this.#amount(provider, 0, asset) };
      }
      case 'payoutPool': {
        const pool = this.#pool();
        return { type, pool, shares: this.#amount(pool, 0, `${pool} shares`) };
      }
      case 'payWages': {
        const workers = Array.from({ length: 1 + random.below(4) }, () => this.#name());
        const paying = poolNames
          .map((pool) => pool.slice(4))
          .filter((name) => this.#model.nxt(`PRODUCERS-${name}`) > 0n);
        const sector = random.pick([...paying, ...paying, ...paying, 'WATER', 'NXT-FOOD']);
        return { type, sector, workers: random.chance(85) ? [...new Set(workers)] : workers };
      }
      case 'openWallet': {
        const address = this.#name();
        return random.chance(60)
          ? { type, address, balance: random.pick([0, 1, 5_700, 100_000_000, this.#amount('TREASURY')]) }
          : { type, address };
      }
      case 'syncWallet':
        return { type, wallet: this.#name(), balance: random.pick([0, 1, 50_000, this.#amount('TREASURY')]) };
      case 'setPolicy': {
        const policy: Fields = {};
        for (const name of policyNames) {
          if (random.chance(40)) policy[name] = random.pick([0, 1, 2, 10, 99, 1_000, 1_001, 115_000_000_000]);
        }
        return { type, policy };
      }
      default:
        return { type };
    }
  }

  #transfer(): Fields {
    const random = this.#random;
    const from = this.#sender();
    const fields: Fields = { type: 'transfer', from, to: this.#name() };
    let fee = 1_000;
    if (random.chance(60)) {
      fee = random.pick([0, 0, 1, 10, 1_000, 2 ** 53 - 1]);
      fields['fee'] = fee;
    }
    fields['amount'] = this.#amount(from, fee);
    if (random.chance(20))
      fields['reason'] = random.pick(['', 'Payment for services', 'x'.repeat(256), 'x'.repeat(257)]);
    return fields;
  }

  #pool(): string {
    const random = this.#random;
    const funded = poolNames.filter((pool) => this.#model.nxt(pool) > 0n);
    if (funded.length > 0 && random.chance(80)) return random.pick(funded);
    return random.chance(80) ? random.pick(poolNames) : 'NXT-GOLD';
  }

  #swap(): Fields {
    const random = this.#random;
    const pool = this.#pool();
    const give = random.chance(60) ? 'NXT' : 'token';
    const asset = give === 'NXT' ? 'NXT' : pool.slice(4);
    const trader = this.#holder(asset, pool);
    const fields: Fields = { type: 'swap', trader, pool, give };
    const wanted = give === 'NXT' ? pool.slice(4) : 'NXT';
    if (random.chance(65)) fields['amount'] = this.#amount(trader, 0, asset);
    else fields['receive'] = this.#amount(pool, 0, wanted);
    if (random.chance(3)) fields['amount'] = 1;
    if (random.chance(30)) fields['minReceived'] = random.pick([0, 1, this.#amount(pool, 0, wanted)]);
    if (random.chance(30)) fields['maxGiven'] = this.#amount(trader, 0, asset);
    if (random.chance(25)) fields['deadline'] = random.below(4);
    if (random.chance(30)) fields['receiver'] = this.#name();
    return fields;
  }

  #burn(): Fields {
    const random = this.#random;
    const sender = this.#sender();
    const isRepeated = this.#messageCount > 0 && random.chance(12);
    if (!isRepeated) this.#messageCount += 1;
    const messageId = `MSG_${isRepeated ? random.below(this.#messageCount) : this.#messageCount}`;
    const fields: Fields = { type: 'messageBurn', sender, messageId, messageType: random.pick(messageTypes) };
    if (random.chance(30)) fields['amount'] = this.#amount(sender);
    if (random.chance(25)) fields['count'] = random.pick([1, 2, 3, 1_000, 2 ** 40, 2 ** 53 - 1]);
    if (random.chance(15)) fields['wavelengthNm'] = random.pick([656.4, 0, 'red', null, -1]);
    return fields;
  }

  #weights(): Fields {
    const random = this.#random;
    const weights: Fields = {};
    for (const pool of poolNames)
      if (random.chance(50)) weights[pool] = random.pick([0, 1, 2, 3, 7, 1_000_000_000]);
    if (random.chance(8)) weights[random.pick(['NXT-GOLD', 'constructor', 'alice'])] = 1;
    if (random.chance(8)) weights[random.pick(poolNames)] = random.pick(hostileValues);
    return weights;
  }

  #addEnvelope(fields: Fields): void {
    const random = this.#random;
    if (random.chance(50))
      fields['id'] = random.chance(92) ? `id-${random.below(60)}` : random.pick(hostileValues);
    if (random.chance(35)) {
      fields['ifVersion'] = random.chance(85) ? this.#model.version : random.pick([0, 1, ...hostileValues]);
    }
    if (fields['type'] !== 'tick' && fields['type'] !== 'setPolicy' ? random.chance(45) : random.chance(5)) {
      const initiator = initiatorOf(fields);
      const nonce = Number(this.#model.accounts.get(initiator)?.nonce ?? 0n);
      fields['nonce'] = random.chance(85) ? nonce : random.pick([nonce + 1, ...hostileValues]);
    }
  }

  /** Puts a hostile value into one field. */
  #spoil(fields: Fields): void {
    const random = this.#random;
    const names = Object.keys(fields).filter((name) => name !== 'type');
    if (names.length === 0) return;
    const name = random.pick(names);
    const isText = /^(from|to|sender|trader|provider|receiver|address|wallet|messageId|id)$/.test(name);
    fields[name] = isText && random.chance(60) ? random.pick(hostileNames) : random.pick(hostileValues);
    if ((name === 'citizens' || name === 'workers') && random.chance(50))
      fields[name] = ['alice', random.pick<unknown>([...hostileNames, ...hostileValues, 'alice'])];
  }

  /** Adds a field that no command has, takes one away, or gives it a type that does not exist. */
  #deform(fields: Fields): void {
    const random = this.#random;
    const kind = random.below(3);
    if (kind === 0) fields[random.pick(['constructor', 'Amount', 'memo'])] = 1;
    else if (kind === 1) delete fields[random.pick(Object.keys(fields))];
    else fields['type'] = random.pick(['mint', 'Transfer', '__proto__', 'constructor', ...hostileValues]);
  }
}
