/** Workers of a browser, as the pool wants them. */
import type { RunnerResponse } from './runner';
import { WorkerPool, type WorkerPort } from './workerPool';

/** Workers for experiments: one core is left to the page. */
export function browserPoolSize(): number {
  return Math.min(8, Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1));
}

function createPort(): WorkerPort {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (request) => worker.postMessage(request),
    listen: (listener) => {
      worker.addEventListener('message', (event: MessageEvent<RunnerResponse>) => listener(event.data));
    },
    stop: () => worker.terminate(),
  };
}

/** A pool of browser workers. */
export function createBrowserPool(count = browserPoolSize()): WorkerPool {
  return new WorkerPool(count, createPort);
}
