/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/control-has-associated-label -- the cursor moves over a drawing */
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { messageColours } from '../components/MessageMark';
import { messageTypes } from '../engine/spectrum';
import { useLoop, usePlayer, useTimeline } from '../store/hooks';
import styles from './CommitTrack.module.css';
import { TrackBins, trackHeight, trackPaths } from './trackBins';

/** All commits from the first to the last, with a cursor that goes to any of them: by dragging, or by ← → when focused. */
export function CommitTrack({ moment }: { readonly moment: string }) {
  const loop = useLoop();
  const player = usePlayer();
  const { position, length, epoch } = useTimeline();
  const [counter] = useState(() => new TrackBins());
  const track = useRef<HTMLDivElement>(null);
  const [isDragging, setDragging] = useState(false);

  const drawing = useMemo(() => {
    const { bins, size } = counter.update(loop.history, length, epoch);
    return trackPaths(bins, size, length);
  }, [counter, loop, length, epoch]);

  const goTo = (target: number) => {
    player?.pause();
    loop.seek(Math.min(length, Math.max(0, Math.round(target))));
  };
  const goToPointer = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (box !== undefined && box.width > 0) goTo(((event.clientX - box.left) / box.width) * length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const stride = event.shiftKey ? 10 : 1;
    const page = Math.max(1, Math.round(length / 20));
    const targets: Record<string, number> = {
      ArrowLeft: position - stride,
      ArrowDown: position - stride,
      ArrowRight: position + stride,
      ArrowUp: position + stride,
      PageDown: position - page,
      PageUp: position + page,
      Home: 0,
      End: length,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(target);
  };

  const at = length === 0 ? 100 : (position / length) * 100;
  return (
    <div
      ref={track}
      className={styles.track}
      role="slider"
      tabIndex={0}
      aria-label="Commit"
      aria-valuemin={0}
      aria-valuemax={length}
      aria-valuenow={position}
      aria-valuetext={`${position} of ${length}: ${moment}`}
      data-past={position < length || undefined}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
        goToPointer(event);
      }}
      onPointerMove={(event) => {
        if (isDragging) goToPointer(event);
      }}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    >
      <svg
        className={styles.columns}
        viewBox={`0 0 1000 ${trackHeight}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {messageTypes.map((type) => (
          <path key={type} d={drawing.messages[type]} fill={messageColours[type]} />
        ))}
      </svg>
      {drawing.dots.map((left) => (
        <span key={left} className={styles.dot} style={{ left: `${left}%` }} />
      ))}
      <span className={styles.future} style={{ left: `${at}%` }} />
      <span className={styles.cursor} style={{ left: `${at}%` }} />
    </div>
  );
}
