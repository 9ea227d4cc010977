import { announce } from '../components/announce';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { runInSlices } from '../components/slices';
import { formatUnits } from '../engine/units';
import { useLoop, usePlayer } from '../store/hooks';
import styles from './ImportDialog.module.css';
import { exportLoop } from './scriptFiles';
import { recordStartingPoint, type StartingPoint } from './startingPoints';

const words = {
  bareGenesis: {
    title: 'Start from bare genesis',
    what: 'The economy begins anew as specified: 500,000 NXT in the treasury, 300,000 with the validators, 200,000 in the ecosystem fund, and no wallet.',
  },
  firstView: {
    title: 'Start from the first view',
    what: 'The economy begins anew with twenty-four neighbours and some weeks of history.',
  },
} as const;

/** Asks before the running economy is replaced by one of the starting points. */
export default function ReplaceDialog({
  by,
  onClose,
}: {
  readonly by: StartingPoint;
  readonly onClose: () => void;
}) {
  const loop = useLoop();
  const player = usePlayer();
  const { title, what } = words[by];
  const { length } = loop.timeline.getState();
  const replace = async () => {
    player?.pause();
    loop.replace(await runInSlices(recordStartingPoint(by)));
    announce(`Loaded ${loop.name}.`);
    onClose();
  };
  return (
    <Dialog open title={title} onClose={onClose}>
      <p>{what}</p>
      {length === 0 ? null : (
        <p className={styles.warning}>
          The {formatUnits(length)} commits of “{loop.name}” are dropped and cannot be brought back. Export
          them first if you want to keep them.
        </p>
      )}
      <div className={styles.buttons}>
        <Button kind="primary" onClick={() => void replace()}>
          {title}
        </Button>
        <Button kind="soft" icon="download" onClick={() => exportLoop(loop)}>
          Export first
        </Button>
        <Button kind="outline" data-first-focus onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
