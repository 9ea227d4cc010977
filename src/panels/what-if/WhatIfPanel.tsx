import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { currentRoute, navigate, useRoute } from '../../components/routing';
import { SelectField } from '../../components/SelectField';
import { useShortcut } from '../../components/shortcuts';
import { findingsOf } from '../../selectors/whatIfFindings';
import { findPreset, presets } from '../../simulation/presets';
import { ControlPanel } from './ControlPanel';
import { ScenarioCharts } from './ScenarioCharts';
import { useSession, useSessionState } from './sessionContext';
import { Target } from './Target';
import styles from './WhatIfPanel.module.css';

/** Moving a slider must not write the address at every step. */
const addressDelayMilliseconds = 400;

/** Keeps the address and the session alike: links and the back button lead to scenarios, changes to links. */
function useAddress(): void {
  const session = useSession();
  const { panel, params } = useRoute();
  const written = useRef<string>(undefined);
  useEffect(() => {
    if (panel !== 'what-if') return;
    const text = JSON.stringify(params);
    if (text === written.current) return;
    written.current = text;
    if (Object.keys(params).length > 0) session.readAddress(params);
    else session.open();
  }, [session, panel, params]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = session.state.subscribe((now, before) => {
      if (
        now.scenario === before.scenario &&
        now.goalDays === before.goalDays &&
        now.preset === before.preset
      )
        return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const route = currentRoute();
        const next = session.addressParams(
          route.params['hash'] === undefined || session.state.getState().replay === undefined
            ? undefined
            : route.params['hash'],
        );
        if (route.panel !== 'what-if') return;
        const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
        written.current = JSON.stringify(kept);
        navigate('what-if', kept, true);
      }, addressDelayMilliseconds);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session]);
}

function Head() {
  const session = useSession();
  const preset = useSessionState((state) => state.preset);
  const seed = useSessionState((state) => state.scenario.seed);
  const horizon = useSessionState((state) => state.scenario.horizonDays);
  return (
    <header className={styles.head}>
      <div className={styles.chooser}>
        <SelectField
          label="Preset"
          value={preset.id}
          options={presets.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            const chosen = findPreset(id);
            if (chosen !== undefined) session.choosePreset(chosen);
          }}
        />
      </div>
      <p className={styles.about}>
        {preset.about}{' '}
        <span className={styles.seed}>
          seed {seed} · {horizon} days
        </span>
      </p>
      <div className={styles.actions}>
        <Button icon="undo" onClick={() => session.choosePreset(preset)}>
          Reset
        </Button>
        <Button icon="pin" onClick={() => session.pin()}>
          Pin
        </Button>
      </div>
    </header>
  );
}

function Findings() {
  const scenario = useSessionState((state) => state.scenario);
  const findings = findingsOf(scenario);
  if (findings.length === 0) return null;
  return (
    <section className={styles.findings} aria-label="Why it cannot hold">
      {findings.map((finding) => (
        <p key={finding}>{finding}</p>
      ))}
    </section>
  );
}

/** What if: the whole year again, at every move of a slider. */
export default function WhatIfPanel() {
  const session = useSession();
  const [more, setMore] = useState(false);
  useAddress();
  useShortcut('P', 'Pin this scenario', () => session.pin());
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">What-if</h1>
      <Head />
      <div className={styles.columns}>
        <ControlPanel onSeek={() => {}} />
        <div className={styles.main}>
          <Target />
          <Findings />
          <ScenarioCharts more={more} onMore={setMore} />
        </div>
      </div>
    </div>
  );
}
