/** Takes a drawn chart out of the page, as it looks now: SVG with its computed colours, or a PNG of it. Nothing leaves the browser. */

/** What a stylesheet or a custom property may decide about a shape, and what its children take over from it. */
const inheritedProperties = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-feature-settings',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
] as const;

/** The same for what children do not take over, with the values that need no mention. */
const ownProperties = [
  ['opacity', '1'],
  ['vector-effect', 'none'],
  ['mix-blend-mode', 'normal'],
] as const;

/** Things that only serve pointer and keyboard and are no part of the picture. */
const leftOut = '[data-export="no"], script, foreignObject';

/** The chart inside a frame's body: the largest drawing there. */
export function findDrawing(body: Element): SVGSVGElement | undefined {
  const area = (drawing: Element) => {
    const { width, height } = drawing.getBoundingClientRect();
    return width * height;
  };
  let found: SVGSVGElement | undefined;
  for (const drawing of body.querySelectorAll<SVGSVGElement>('svg')) {
    if (drawing.parentElement?.closest('svg') !== null) continue;
    if (found === undefined || area(drawing) > area(found)) found = drawing;
  }
  return found;
}

/** Writes into a copy what decides its looks in the page: in a file there is neither stylesheet nor custom property. */
function inlineStyle(shown: Element, copied: Element, isRoot: boolean): void {
  const computed = getComputedStyle(shown);
  const parent = isRoot || shown.parentElement === null ? undefined : getComputedStyle(shown.parentElement);
  const style: string[] = [];
  for (const name of inheritedProperties) {
    copied.removeAttribute(name);
    const value = computed.getPropertyValue(name);
    if (value !== '' && value !== parent?.getPropertyValue(name)) style.push(`${name}:${value}`);
  }
  for (const [name, usual] of ownProperties) {
    copied.removeAttribute(name);
    const value = computed.getPropertyValue(name);
    if (value !== '' && value !== usual) style.push(`${name}:${value}`);
  }
  for (const name of ['style', 'class', 'tabindex']) copied.removeAttribute(name);
  if (style.length > 0) copied.setAttribute('style', style.join(';'));
}

function sizeOf(drawing: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = drawing.getBoundingClientRect();
  if (width > 0 && height > 0) return { width: Math.round(width), height: Math.round(height) };
  return {
    width: Number(drawing.getAttribute('width')) || 800,
    height: Number(drawing.getAttribute('height')) || 400,
  };
}

const svgNamespace = 'http://www.w3.org/2000/svg';

