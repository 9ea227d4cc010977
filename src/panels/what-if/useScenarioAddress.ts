import { useEffect, useRef } from 'react';
import { currentRoute, navigate, useRoute } from '../../components/routing';
import { useSession } from './sessionContext';

/** Moving a slider must not write the address at every step. */
const addressDelayMilliseconds = 400;

/** Keeps the address and the session alike: links and the back button lead to scenarios, changes to links. */
export function useScenarioAddress(): void {
  const session = useSession();
  const { panel, params } = useRoute();
  const written = useRef<string>(undefined);
  const isReading = useRef(false);
  useEffect(() => {
    if (panel !== 'what-if') return;
    const text = JSON.stringify(params);
    if (text === written.current) return;
    written.current = text;
    isReading.current = true;
    if (Object.keys(params).length > 0) session.readAddress(params);
    else session.open();
    isReading.current = false;
  }, [session, panel, params]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      if (currentRoute().panel !== 'what-if') return;
      const params = session.addressParams();
      const kept = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
      written.current = JSON.stringify(kept);
      navigate('what-if', kept, true);
    };
    const stop = session.state.subscribe((now, before) => {
      const isSame =
        now.scenario === before.scenario && now.goalDays === before.goalDays && now.preset === before.preset;
      // The address that was just opened is left as it is.
      if (isSame || isReading.current) return;
      clearTimeout(timer);
      timer = setTimeout(write, addressDelayMilliseconds);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session]);
}
