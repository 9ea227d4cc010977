import { pools } from '../../../engine/assets';
import { messageTypes, type MessageType } from '../../../engine/spectrum';
import {
  halfChord,
  path,
  ribbonStarts,
  sunflower,
  type Box,
  type MapGeometry,
  type MapShape,
  type Place,
  type Ribbon,
} from './geometry';

const reserveRadius = 108;
const reserveY = 202;
const floorHeight = 138;

/** Pool rows stand in three groups under their heads; returns the y of each row's middle and of each head. */
function poolColumn(pitch: number): { readonly heads: readonly number[]; readonly rows: readonly number[] } {
  const heads: number[] = [];
  const rows: number[] = [];
  let y = 14;
  for (let family = 0; family < 3; family += 1) {
    heads.push(y);
    y += 33;
    for (let row = 0; row < 4; row += 1) rows.push(y + row * pitch);
    y += 3 * pitch + 38;
  }
  return { heads, rows };
}

/** The order of the strands from above: as in the spectrum table, the dashed infrared lowest. */
const strandOrder: readonly MessageType[] = ['standard', 'link', 'video', 'image'];

function wideStrands(reserveX: number, startX: number): Readonly<Record<MessageType, string>> {
  const strand = (type: MessageType): string => {
    const at = strandOrder.indexOf(type);
    const endY = 174 + 13.3 * at;
    const endX = reserveX - halfChord(reserveRadius, endY - reserveY) + 2;
    const x = startX + 5.6 * at;
    // A short strand must not fall as far as a long one.
    const fall = 26 * Math.min(1, (endX - x) / 150);
    if (endX - x < 110) {
      const bend = (endX - x) * 0.5;
      return path`M${x} ${endY + fall}C${x + bend} ${endY + fall * 0.5} ${endX - bend} ${endY} ${endX} ${endY}`;
    }
    const topX = x + (endX - x) * 0.66;
    const topY = 171 + 13.3 * at;
    return path`M${x} ${topY + fall}C${x + (topX - x) * 0.4} ${topY + fall * 0.36} ${topX - (topX - x) * 0.34} ${topY} ${topX} ${topY}S${endX - 20} ${endY - 1} ${endX} ${endY}`;
  };
  return Object.fromEntries(messageTypes.map((type) => [type, strand(type)])) as Record<MessageType, string>;
}

function wideRibbons(reserveX: number, listX: number, rows: readonly number[]): readonly Ribbon[] {
  const starts = ribbonStarts(
    pools.map(({ weight }) => weight),
    1.25,
    1.7,
  );
  return starts.map(({ width, offset }, index) => {
    const startX = reserveX + halfChord(reserveRadius, offset) - 8;
    const y = rows[index] ?? 0;
    const bend = (listX - startX) * 0.52;
    return {
      path: path`M${startX} ${reserveY + offset}C${startX + bend} ${reserveY + offset} ${listX - bend} ${y} ${listX} ${y}`,
      width,
      cap: { x: listX, y: y - width / 2, width: 9, height: width },
    };
  });
}

/** The map from left to right, for containers of at least 860 px. Below 1,160 px the pools' bars go. */
export function wideGeometry(shape: MapShape): MapGeometry {
  const { width, isCoarse, amountWidth } = shape;
  const hasBars = width >= 1160;
  const pitch = isCoarse ? 44 : 31;
  const { heads, rows } = poolColumn(pitch);
  const listX = width - (hasBars ? 437 : 246 + amountWidth);
  const fieldRadius = hasBars ? 130 : 100;
  const field = { x: hasBars ? 160 : 112, y: 282, radius: fieldRadius };
  const fieldRight = field.x + fieldRadius;
  const reserve = {
    x: Math.round(fieldRight + (listX - fieldRight) * (hasBars ? 0.435 : 0.47)),
    y: reserveY,
    radius: reserveRadius,
  };
  const floor: Box = {
    x: reserve.x - (hasBars ? 192 : 168),
    y: 412,
    width: hasBars ? 384 : 296,
    height: floorHeight,
  };
  const bottom = Math.max(floor.y + floor.height, rows.at(-1) ?? 0) + 12;
  const wagesY = bottom + 22;
  const railX = width - 8;
  const payToX = Math.min(field.x + fieldRadius * 0.88, floor.x - 46);
  const payTo = { x: payToX, y: field.y + halfChord(fieldRadius, payToX - field.x) + 44 };
  const payFrom = { x: floor.x - 1, y: 482 };
  const payBend = Math.max(34, (payFrom.x - payTo.x) * 0.5);
  const wagesTo = { x: hasBars ? field.x + 8 : field.x - 72, y: field.y + fieldRadius + 28 };
  const headPlace = (y: number): Place => ({ x: listX + 7, y, align: 'start' });
  return {
    layout: 'wide',
    width,
    height: shape.hasWages ? wagesY + 24 : bottom,
    barWidth: hasBars ? Math.max(30, 437 - 34 - 213 - amountWidth - 12) : 0,
    field,
    walletsBox: {
      x: field.x - fieldRadius - 10,
      y: field.y - fieldRadius - 10,
      width: 2 * fieldRadius + 20,
      height: 2 * fieldRadius + 20,
    },
    walletSpots: sunflower(shape.wallets, field, fieldRadius, 27),
    walletRadius: Math.min(22, 0.84 * (fieldRadius / Math.sqrt(Math.max(1, shape.wallets)))),
    strands: wideStrands(reserve.x, fieldRight + 10),
    reserve,
    ribbons: wideRibbons(reserve.x, listX, rows),
    heads: {
      core: headPlace(heads[0] ?? 0),
      food: headPlace(heads[1] ?? 0),
      services: headPlace(heads[2] ?? 0),
    },
    rows: rows.map((y) => ({
      x: listX + 14,
      y: y - pitch / 2,
      width: width - 26 - listX - 14,
      height: pitch,
    })),
    pipe: { x: reserve.x - 11, y: reserveY + reserveRadius - 4, width: 22, height: 412 - 310 + 4 },
    valve: { x: reserve.x - 22, y: 332, width: 44, height: 12 },
    floor,
    floorEdge: path`M${payFrom.x} ${payFrom.y}C${payFrom.x - payBend} ${payFrom.y} ${payTo.x + payBend * 0.9} ${payTo.y + 62} ${payTo.x} ${payTo.y}`,
    wagesEdge: path`M${railX} ${rows[0] ?? 0}V${wagesY - 26}Q${railX} ${wagesY} ${railX - 26} ${wagesY}H${wagesTo.x + 70}C${wagesTo.x + 24} ${wagesY} ${wagesTo.x} ${wagesY - 20} ${wagesTo.x} ${wagesY - 78}V${wagesTo.y}`,
    feeders: rows.map((y) => path`M${width - 26} ${y}H${railX - 8}Q${railX} ${y} ${railX} ${y + 8}`),
    wagesArrow: { x: width * 0.465, y: wagesY },
    labels: {
      wallets: { x: 6, y: 0, align: 'start' },
      more: { x: field.x, y: field.y + fieldRadius + 14, align: 'middle' },
      messages: { x: reserve.x - 104, y: 120, align: 'end' },
      drain: { x: reserve.x - 34, y: 348, align: 'end' },
      pays: { x: floor.x - 14, y: 521, align: 'end' },
      wages: { x: width * 0.705, y: wagesY, align: 'middle' },
    },
  };
}
