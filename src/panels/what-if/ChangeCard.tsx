import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import {
  baselineSentence,
  cardText,
  changesInWords,
  outcomeOf,
  outcomeSentences,
} from '../../selectors/whatIfOutcome';
import { usePreferences } from '../../store/hooks';
import styles from './ChangeCard.module.css';
import { useSessionState } from './sessionContext';
import { useMonteCarlo } from './useMonteCarlo';

/** What was changed and what came of it, in words to copy. */
export function ChangeCard() {
  const { unit } = usePreferences();
  const preset = useSessionState((state) => state.preset);
  const scenario = useSessionState((state) => state.live?.scenario ?? state.scenario);
  const live = useSessionState((state) => state.live);
  const baseline = useSessionState((state) => state.baseline);
  const goalDays = useSessionState((state) => state.goalDays);
  const isStale = useSessionState((state) => state.problem !== undefined);
  const monteCarlo = useMonteCarlo();
  const changes = changesInWords(preset.scenario, scenario, unit);
  const sentences = [
    ...(isStale ? ['This is of the last scenario that could run.'] : []),
    ...(live === undefined ? [] : outcomeSentences(outcomeOf(live.columns, goalDays), goalDays, monteCarlo)),
    ...(baseline === undefined || changes.length === 0
      ? []
      : [baselineSentence(preset.name, preset.scenario, outcomeOf(baseline.columns, goalDays), unit)]),
  ];
  const copy = async () => {
    const text = cardText(`${preset.name}, seed ${scenario.seed}`, changes, sentences);
    try {
      await navigator.clipboard.writeText(text);
      announce('The card was copied.');
    } catch {
      announce('The card could not be copied: the browser does not allow it.');
    }
  };
  return (
    <section className={styles.card} aria-labelledby="what-if-card" data-stale={isStale || undefined}>
      <header className={styles.head}>
        <h2 id="what-if-card">What was changed, what came of it</h2>
        <Button kind="plain" icon="copy" aria-label="Copy the card" onClick={() => void copy()} />
      </header>
      {changes.length === 0 ? (
        <p>Nothing was changed: this is {preset.name} as it stands.</p>
      ) : (
        <ul>
          {changes.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
      <p>{sentences.join(' ')}</p>
    </section>
  );
}
