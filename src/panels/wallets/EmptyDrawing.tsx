import styles from './EmptyDrawing.module.css';

/** A line drawing: the treasury's full vessel beside the empty places of wallets to come. */
export function EmptyDrawing() {
  return (
    <svg className={styles.drawing} width="240" height="120" viewBox="0 0 240 120">
      <path className={styles.water} d="M9 30h70v81H9z" />
      <path d="M8 12v100h72V12M8 30h72M96 62h26m-8-7 8 7-8 7" />
      <g className={styles.place}>
        <circle cx="150" cy="40" r="15" />
        <circle cx="190" cy="62" r="15" />
        <circle cx="150" cy="86" r="15" />
        <circle cx="222" cy="28" r="11" />
        <circle cx="222" cy="96" r="11" />
      </g>
    </svg>
  );
}
