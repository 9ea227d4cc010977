import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../components/Icon';
import { Segmented } from '../components/Segmented';
import { useMedia } from '../components/useMedia';
import { readBooks } from '../engine/books/PersistentBooks';
import { useEconomy, useLoop, usePlayer, useTimeline } from '../store/hooks';
import { playSpeeds, type Player } from '../store/player';
import { stepForward, togglePlay, undo } from './actions';
import { CommitTrack } from './CommitTrack';
import styles from './Dock.module.css';
import { dayLabel, lastTransactionLabel } from './moment';

/** Where the track leaves the dock's row and is shown on demand. */
const narrowQuery = '(max-width: 760px)';

const speedOptions = playSpeeds.map((value) => ({ value, label: `${value}×` }));

function PlayButton({ player, isPast }: { readonly player: Player; readonly isPast: boolean }) {
  const loop = useLoop();
  const playing = useStore(player.state, ({ playing }) => playing);
  const label = playing ? 'Pause' : isPast ? 'Back to the present and play' : 'Play';
  return (
    <button
      type="button"
      className={styles.play}
      aria-label={label}
      title={label}
      aria-keyshortcuts="P"
      onClick={() => togglePlay(loop, player)}
    >
      <Icon name={playing ? 'pause' : 'play'} size={24} />
    </button>
  );
}

function Speeds({ player }: { readonly player: Player }) {
  const speed = useStore(player.state, ({ speed }) => speed);
  const next = playSpeeds[(playSpeeds.indexOf(speed) + 1) % playSpeeds.length] ?? 1;
  return (
    <>
      <span className={styles.speeds}>
        <Segmented
          label="Speed"
          options={speedOptions}
          value={speed}
          onChange={(value) => player.setSpeed(value)}
        />
      </span>
      <button
        type="button"
        className={styles.speed}
        aria-label={`Speed ${speed} times; switch to ${next} times`}
        onClick={() => player.setSpeed(next)}
      >
        {speed}×
      </button>
    </>
  );
}

/** Whether the narrow dock shows its track. The page makes room for it, and whoever opens it is on the track at once. */
function useOpenTrack(dock: React.RefObject<HTMLElement | null>) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    document.documentElement.dataset['time'] = '';
    dock.current?.querySelector<HTMLElement>('[role=slider]')?.focus();
    return () => {
      delete document.documentElement.dataset['time'];
    };
  }, [isOpen, dock]);
  return [isOpen, setOpen] as const;
}

/** Time: play, pause, step, speed, and every commit so far on one track. */
export function Dock() {
  const loop = useLoop();
  const player = usePlayer();
  const economy = useEconomy();
  const { position, length } = useTimeline();
  const books = useMemo(() => readBooks(economy), [economy]);
  const isPast = position < length;
  const isNarrow = useMedia(narrowQuery);
  const dock = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useOpenTrack(dock);
  const trackId = useId();
  const id = lastTransactionLabel(books);
  const day = dayLabel(books);
  const moment = (
    <>
      <span className={styles.id}>{id}</span>
      <span className={styles.day}>
        {isPast ? 'past' : 'now'} · {day}
      </span>
    </>
  );
  return (
    <section className={styles.dock} ref={dock} aria-label="Time">
      <div className={styles.inside}>
        <div className={styles.transport}>
          <button
            type="button"
            className={`${styles.step} ${styles.back}`}
            aria-label="One commit back"
            disabled={position === 0}
            onClick={() => undo(loop, player)}
          >
            <Icon name="stepBack" size={22} />
          </button>
          {player === undefined ? null : <PlayButton player={player} isPast={isPast} />}
          <button
            type="button"
            className={styles.step}
            aria-label={isPast ? 'One commit forward' : 'Play one commit'}
            disabled={!isPast && player === undefined}
            onClick={() => stepForward(loop, player)}
          >
            <Icon name="stepForward" size={22} />
          </button>
        </div>
        <div className={styles.track} id={trackId}>
          <CommitTrack moment={`${id}, ${day}`} />
        </div>
        {isNarrow ? (
          <button
            type="button"
            className={styles.moment}
            aria-expanded={isOpen}
            aria-controls={trackId}
            onClick={() => setOpen(!isOpen)}
          >
            <span className="visually-hidden">Move in time: </span>
            {moment}
            <Icon name="chevron" size={18} />
          </button>
        ) : (
          <div className={styles.moment}>{moment}</div>
        )}
        {player === undefined ? null : <Speeds player={player} />}
      </div>
    </section>
  );
}
