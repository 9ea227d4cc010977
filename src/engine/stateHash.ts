/** Fingerprints of a state and of a log. The same genesis and commands give the same ones on every machine. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { assetCount, assetName, pools } from './assets';
import type { BooksReader, TableName } from './books/Books';
import { canonicalJson } from './canonicalJson';
import { policyOf } from './crisis';
import { readTransaction } from './readTransaction';

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortedKeys(reader: BooksReader, table: TableName): readonly string[] {
  return [...reader.keys(table)].sort(byCodeUnits);
}

function accountRows(reader: BooksReader): readonly unknown[] {
  const rows: [string, number, [string, number][]][] = [];
  for (let account = 0; account < reader.accountCount; account += 1) {
    const balances: [string, number][] = [];
    for (let asset = 0; asset < assetCount; asset += 1) {
      const balance = reader.balance(account, asset);
      if (balance !== 0) balances.push([assetName(asset), balance]);
    }
    const nonce = reader.nonce(account);
    if (nonce !== 0 || balances.length > 0) rows.push([reader.addressOf(account), nonce, balances]);
  }
  return rows.sort(([a], [b]) => byCodeUnits(a, b));
}

/**
 * The state as canonical text: accounts by address with nonce and non-zero balances (accounts with neither are left out),
 * open holds, message ids, idempotency results, policy with the pools' fees, clock, and the number of transactions.
 */
export function canonicalState(reader: BooksReader): string {
  return canonicalJson({
    accounts: accountRows(reader),
    holds: [],
    messages: sortedKeys(reader, 'messages'),
    results: sortedKeys(reader, 'results').map((id) => [id, reader.row('results', id)]),
    policy: {
      ...policyOf(reader),
      poolFees: pools.map((pool) => reader.row('poolFees', pool.address) ?? null),
    },
    clock: reader.counter('clock'),
    transactionCount: reader.transactionCount,
  });
}

/** SHA-256 of {@link canonicalState} as 64 hexadecimal digits. */
export function stateHash(reader: BooksReader): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalState(reader))));
}

/**
 * Chain hash of the log, one transaction a step: each transaction's canonical text is hashed together with the hash before it, so
 * that changing one transaction changes every later hash. The hash of an empty log is 64 zeros. Yields how many transactions are
 * hashed; a long log takes seconds, and whoever must answer meanwhile pauses between steps.
 */
export function* logHashSteps(reader: BooksReader): Generator<number, string> {
  let hash = '0'.repeat(64);
  for (let index = 0; index < reader.transactionCount; index += 1) {
    hash = bytesToHex(sha256(utf8ToBytes(hash + canonicalJson(readTransaction(reader, index)))));
    yield index + 1;
  }
  return hash;
}

/** The chain hash of the log, all at once. */
export function logHash(reader: BooksReader): string {
  const steps = logHashSteps(reader);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
