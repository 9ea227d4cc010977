import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { commandShapes, type Command } from '../../engine/commands';
import { formatUnits } from '../../engine/units';
import styles from './OpenedTransaction.module.css';

/** The command that made a transaction, as it stands in a loop script. */
export function CommandView({ number, command }: { readonly number: number; readonly command: Command }) {
  const text = JSON.stringify(command, null, 2);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => announce('Copied the command'),
      () => announce('The browser did not allow copying.'),
    );
  return (
    <details className={styles.command}>
      <summary>
        <span>
          Command {formatUnits(number)}: {commandShapes[command.type].label}
        </span>
        <Icon name="chevron" />
      </summary>
      {/* It scrolls, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.json} tabIndex={0} aria-label="The command as JSON">
        <pre>{text}</pre>
      </section>
      <Button kind="plain" icon="copy" onClick={() => void copy()}>
        Copy
      </Button>
    </details>
  );
}
