import { useId, useRef, useState, type ReactNode } from 'react';
import { announce } from '../announce';
import { Icon } from '../Icon';
import styles from './ChartFrame.module.css';
import { chartTableToCsv, type ChartTable } from './chartTable';
import { ChartTableView } from './ChartTableView';
import { DownloadMenu } from './DownloadMenu';
import { saveFile, savePicture, type ChartFormat } from './exportChart';

/**
 * What every chart has around it: a name, one sentence that says what it shows, its numbers as a table, and downloads as PNG,
 * SVG and CSV. The drawing may be Recharts' or hand-made: any `<svg>` among the children; the largest is the one saved.
 */
export function ChartFrame({
  title,
  summary,
  table,
  fileName,
  children,
  actions,
  level = 2,
}: {
  readonly title: string;
  /** One sentence, true of the data that is shown. */
  readonly summary: string;
  /** A function where the table is long: it is made only when somebody asks for it. */
  readonly table: ChartTable | (() => ChartTable);
  /** Without an ending. */
  readonly fileName: string;
  readonly children: ReactNode;
  /** Further tools at the left of the table's. */
  readonly actions?: ReactNode;
  /** Depth of its heading. */
  readonly level?: 2 | 3 | 4;
}) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const readTable = () => (typeof table === 'function' ? table() : table);
  const Heading = `h${level}` as const;

  const download = async (format: ChartFormat) => {
    try {
      if (format === 'CSV') {
        saveFile(`${fileName}.csv`, new Blob([chartTableToCsv(readTable())], { type: 'text/csv' }));
      } else if (body.current !== null) {
        await savePicture(body.current, format, fileName, { title, summary });
      }
      announce(`${fileName}.${format.toLowerCase()} was saved.`);
    } catch {
      announce(`${title} could not be saved as ${format}.`);
    }
  };
  return (
    <figure className={styles.frame} aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`}>
      <figcaption className={styles.head}>
        <Heading id={`${id}-title`} className={styles.title}>
          {title}
        </Heading>
        <div className={styles.tools}>
          {actions}
          <button
            type="button"
            className={styles.tool}
            aria-pressed={asTable}
            aria-label={`${title} as a table`}
            title={asTable ? 'Show the chart' : 'Show as a table'}
            onClick={() => setAsTable(!asTable)}
          >
            <Icon name="table" />
          </button>
          <DownloadMenu title={title} onChoose={(format) => void download(format)} />
        </div>
        <p id={`${id}-summary`} className={styles.summary}>
          {summary}
        </p>
      </figcaption>
      <div className={styles.stage}>
        {/* Behind its table the chart stays laid out, so that a picture can still be saved. */}
        <div ref={body} className={asTable ? styles.behind : styles.body}>
          {children}
        </div>
        {asTable ? <ChartTableView title={title} table={readTable()} /> : null}
      </div>
    </figure>
  );
}
