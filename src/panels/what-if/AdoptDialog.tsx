import { useEffect, useRef, useState } from 'react';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { navigate } from '../../components/routing';
import { TextField } from '../../components/TextField';
import { formatUnits } from '../../engine/units';
import { countProblem } from '../../selectors/whatIfExperiments';
import { dayColumn } from '../../simulation/dayColumns';
import { Village } from '../../simulation/village';
import { useLoop, usePlayer, useTimeline } from '../../store/hooks';
import { adoptDay } from './adoptDay';
import styles from './Dialogs.module.css';
import { useSessionState } from './sessionContext';

/** Asks before a day of the scenario becomes the live economy; nothing changes until every command was executed. */
export function AdoptDialog({ onClose }: { readonly onClose: () => void }) {
  const loop = useLoop();
  const player = usePlayer();
  const { length } = useTimeline();
  const live = useSessionState((state) => state.live);
  const start = useSessionState((state) => state.start);
  const name = useSessionState((state) => state.preset.name);
  const last = live?.scenario.horizonDays ?? 0;
  const [day, setDay] = useState(String(Math.min(30, last)));
  const [progress, setProgress] = useState<{ readonly done: number; readonly planned: number }>();
  const work = useRef<AbortController>(undefined);
  useEffect(() => () => work.current?.abort(), []);
  if (live === undefined) return null;
  const error = countProblem(day, 0, last);
  const count = error === undefined ? (dayColumn(live.columns, 'commands')[Number(day)] ?? 0) : 0;

  const adopt = async () => {
    player?.pause();
    const controller = new AbortController();
    work.current = controller;
    setProgress({ done: 0, planned: count });
    const isDone = await adoptDay(
      loop,
      { name: `${name}, day ${day}`, scenario: live.scenario, days: Number(day), start },
      (done) => setProgress({ done, planned: count }),
      controller.signal,
    );
    setProgress(undefined);
    if (!isDone) return;
    player?.follow(new Village(live.scenario));
    announce(`Day ${day} of ${name} is the live economy now.`);
    onClose();
    navigate('overview');
  };
  return (
    <Dialog open title="Adopt a day as the live economy" onClose={onClose}>
      <div className={styles.body}>
        <TextField
          label="Day"
          aside={`0 to ${formatUnits(last)}`}
          numeric
          value={day}
          onChange={setDay}
          error={error}
        />
        <p>
          The live economy “{loop.name}” with its {formatUnits(length)} commits is replaced by day {day} of
          this scenario: {formatUnits(count)} commands are executed anew. Until the last one is done nothing
          changes.
          {count > 60_000 ? ' So many take a while and much memory; an earlier day is lighter.' : ''}
        </p>
        {progress === undefined ? (
          <div className={styles.row}>
            <Button onClick={onClose}>Leave it as it is</Button>
            <Button kind="primary" disabled={error !== undefined} onClick={() => void adopt()}>
              Replace it by {formatUnits(count)} commands
            </Button>
          </div>
        ) : (
          <div className={styles.row}>
            <progress aria-label="Progress of the adoption" value={progress.done} max={progress.planned} />
            <span>{formatUnits(Math.floor((progress.done * 100) / Math.max(1, progress.planned)))} %</span>
            <Button icon="close" onClick={() => work.current?.abort()}>
              Cancel
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
