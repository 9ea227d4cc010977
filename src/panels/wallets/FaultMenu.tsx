import { Icon } from '../../components/Icon';
import { stages, type Stage } from '../../engine/steps';
import { stageWords } from '../../selectors/trace';
import styles from './FaultMenu.module.css';

/** Chooses the step at which the next transfer is made to fail, or none. */
export function FaultMenu({
  failAt,
  onChange,
}: {
  readonly failAt: Stage | undefined;
  readonly onChange: (stage: Stage | undefined) => void;
}) {
  return (
    <span className={styles.menu} data-chosen={failAt !== undefined || undefined}>
      <Icon name="bolt" size={18} />
      <select
        aria-label="Fail at step"
        value={failAt ?? ''}
        onChange={(event) => onChange(stages.find((stage) => stage === event.target.value))}
      >
        <option value="">Fail at…</option>
        {stages.map((stage) => (
          <option key={stage} value={stage}>
            Fail at: {stageWords[stage]}
          </option>
        ))}
      </select>
    </span>
  );
}
