import { announce } from '../../components/announce';
import { saveFile } from '../../components/charts/exportChart';

/** Hands a text to the browser as a CSV file to keep. */
export function saveCsv(name: string, text: string): void {
  saveFile(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  announce(`${name} was saved.`);
}
