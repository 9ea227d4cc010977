/** What the page opens on and can be set back to. */
import { LOOP_SCRIPT_FORMAT } from '../engine/loopScript';
import { FIRST_VIEW_NAME, liveFirstView } from '../simulation/firstView';
import { recordLife, recordScript, type Recording } from '../store/recording';

/** The bare genesis, or twenty-four neighbours with some weeks of history. */
export type StartingPoint = 'bareGenesis' | 'firstView';

/** Records a starting point in steps. */
export function recordStartingPoint(point: StartingPoint): Generator<number, Recording> {
  return point === 'bareGenesis'
    ? recordScript({ format: LOOP_SCRIPT_FORMAT, name: 'Bare genesis', commands: [] })
    : recordLife(FIRST_VIEW_NAME, {}, liveFirstView);
}
