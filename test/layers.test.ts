import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLayers } from './support/layers.mjs';

describe('the layer rules', () => {
  let project: string;

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'layers-'));
  });

  afterEach(() => {
    rmSync(project, { recursive: true });
  });

  function plant(files: Record<string, string>) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(project, dirname(path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
  }

  it('accept imports of the same layer and of layers to the left', () => {
    plant({
      'src/engine/units.ts': "export { sha256 } from '@noble/hashes/sha2.js';",
      'src/engine/books/Books.ts': "export { sha256 } from '../units';",
      'src/store/economyStore.ts':
        "import { Immer } from 'immer';\nexport { sha256 } from '../engine/units';",
      'src/panels/crisis/Crisis.tsx':
        "import './Crisis.module.css';\nexport const Crisis = () => <p>Calm</p>;",
      'src/app/App.tsx': "const Crisis = lazy(() => import('../panels/crisis/Crisis'));",
      'src/cli/loop.ts': "import { readFileSync } from 'node:fs';\nimport { sha256 } from '../engine/units';",
      'src/main.tsx': "import './styles/base.css';\nimport { App } from './app/App';",
    });
    expect(checkLayers(project)).toEqual({ modules: 7, violations: [] });
  });

  it.each([
    ['a layer to the right', 'src/engine/execute.ts', "export { store } from '../store/economyStore';"],
    [
      'a type of a layer to the right',
      'src/engine/execute.ts',
      "import type { Run } from '../simulation/run';",
    ],
    ['an inline type', 'src/engine/execute.ts', "type Run = import('../simulation/run').Run;"],
    ['a lazy import', 'src/store/history.ts', "const panel = import('../panels/crisis/Crisis');"],
    ['a worker', 'src/engine/hash.ts', "new URL('../simulation/worker.ts', import.meta.url);"],
    ['another panel', 'src/panels/pools/parts/Pools.tsx', "import { Crisis } from '../../crisis/Crisis';"],
    ['the page from a layer', 'src/app/App.tsx', "import '../main';"],
    ['the store in the command line', 'src/cli/loop.ts', "import { store } from '../store/economyStore';"],
    ['the command line', 'src/app/App.tsx', "import { loop } from '../cli/loop';"],
    ['tests', 'src/store/history.ts', "import { sample } from '../../test/support/sample';"],
    ['a framework in the engine', 'src/engine/units.ts', "import type { ReactNode } from 'react';"],
    ['a framework in selectors', 'src/selectors/crisis.ts', "import { useMemo } from 'react';"],
    ['Immer outside the store', 'src/app/App.tsx', "import { produce } from 'immer';"],
    ['Recharts outside the charts', 'src/app/App.tsx', "import { Sankey } from 'recharts';"],
    ['Node outside the command line', 'src/simulation/run.ts', "import { cpus } from 'node:os';"],
    ['itself', 'src/app/App.tsx', "import { App } from './App';"],
  ])('refuse %s', (_, file, text) => {
    plant({ [file]: text });
    const { violations } = checkLayers(project);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(file);
  });

  it('refuse circular imports', () => {
    plant({
      'src/lessons/first.ts': "import './second';",
      'src/lessons/second.ts': "import './third';",
      'src/lessons/third.ts': "import type { First } from './first';",
    });
    expect(checkLayers(project).violations).toEqual([
      'circular imports: src/lessons/first.ts → src/lessons/second.ts → src/lessons/third.ts → src/lessons/first.ts',
    ]);
  });
});