function shape(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): Element {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

/** A text in lines of at most so many letters. */
function linesOf(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > letters) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

const margin = 16;
const lineHeight = 20;
/** About how wide a letter of the summary is, rather more than less. */
const letterWidth = 7.4;

/** Name, summary and legend as they stand above the drawing in a file, and how high they are. */
function headOf(drawing: SVGSVGElement, { title, summary }: ChartWords, width: number) {
  const root = getComputedStyle(document.documentElement);
  const family = `${getComputedStyle(drawing).fontFamily || root.fontFamily || 'system-ui'}, sans-serif`;
  const ink = root.color || 'currentColor';
  const parts: Element[] = [];
  let y = margin + 14;
  const type = { x: margin, fill: ink, 'font-family': family };
  parts.push(shape('text', { ...type, y, 'font-size': 18, 'font-weight': 600 }, title));
  for (const line of linesOf(summary, Math.max(20, Math.floor((width - 2 * margin) / letterWidth)))) {
    y += lineHeight;
    parts.push(shape('text', { ...type, y, 'font-size': 14 }, line));
  }
  let x = width;
  for (const line of drawing.querySelectorAll('[data-legend]')) {
    const label = line.getAttribute('data-legend') ?? '';
    const { stroke, strokeDasharray } = getComputedStyle(line);
    const room = 34 + label.length * letterWidth + margin;
    if (x + room > width) {
      x = margin;
      y += lineHeight;
    }
    const dash = { 'stroke-width': 2.6, 'stroke-dasharray': strokeDasharray || 'none' };
    parts.push(shape('path', { d: `M${x} ${y - 5}h26`, stroke: stroke || ink, ...dash }));
    parts.push(shape('text', { ...type, x: x + 34, y, 'font-size': 14 }, label));
    x += room;
  }
  return { parts, height: y + margin };
}

function textElement(name: 'title' | 'desc', text: string): Element {
  const element = document.createElementNS(svgNamespace, name);
  element.textContent = text;
  return element;
}

/** What a file says about the chart besides its shapes. */
export interface ChartWords {
  readonly title: string;
  readonly summary: string;
}

/** A document that holds a drawing, and its size. */
export interface DrawnFile {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A drawing as a document of its own, below its name, summary and legend, with the colours, type and background it has in the
 * page at this moment.
 */
export function serialiseDrawing(drawing: SVGSVGElement, words: ChartWords): DrawnFile {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const shown = [drawing, ...drawing.querySelectorAll('*')];
  const copied = [copy, ...copy.querySelectorAll('*')];
  for (const [index, element] of shown.entries()) {
    const twin = copied[index];
    if (twin !== undefined) inlineStyle(element, twin, index === 0);
  }
  for (const part of copy.querySelectorAll(leftOut)) part.remove();

  const { width, height } = sizeOf(drawing);
  const head = headOf(drawing, words, width);
  // The serialiser writes the namespace itself.
  copy.removeAttribute('xmlns');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('y', String(head.height));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const whole = height + head.height;
  const file = shape('svg', { width, height: whole, viewBox: `0 0 ${width} ${whole}` });
  const fill = getComputedStyle(document.documentElement).backgroundColor || 'none';
  file.append(
    textElement('title', words.title),
    textElement('desc', words.summary),
    shape('rect', { width: '100%', height: '100%', fill }),
    ...head.parts,
    copy,
  );
  return { text: new XMLSerializer().serializeToString(file), width, height: whole };
}

async function asDataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(new Error('the typeface could not be read')));
    reader.readAsDataURL(blob);
  });
}

function latinTypeface():
  | { readonly family: string; readonly source: string; readonly base: string }
  | undefined {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      // The subset with A–Z and digits is the one a chart needs.
      if (!/U\+0(?:000)?-(?:00)?FF/i.test(rule.style.getPropertyValue('unicode-range'))) continue;
      const source = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
      const family = rule.style.getPropertyValue('font-family');
      if (source !== undefined) return { family, source, base: sheet.href ?? document.baseURI };
    }
  }
  return undefined;
}

/** The page's typeface as a rule that an image can carry; an image sees none of the page's. Empty if it cannot be had. */
async function embeddedTypeface(): Promise<string> {
  try {
    const face = latinTypeface();
    if (face === undefined) return '';
    const response = await fetch(new URL(face.source, face.base));
    const data = await asDataAddress(await response.blob());
    return `@font-face{font-family:${face.family};font-weight:100 700;src:url("${data}") format("woff2")}`;
  } catch {
    // The picture then uses a typeface of the system.
    return '';
  }
}

/** How many pixels of a PNG stand for one of the page. */
const PIXELS_EACH_WAY = 2;

/** A serialised drawing as a PNG at twice its size. */
export async function drawingToPng({ text, width, height }: DrawnFile): Promise<Blob> {
  const typeface = await embeddedTypeface();
  const styled = typeface === '' ? text : text.replace('<rect', `<style>${typeface}</style><rect`);
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(styled)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * PIXELS_EACH_WAY;
  canvas.height = height * PIXELS_EACH_WAY;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the browser made no picture')) : resolve(blob)),
      'image/png',
    );
  });
}

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The formats in which a chart can be taken along. */
export const chartFormats = ['PNG', 'SVG', 'CSV'] as const;

export type ChartFormat = (typeof chartFormats)[number];

/** Saves a drawing as a picture. Throws if the body holds none. */
export async function savePicture(
  body: Element,
  format: 'PNG' | 'SVG',
  fileName: string,
  words: ChartWords,
): Promise<void> {
  const drawing = findDrawing(body);
  if (drawing === undefined) throw new Error('there is no drawing to save');
  const file = serialiseDrawing(drawing, words);
  if (format === 'SVG') {
    saveFile(`${fileName}.svg`, new Blob([file.text], { type: 'image/svg+xml' }));
    return;
  }
  saveFile(`${fileName}.png`, await drawingToPng(file));
}
