import { useMemo, useState, type SyntheticEvent } from 'react';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { OutcomeNotice } from '../components/OutcomeNotice';
import { readBooks } from '../engine/books/PersistentBooks';
import { commandShapes, type CommandType } from '../engine/commands';
import type { Outcome } from '../engine/receipts';
import { applyCommand } from '../store/commitCommand';
import { useEconomy, useLoop, usePlayer, usePreferences } from '../store/hooks';
import { CommandFieldInput, firstChoice } from './CommandFieldInput';
import styles from './CommandDialog.module.css';
import { readDraft, unusedMessageId, type DraftTexts } from './commandDraft';
import { PreviewNotice } from './PreviewNotice';

/** The texts a form begins with: an unused message id, the first of each choice, else nothing. */
function useInitialTexts(type: CommandType): DraftTexts {
  const loop = useLoop();
  const [texts] = useState<DraftTexts>(() => {
    const books = readBooks(loop.economy.getState());
    const isUsed = (id: string) => books.row('messages', id) !== undefined;
    return Object.fromEntries(
      commandShapes[type].fields.map(({ name, kind }) => [
        name,
        name === 'messageId' ? unusedMessageId(isUsed, books.transactionCount) : firstChoice(kind),
      ]),
    );
  });
  return texts;
}

/** A form for any command, made from the table of commands, with a preview through the code that commits it. */
export default function CommandDialog({
  type,
  onClose,
}: {
  readonly type: CommandType;
  readonly onClose: () => void;
}) {
  const loop = useLoop();
  const player = usePlayer();
  const economy = useEconomy();
  const { unit } = usePreferences();
  const initial = useInitialTexts(type);
  const [texts, setTexts] = useState(initial);
  const [hasTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Outcome>();
  const { label, fields } = commandShapes[type];

  const reading = useMemo(() => readDraft(type, texts, unit), [type, texts, unit]);
  const preview = useMemo(
    () => (reading.command === undefined ? undefined : applyCommand(economy, reading.command)),
    [reading, economy],
  );

  const change = (name: string, text: string) => {
    setRefused(undefined);
    setTexts((before) => ({ ...before, [name]: text }));
  };
  const commit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (reading.command === undefined) return;
    player?.pause();
    const outcome = loop.commit(reading.command);
    if (outcome.ok) onClose();
    else setRefused(outcome);
  };
  const problemOf = (name: string, fieldLabel: string) => {
    if (hasTried && reading.missing.includes(fieldLabel)) return 'This is needed.';
    return reading.problems.get(name);
  };

  return (
    <Dialog open title={label} onClose={onClose}>
      <form className={styles.form} onSubmit={commit} noValidate>
        {fields.map((field) => (
          <CommandFieldInput
            key={field.name}
            field={field}
            texts={texts}
            onChange={change}
            problem={problemOf(field.name, field.label)}
            problems={reading.problems}
          />
        ))}
        <div aria-live="polite">
          {refused === undefined ? (
            <PreviewNotice preview={preview} missing={reading.missing} />
          ) : (
            <OutcomeNotice outcome={refused} />
          )}
        </div>
        <div className={styles.buttons}>
          <Button kind="primary" type="submit">
            {label}
          </Button>
          <Button kind="outline" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
