import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Programs without a page, built with `vite build --ssr --mode <name>` and run by Node. */
const headlessPrograms: Record<string, string> = {
  runner: 'src/cli/loop.ts',
  bench: 'test/bench/main.ts',
  campaign: 'test/campaigns/main.ts',
  years: 'test/campaigns/years.ts',
};

export default defineConfig(({ mode }) => {
  const program = headlessPrograms[mode];
  if (program !== undefined) {
    return {
      logLevel: 'warn',
      publicDir: false,
      // One self-contained file: nothing is looked up, and no package runs its development code.
      ssr: { noExternal: true },
      define: { 'process.env.NODE_ENV': JSON.stringify('production') },
      build: {
        ssr: true,
        target: 'node20',
        outDir: `node_modules/.cache/nexus/${mode}`,
        emptyOutDir: false,
        sourcemap: true,
        minify: false,
        rolldownOptions: { input: program, output: { entryFileNames: 'main.js' } },
      },
    };
  }

  return {
    // Relative addresses: the built site works from any folder of any static host.
    base: './',
    plugins: [react()],
    build: {
      target: 'es2023',
      sourcemap: true,
      rolldownOptions: {
        // One file for all that the page needs at once: each further one costs a slow network another round trip.
        output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
      },
    },
    server: { port: 5173 },
    preview: { port: 4173 },
    test: {
      // What takes a second here may take ten on a busy machine; a test says what happens, not how fast.
      testTimeout: 60_000,
      projects: [
        {
          extends: true,
          test: { name: 'node', environment: 'node', include: ['test/**/*.test.ts'] },
        },
        {
          extends: true,
          test: {
            name: 'dom',
            environment: 'jsdom',
            include: ['test/**/*.test.tsx'],
            setupFiles: ['test/support/dom.ts'],
          },
        },
      ],
      coverage: { provider: 'v8', include: ['src/**'], reporter: ['text-summary', 'html'] },
    },
  };
});
