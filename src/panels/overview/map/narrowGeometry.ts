import { pools } from '../../../engine/assets';
import { messageTypes, type MessageType } from '../../../engine/spectrum';
import {
  halfChord,
  path,
  ribbonStarts,
  type Box,
  type MapGeometry,
  type MapShape,
  type Place,
  type Point,
  type Ribbon,
} from './geometry';

const columns = 12;
const groupHeight = 98;
const floorHeight = 98;

/** The strands stand beside each other; returns how far each stands from the middle of the reserve. */
const strandOffsets: Readonly<Record<MessageType, number>> = { standard: -17, link: -6, video: 5, image: 16 };

function walletGrid(count: number, width: number, top: number, pitch: number): readonly Point[] {
  const columnPitch = width / columns;
  return Array.from({ length: count }, (_, index) => ({
    x: (0.5 + (index % columns)) * columnPitch,
    y: top + pitch * (0.5 + Math.floor(index / columns)),
  }));
}

function narrowRibbons(
  reserve: MapGeometry['reserve'],
  listX: number,
  rows: readonly Box[],
): readonly Ribbon[] {
  const starts = ribbonStarts(
    pools.map(({ weight }) => weight),
    0.8,
    0.6,
  );
  return starts.map(({ width, offset }, index) => {
    const startX = reserve.x + halfChord(reserve.radius, offset) - 6;
    const row = rows[index];
    const y = row === undefined ? 0 : row.y + row.height / 2;
    const bend = (listX - startX) * 0.55;
    return {
      path: path`M${startX} ${reserve.y + offset}C${startX + bend} ${reserve.y + offset} ${listX - bend} ${y} ${listX} ${y}`,
      width,
      cap: undefined,
    };
  });
}

/** The map from top to bottom, for phones: the same loop, its pools in three groups. */
export function narrowGeometry(shape: MapShape): MapGeometry {
  const { width } = shape;
  const walletPitch = Math.min(34, width / columns + 1);
  const walletsTop = 40;
  const walletRows = Math.max(1, Math.ceil(shape.wallets / columns));
  const gridBottom = walletsTop + walletRows * walletPitch;
  const top = gridBottom + (shape.hasMore ? 24 : 4);
  const radius = Math.min(88, Math.max(68, width * 0.223));
  const reserve = { x: 20 + radius, y: top + 60 + radius, radius };
  const listX = width - Math.min(126, width * 0.35);
  const headTop = top + 54;
  const rows: readonly Box[] = pools.map(({ index }) => ({
    x: listX,
    y: headTop + Math.floor(index / 4) * groupHeight + 14 + (index % 4) * 17,
    width: width - 18 - listX,
    height: 17,
  }));
  const headPlace = (group: number): Place => ({
    x: width - 18,
    y: headTop + group * groupHeight,
    align: 'end',
  });
  const floorY = headTop + 3 * groupHeight + (shape.hasWages ? 22 : 4);
  const floor: Box = { x: 18, y: floorY, width: width - 36, height: floorHeight };
  const pipeTop = reserve.y + radius - 3;
  const valveY = (pipeTop + floorY) / 2 - 16;
  const railX = width - 3;
  const strand = (type: MessageType): string => {
    const x = reserve.x + strandOffsets[type];
    return path`M${x} ${top + 4}V${reserve.y - halfChord(radius, strandOffsets[type]) + 2}`;
  };
  return {
    layout: 'narrow',
    width,
    height: floorY + floorHeight + 2,
    barWidth: width - 18 - listX - 18,
    field: undefined,
    walletsBox: { x: 0, y: 0, width, height: gridBottom },
    walletSpots: walletGrid(shape.wallets, width, walletsTop, walletPitch),
    walletRadius: Math.min(14, (width / columns) * 0.43),
    strands: Object.fromEntries(messageTypes.map((type) => [type, strand(type)])) as Record<
      MessageType,
      string
    >,
    reserve,
    ribbons: narrowRibbons(reserve, listX, rows),
    heads: { core: headPlace(0), food: headPlace(1), services: headPlace(2) },
    rows,
    pipe: { x: reserve.x - 9, y: pipeTop, width: 18, height: floorY - pipeTop },
    valve: { x: reserve.x - 18, y: valveY, width: 36, height: 12 },
    floor,
    floorEdge: path`M${floor.x} ${floorY + 62}H10Q4 ${floorY + 62} 4 ${floorY + 56}V${top + 4}`,
    wagesEdge: path`M${width - 16} ${headTop + 3 * groupHeight + 2}H${railX - 6}Q${railX} ${headTop + 3 * groupHeight + 2} ${railX} ${headTop + 3 * groupHeight - 4}V${top + 4}`,
    feeders: [],
    wagesArrow: undefined,
    labels: {
      wallets: { x: 0, y: 0, align: 'start' },
      more: { x: width / 2, y: gridBottom + 12, align: 'middle' },
      messages: { x: reserve.x + 32, y: top + 22, align: 'start' },
      drain: { x: reserve.x + 28, y: valveY + 6, align: 'start' },
      pays: { x: 0, y: 0, align: 'start' },
      wages: { x: width - 18, y: headTop + 3 * groupHeight + 3, align: 'end' },
    },
  };
}
