import { useCallback, useEffect, useRef, useState } from 'react';
import { runInSlices } from '../../components/slices';

/** Long work of a component: at most one at a time, with its progress and a way to cancel it. */
export function useLongWork() {
  const running = useRef<AbortController>(undefined);
  const [done, setDone] = useState<number>();

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setDone(undefined);
  }, []);

  const start = useCallback(
    async <Result>(steps: Generator<number, Result>): Promise<Result | undefined> => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setDone(0);
      const result = await runInSlices(steps, setDone, controller.signal);
      if (running.current === controller) cancel();
      return result;
    },
    [cancel],
  );

  useEffect(() => cancel, [cancel]);
  return { done, start, cancel };
}
