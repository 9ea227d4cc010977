import { useCallback, useState } from 'react';
import { Button } from '../../components/Button';
import { MessageMark } from '../../components/MessageMark';
import { messageTypes } from '../../engine/spectrum';
import {
  familyControls,
  furtherControls,
  mainControls,
  mixControls,
  type Control,
} from '../../selectors/whatIfControls';
import { refusalSentence } from '../../selectors/whatIfText';
import { usePreferences } from '../../store/hooks';
import styles from './ControlPanel.module.css';
import { useSession, useSessionState } from './sessionContext';
import { SliderRow } from './SliderRow';

function ConnectedRow({ control }: { readonly control: Control }) {
  const session = useSession();
  const value = useSessionState(({ scenario }) => control.read(scenario));
  const baseline = useSessionState(({ preset }) => control.read(preset.scenario));
  const problem = useSessionState((state) => (state.moved === control.id ? state.problem : undefined));
  const onChange = useCallback(
    (moved: Control, next: number) => session.change((scenario) => moved.write(scenario, next), moved.id),
    [session],
  );
  return (
    <SliderRow control={control} value={value} baseline={baseline} problem={problem} onChange={onChange} />
  );
}

/** The parts of the four types beside their marks; opened, each has a slider. */
function Mix() {
  const mix = useSessionState(({ scenario }) => scenario.messages.mixPercent);
  return (
    <details className={styles.fold}>
      <summary>
        <span className={styles.mix}>
          <span className="visually-hidden">Message mix:</span>
          {messageTypes.map((type) => (
            <span key={type} className={styles.part}>
              <MessageMark type={type} word={false} />
              <span className="visually-hidden">{type}</span> {mix[type]} %
            </span>
          ))}
        </span>
      </summary>
      <div className={styles.inside}>
        {mixControls.map((control) => (
          <ConnectedRow key={control.id} control={control} />
        ))}
      </div>
    </details>
  );
}

function Families() {
  const shares = useSessionState(({ scenario }) =>
    familyControls.map((control) => control.read(scenario)).join(' / '),
  );
  return (
    <details className={styles.fold}>
      <summary>
        <span>Pool weights</span> <span className={styles.part}>{shares} %</span>
      </summary>
      <div className={styles.inside}>
        {familyControls.map((control) => (
          <ConnectedRow key={control.id} control={control} />
        ))}
      </div>
    </details>
  );
}

function Further() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>All parameters</summary>
      {isOpen
        ? furtherControls.map(({ name, controls }) => (
            <section key={name} className={styles.group} aria-label={name}>
              <h3 className={styles.title}>{name}</h3>
              {controls.map((control) => (
                <ConnectedRow key={control.id} control={control} />
              ))}
            </section>
          ))
        : null}
    </details>
  );
}

/** Everything that can be moved, a dozen in view. */
export function ControlPanel({ onSeek }: { readonly onSeek: () => void }) {
  const { unit } = usePreferences();
  // What a slider did stands beside it.
  const problem = useSessionState((state) => (state.moved === undefined ? state.problem : undefined));
  return (
    <div className={styles.panel}>
      {problem === undefined ? null : (
        <p className={styles.problem} role="alert">
          {refusalSentence(problem, unit)}
        </p>
      )}
      {mainControls.map(({ name, controls }) => (
        <section key={name} className={styles.group} aria-label={name}>
          <h2 className={styles.title}>{name}</h2>
          {controls.map((control) => (
            <ConnectedRow key={control.id} control={control} />
          ))}
          {name === 'Messages' ? <Mix /> : null}
          {name === 'Policy' ? <Families /> : null}
        </section>
      ))}
      <Button kind="outline" onClick={onSeek}>
        Find the smallest burn that holds
      </Button>
      <Further />
    </div>
  );
}
