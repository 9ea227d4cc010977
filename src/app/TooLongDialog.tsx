import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { SCRIPT_BYTES_MAX } from '../engine/loopScript';
import { formatUnits } from '../engine/units';

/** Says why a loop was not exported, and what can be done. */
export default function TooLongDialog({
  commands,
  bytes,
  onClose,
}: {
  readonly commands: number;
  readonly bytes: number;
  readonly onClose: () => void;
}) {
  return (
    <Dialog open title="Too long to export" onClose={onClose}>
      <p>
        The {formatUnits(commands)} commands up to this moment make a file of {formatUnits(bytes)} bytes. A
        loop script may have at most {formatUnits(SCRIPT_BYTES_MAX)}, so it could not be imported again.
        Nothing was saved and nothing was changed.
      </p>
      <p>Go back in time to an earlier commit and export that moment instead.</p>
      <Button kind="primary" data-first-focus onClick={onClose}>
        Understood
      </Button>
    </Dialog>
  );
}
