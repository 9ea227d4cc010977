import { describe, expect, it } from 'vitest';
import { readLoopScript, runLoopScript } from '../../src/engine/loopScript';
import vectors from '../vectors/ledger.json';

interface Vector {
  script: { name: string };
  expect: {
    results: { ok: boolean; message?: string; txId?: string; pools?: Record<string, number> }[];
    balances: Record<string, number>;
    nonces: Record<string, number>;
    transactionCount: number;
  };
}

describe('the ledger vectors', () => {
  it.each((vectors as unknown as Vector[]).map((vector) => [vector.script.name, vector] as const))(
    '%s',
    (_name, vector) => {
      const parsed = readLoopScript(vector.script);
      if (!parsed.ok) throw new Error(parsed.problem);
      const { output } = runLoopScript(parsed.script);
      expect(output.results).toHaveLength(vector.expect.results.length);
      expect(output.results).toMatchObject(vector.expect.results);
      for (const [address, balance] of Object.entries(vector.expect.balances)) {
        expect([address, output.balances[address] ?? 0]).toEqual([address, balance]);
      }
      for (const [address, nonce] of Object.entries(vector.expect.nonces)) {
        expect([address, output.nonces[address] ?? 0]).toEqual([address, nonce]);
      }
      expect(output.transactionCount).toBe(vector.expect.transactionCount);
      expect(output.conserved).toBe(true);
    },
  );
});
