/** The browser's worker: a {@link Runner} behind messages. */
import { Runner, type RunnerRequest } from './runner';

/** The part of a worker's global scope that is used here; the page's types do not include it. */
interface WorkerScope {
  readonly performance: { now(): number };
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<RunnerRequest>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
// The worker measures its own slices; nothing of this reaches a run.
const clock = scope.performance;

// A message to oneself comes back after whatever waits already, and is not slowed down as timers are.
const channel = new MessageChannel();
let wake: (() => void) | undefined;
channel.port1.addEventListener('message', () => wake?.());
channel.port1.start();

const runner = new Runner({
  milliseconds: () => clock.now(),
  breathe: () =>
    new Promise((resolve) => {
      wake = resolve;
      channel.port2.postMessage(undefined);
    }),
  post: (response) => scope.postMessage(response),
});

scope.addEventListener('message', (event) => {
  void runner.receive(event.data);
});
