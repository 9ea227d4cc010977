import { useEffect, useRef, useState } from 'react';
import { announce } from '../components/announce';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { Icon } from '../components/Icon';
import { formatUnits } from '../engine/units';
import { useLoop, usePlayer } from '../store/hooks';
import styles from './ImportDialog.module.css';
import { readScriptFile, type FileReading, type ReadingProgress } from './readScriptFile';
import { ScriptPreviewView } from './ScriptPreviewView';

/** Looks at a loop script and asks before it replaces the running economy. A file that is none says why and changes nothing. */
export default function ImportDialog({
  file: dropped,
  onClose,
}: {
  readonly file: File | undefined;
  readonly onClose: () => void;
}) {
  const loop = useLoop();
  const player = usePlayer();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState(dropped);
  const [read, setRead] = useState<{ readonly file: File; readonly reading: FileReading }>();
  const [progress, setProgress] = useState<ReadingProgress>();
  const reading = read?.file === file ? read?.reading : undefined;

  useEffect(() => {
    if (file === undefined) return undefined;
    const controller = new AbortController();
    void readScriptFile(file, setProgress, controller.signal).then((result) => {
      if (result === undefined || controller.signal.aborted) return;
      setRead({ file, reading: result });
    });
    return () => {
      controller.abort();
      setProgress(undefined);
    };
  }, [file]);

  const load = () => {
    if (reading?.ok !== true) return;
    player?.pause();
    loop.replace(reading.preview.recording);
    announce(`Loaded ${reading.preview.name}: ${reading.preview.committed} commands committed.`);
    onClose();
  };

  return (
    <Dialog open title="Import a loop script" onClose={onClose}>
      <div className={styles.choose}>
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept=".json,application/json"
          aria-label="Loop script file"
          tabIndex={-1}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen !== undefined) setFile(chosen);
            event.target.value = '';
          }}
        />
        <Button
          kind={reading?.ok === true ? 'soft' : 'primary'}
          icon="upload"
          data-first-focus
          onClick={() => input.current?.click()}
        >
          {file === undefined ? 'Choose a file' : 'Choose another file'}
        </Button>
        <span className={styles.file}>
          {file === undefined
            ? 'or drop one anywhere on the page'
            : `${file.name}, ${formatUnits(file.size)} bytes`}
        </span>
      </div>
      {file !== undefined && reading === undefined && progress !== undefined ? (
        <div className={styles.buttons}>
          <progress
            aria-label="Commands of the file tried so far"
            value={progress.executed}
            max={progress.commands}
          />
          <Button icon="close" onClick={() => setFile(undefined)}>
            Cancel
          </Button>
        </div>
      ) : null}
      <div aria-live="polite">
        {file !== undefined && reading === undefined ? <p className={styles.reading}>Reading…</p> : null}
        {reading?.ok === false ? (
          <p className={styles.problem}>
            <Icon name="bad" />
            <span>{reading.problem} Nothing was changed.</span>
          </p>
        ) : null}
        {reading?.ok === true ? <ScriptPreviewView preview={reading.preview} /> : null}
      </div>
      {reading?.ok === true ? (
        <>
          <p className={styles.warning}>Loading it replaces the running economy and its history.</p>
          <div className={styles.buttons}>
            <Button kind="primary" onClick={load}>
              Load this script
            </Button>
            <Button kind="outline" onClick={onClose}>
              Keep the running economy
            </Button>
          </div>
        </>
      ) : null}
    </Dialog>
  );
}
