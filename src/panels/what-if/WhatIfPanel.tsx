import { useState } from 'react';
import { useShortcut } from '../../components/shortcuts';
import { StatusWord } from '../../components/StatusWord';
import { findingsOf } from '../../selectors/whatIfFindings';
import { usePreferences } from '../../store/hooks';
import { ChangeCard } from './ChangeCard';
import { ControlPanel } from './ControlPanel';
import { Experiments, type ExperimentKind } from './Experiments';
import { PanelHead } from './PanelHead';
import { Pins } from './Pins';
import { ScenarioCharts } from './ScenarioCharts';
import { useSession, useSessionState } from './sessionContext';
import { Target } from './Target';
import { useScenarioAddress } from './useScenarioAddress';
import styles from './WhatIfPanel.module.css';

function Findings() {
  const scenario = useSessionState((state) => state.scenario);
  const { unit } = usePreferences();
  const findings = findingsOf(scenario, unit);
  if (findings.length === 0) return null;
  return (
    <section className={styles.findings} aria-label="Why it cannot hold">
      {findings.map((finding) => (
        <p key={finding}>{finding}</p>
      ))}
    </section>
  );
}

/** Whether the scenario of a link was replayed as its sender saw it. */
function ReplayNotice() {
  const replay = useSessionState((state) => state.replay);
  if (replay === undefined) return null;
  switch (replay.state) {
    case 'running':
      return <p className={styles.replay}>Replaying what the link expects…</p>;
    case 'identical':
      return (
        <p className={styles.replay}>
          <StatusWord status="ok">Replayed identically</StatusWord>{' '}
          <span>state {replay.hash.slice(0, 16)}…</span>
        </p>
      );
    case 'different':
      return (
        <p className={styles.replay}>
          <StatusWord status="bad">Replayed differently, {replay.where}</StatusWord>{' '}
          <span>
            expected state {replay.expected.slice(0, 16)}…, here {replay.hash.slice(0, 16)}…
          </span>
        </p>
      );
    case 'failed':
      return (
        <p className={styles.replay}>
          <StatusWord status="bad">{replay.problem}</StatusWord>
        </p>
      );
  }
}

/** What if: the whole year again, at every move of a slider. */
export default function WhatIfPanel() {
  const session = useSession();
  const [more, setMore] = useState(false);
  const [kind, setKind] = useState<ExperimentKind>('monteCarlo');
  const [seekRequest, setSeekRequest] = useState(0);
  useScenarioAddress();
  useShortcut('K', 'Pin this scenario', () => session.pin());
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">What-if</h1>
      <PanelHead />
      <ReplayNotice />
      <div className={styles.columns}>
        <ControlPanel
          onSeek={() => {
            setKind('goalSeek');
            setSeekRequest((before) => before + 1);
          }}
        />
        <div className={styles.main}>
          <Target />
          <Findings />
          <ScenarioCharts more={more} onMore={setMore} />
        </div>
      </div>
      <div className={styles.kept}>
        <Pins />
        <ChangeCard />
      </div>
      <Experiments kind={kind} onKind={setKind} seekRequest={seekRequest} />
    </div>
  );
}
