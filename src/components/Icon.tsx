/** Line icons on a 24 × 24 grid. */
const paths = {
  ok: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4 9.2 2.8 2.8L16.2 9.4',
  warn: 'M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.2v.3',
  bad: 'M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.2v.3',
  arrow: 'M4 12h16m-6-6 6 6-6 6',
  swap: 'M8 4v16m0 0-4-4m4 4 4-4m4 4V4m0 0-4 4m4-4 4 4',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.7 11.2L21 21',
  undo: 'M8.5 5 4 9.5 8.5 14M4 9.5h10.5a5 5 0 0 1 0 10H11',
  redo: 'M15.5 5 20 9.5 15.5 14M20 9.5H9.5a5 5 0 0 0 0 10H13',
  play: 'M7.5 4.8v14.4L19.5 12Z',
  pause: 'M8.5 5v14M15.5 5v14',
  stepBack: 'M6 5v14M19 5.5v13L9.5 12Z',
  stepForward: 'M18 5v14M5 5.5v13l9.5-6.5Z',
  download: 'M12 3.5v12m0 0-5-5m5 5 5-5M4 20.5h16',
  upload: 'M12 16V4m0 0L7 9m5-5 5 5M4 20.5h16',
  table: 'M3.5 5h17v14h-17Zm0 5h17M10 5v14',
  copy: 'M8.5 8.5h11v11h-11Zm-4 7v-11h11',
  pin: 'M9 3.5h6m-5 0v6l-3 4h10l-3-4v-6m-2 10v7',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7L12 17.7',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  chevron: 'm6 9.5 6 6 6-6',
  bolt: 'M13 3 5 13.5h6L10.5 21 19 10h-6.5Z',
  wallet: 'M4 8V6.5A2 2 0 0 1 6 4.5h10V8m-12 0h15.5v11.5H6a2 2 0 0 1-2-2Zm11.5 4.5h4v3h-4Z',
  loop: 'M5 10a7.3 7.3 0 0 1 13.5-2.2M19 14a7.3 7.3 0 0 1-13.5 2.2M19 3.5V8h-4.5M5 20.5V16h4.5',
  pools: 'M12 4c4.4 0 8 1.3 8 3s-3.6 3-8 3-8-1.3-8-3 3.6-3 8-3Zm-8 3v10c0 1.7 3.6 3 8 3s8-1.3 8-3V7',
  sliders: 'M3 7h8m4 0h6M13 4.5v5M3 17h3m4 0h11M8 14.5v5M3 12h13m4 0h1M18 9.5v5',
  ledger: 'M5 4h14v16H5Zm3.5 4.5h7m-7 3.5h7m-7 3.5h4',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-5.5V5m0 14v2.5M2.5 12H5m14 0h2.5M5.3 5.3l1.7 1.7m10 10 1.7 1.7m0-13.4L17 7M7 17l-1.7 1.7',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  system: 'M3.5 5h17v11.5h-17Zm5.5 15h6m-3-3.5V20',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'M7 7l10 10M17 7 7 17',
  drop: 'M12 3.5c3.7 4.2 6 7.3 6 10.2a6 6 0 0 1-12 0c0-2.9 2.3-6 6-10.2Z',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-2.5 6.8a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8m0 2.9v.3',
} as const;

/** The names of the icons. */
export type IconName = keyof typeof paths;

const filled = new Set<IconName>(['play']);
const heavy = new Set<IconName>(['pause']);

/** An icon; without `label` it is decoration beside a word. */
export function Icon({
  name,
  size = 20,
  label,
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly label?: string;
}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled.has(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={heavy.has(name) ? 4 : size <= 16 ? 2.2 : 1.9}
      strokeLinecap={heavy.has(name) ? 'butt' : 'round'}
      strokeLinejoin="round"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={paths[name]} />
    </svg>
  );
}
