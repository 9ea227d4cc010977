import { useRef, useState } from 'react';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { saveFile } from '../../components/charts/exportChart';
import { SelectField } from '../../components/SelectField';
import { policyOf } from '../../engine/crisis';
import { readBooks } from '../../engine/books/PersistentBooks';
import { findPreset, presets, type Preset } from '../../simulation/presets';
import { firstViewScenario } from '../../simulation/scenario';
import { readScenarioFile, SCENARIO_FORMAT } from '../../simulation/scenarioFile';
import { citizensOf } from '../../simulation/village';
import { useLoop } from '../../store/hooks';
import { AdoptDialog } from './AdoptDialog';
import { LinkDialog } from './LinkDialog';
import { pinObstacle } from './session';
import { useSession, useSessionState } from './sessionContext';
import styles from './WhatIfPanel.module.css';

/** The largest scenario file that is read. */
const fileBytesMax = 1_000_000;

let forks = 0;

/** Reads a scenario file; what is no scenario is refused with what is allowed. */
function ImportButton({ onProblem }: { readonly onProblem: (problem: string | undefined) => void }) {
  const session = useSession();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    onProblem(undefined);
    if (file.size > fileBytesMax) {
      onProblem(`${file.name} has ${file.size} bytes; a scenario has at most ${fileBytesMax}.`);
      return;
    }
    try {
      const parsed = readScenarioFile(JSON.parse(await file.text()));
      if (!parsed.ok) {
        onProblem(`${file.name} was refused: ${parsed.problem}.`);
        return;
      }
      session.show({ preset: presets[0] as Preset, scenario: parsed.scenario });
      announce(`${file.name} is under the sliders.`);
    } catch {
      onProblem(`${file.name} was refused: it is no JSON document.`);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="Scenario file"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file !== undefined) void read(file);
        }}
      />
      <Button kind="plain" icon="upload" onClick={() => input.current?.click()}>
        Import
      </Button>
    </>
  );
}

/** Starts from the live economy: what happened in it is replayed, then the village goes on. */
function ContinueButton() {
  const session = useSession();
  const loop = useLoop();
  const start = () => {
    const { genesis = {}, commands, name = 'Live economy' } = loop.toScript();
    const books = readBooks(loop.economy.getState());
    const { allotment, reserveLinePercent, floorLinePercent } = policyOf(books);
    const day = books.counter('clock');
    const scenario = {
      ...firstViewScenario,
      citizens: Math.max(2, citizensOf(books).length),
      horizonDays: 365,
      floor: { ...firstViewScenario.floor, allotment },
      crisis: { ...firstViewScenario.crisis, reserveLinePercent, floorLinePercent },
    };
    forks += 1;
    const preset: Preset = {
      id: 'live',
      name: `${name}, from day ${day}`,
      about: `The live economy continued from day ${day}; it stays as it is.`,
      scenario,
    };
    session.show({ preset, scenario, start: { id: forks, name: preset.name, day, genesis, commands } });
    announce(preset.about);
  };
  return (
    <Button kind="plain" icon="loop" onClick={start}>
      Continue the live economy
    </Button>
  );
}

/** Which scenario this is, and what can be done with it as a whole. */
export function PanelHead() {
  const session = useSession();
  const preset = useSessionState((state) => state.preset);
  const scenario = useSessionState((state) => state.scenario);
  const obstacle = useSessionState(pinObstacle);
  const [dialog, setDialog] = useState<'link' | 'adopt'>();
  const [problem, setProblem] = useState<string>();
  const isListed = findPreset(preset.id) !== undefined;
  const options = [...presets, ...(isListed ? [] : [preset])].map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  const save = () => {
    const text = JSON.stringify({ format: SCENARIO_FORMAT, name: preset.name, scenario }, null, 2);
    saveFile('scenario.json', new Blob([text], { type: 'application/json' }));
    announce('scenario.json was saved.');
  };
  return (
    <header className={styles.head}>
      <div className={styles.chooser}>
        <SelectField
          label="Preset"
          value={preset.id}
          options={options}
          onChange={(id) => {
            const chosen = findPreset(id);
            if (chosen !== undefined) session.choosePreset(chosen);
          }}
        />
        <span className={styles.seed}>
          seed {scenario.seed} · {scenario.horizonDays} days
        </span>
      </div>
      <div className={styles.actions}>
        <Button icon="link" onClick={() => setDialog('link')}>
          Link
        </Button>
        <Button
          icon="pin"
          aria-keyshortcuts="K"
          disabled={obstacle !== undefined}
          onClick={() => session.pin()}
        >
          {obstacle ?? 'Pin'}
        </Button>
        <Button kind="primary" onClick={() => setDialog('adopt')}>
          Adopt
        </Button>
      </div>
      <div className={styles.second}>
        <p className={styles.about}>{preset.about}</p>
        <div className={styles.files}>
          <Button kind="plain" icon="undo" onClick={() => session.change(() => preset.scenario)}>
            Reset
          </Button>
          <ImportButton onProblem={setProblem} />
          <Button kind="plain" icon="download" onClick={save}>
            Export
          </Button>
          <ContinueButton />
        </div>
      </div>
      {problem === undefined ? null : (
        <p className={styles.refused} role="alert">
          {problem}
        </p>
      )}
      {dialog === 'link' ? <LinkDialog onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'adopt' ? <AdoptDialog onClose={() => setDialog(undefined)} /> : null}
    </header>
  );
}
