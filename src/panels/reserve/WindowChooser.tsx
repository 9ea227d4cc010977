import { useState } from 'react';
import { setParams } from '../../components/routing';
import { Segmented } from '../../components/Segmented';
import { TextField } from '../../components/TextField';
import {
  windowParams,
  windowWords,
  type ChosenWindow,
  type WindowChoice,
} from '../../selectors/reserveWindow';
import styles from './WindowChooser.module.css';

const choices: readonly { readonly value: WindowChoice; readonly label: string }[] = [
  { value: 'all', label: 'All days' },
  { value: '30', label: 'Last 30' },
  { value: '7', label: 'Last 7' },
  { value: 'custom', label: 'From – to' },
];

/** Which days are looked at. The choice lives in the address. */
export function WindowChooser({ chosen, today }: { readonly chosen: ChosenWindow; readonly today: number }) {
  const { choice, window } = chosen;
  return (
    <div className={styles.chooser}>
      <div className={styles.row}>
        <h2>In and out, {windowWords(window)}</h2>
        <Segmented
          label="Days"
          options={choices}
          value={choice}
          onChange={(next) => setParams(windowParams(next, window))}
        />
      </div>
      {choice === 'custom' ? <CustomDays chosen={chosen} today={today} /> : null}
    </div>
  );
}

/** First and last day as a person types them. What is no day keeps its text and says why. */
function CustomDays({ chosen, today }: { readonly chosen: ChosenWindow; readonly today: number }) {
  const [from, setFrom] = useState(chosen.fromText);
  const [to, setTo] = useState(chosen.toText);
  // Days that came with the address while the fields were not typed into.
  const [seen, setSeen] = useState(chosen);
  if (seen.fromText !== chosen.fromText || seen.toText !== chosen.toText) {
    setSeen(chosen);
    if (chosen.fromText !== from.trim() && from.trim() !== '') setFrom(chosen.fromText);
    if (chosen.toText !== to.trim() && to.trim() !== '') setTo(chosen.toText);
  }
  const change = (name: 'from' | 'to', text: string) => {
    (name === 'from' ? setFrom : setTo)(text);
    setParams({ window: 'custom', [name]: text.trim() }, { replace: true });
  };
  return (
    <div className={styles.fields}>
      <TextField
        label="First day"
        value={from}
        error={chosen.fromProblem}
        onChange={(text) => change('from', text)}
      />
      <TextField
        label="Last day"
        aside={`today is ${today}`}
        value={to}
        error={chosen.toProblem}
        onChange={(text) => change('to', text)}
      />
    </div>
  );
}
