import { crc32, deflateSync } from 'node:zlib';

/** The sign of `static/icon.svg`, in its 32 by 32 units: a shield with a cross over water. */
const shield = [
  [4, 3, 28, 3],
  [28, 3, 28, 17],
  [28, 17, 28, 24, 23, 27.5, 16, 30],
  [16, 30, 9, 27.5, 4, 24, 4, 17],
  [4, 17, 4, 3],
];
const strokes = [
  [16, 8, 16, 15],
  [12.5, 11.5, 19.5, 11.5],
  [8, 20, 12, 17, 16, 20],
  [16, 20, 20, 23, 24, 20],
];
const strokeWidth = 2.5;

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number];

/** A line, or a curve of the second or third degree, as points. */
function flatten(curve: readonly number[]): Point[] {
  const controls = Array.from({ length: curve.length / 2 }, (_, at): Point => [curve[2 * at]!, curve[2 * at + 1]!]);
  const steps = controls.length === 2 ? 1 : 12;
  return Array.from({ length: steps + 1 }, (_, step) => {
    let points = controls;
    // De Casteljau.
    while (points.length > 1) {
      points = points.slice(1).map((end, at): Point => {
        const start = points[at]!;
        const share = step / steps;
        return [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share];
      });
    }
    return points[0]!;
  });
}

const outline = shield.flatMap((curve) => flatten(curve).slice(1));
const lines = strokes.flatMap((curve) => {
  const points = flatten(curve);
  return points.slice(1).map((end, at) => [points[at]!, end] as const);
});

/** Where a line across the shield goes in and out. */
const crossings = (y: number): number[] =>
  outline
    .flatMap(([x1, y1], at) => {
      const [x2, y2] = outline[(at + 1) % outline.length]!;
      return y1 > y === y2 > y ? [] : [((x2 - x1) * (y - y1)) / (y2 - y1) + x1];
    })
    .sort((one, other) => one - other);

/** Pieces of the strokes that such a line may meet. */
const near = (y: number): typeof lines =>
  lines.filter(([one, other]) => y > Math.min(one[1], other[1]) - strokeWidth && y < Math.max(one[1], other[1]) + strokeWidth);

function isOnStroke(x: number, y: number, pieces: typeof lines): boolean {
  for (const [one, other] of pieces) {
    if (x < Math.min(one[0], other[0]) - strokeWidth || x > Math.max(one[0], other[0]) + strokeWidth) continue;
    const dx = other[0] - one[0];
    const dy = other[1] - one[1];
    const along = Math.min(1, Math.max(0, ((x - one[0]) * dx + (y - one[1]) * dy) / (dx * dx + dy * dy)));
    const away = (x - one[0] - along * dx) ** 2 + (y - one[1] - along * dy) ** 2;
    if (away <= (strokeWidth / 2) ** 2) return true;
  }
  return false;
}

/**
 * The sign in the county's colour as PNG. `full` fills the square and keeps the sign within the middle four fifths: systems
 * cut such icons into shapes of their own.
 */
export function appIcon(input: AppIcon): Buffer {
  const name = `${input.size} ${input.accent} ${input.full}`;
  const made = drawn.get(name) ?? draw(input);
  if (drawn.size > 64) drawn.clear();
  drawn.set(name, made);
  return made;
}

type AppIcon = { size: number; accent: string; full: boolean };
const drawn = new Map<string, Buffer>();

function draw(input: AppIcon): Buffer {
  const { size, full } = input;
  const accent = readColour(input.accent);
  const scale = full ? 0.95 : 1;
  const rows = Buffer.alloc(size * (size * 4 + 1));
  const unit = (pixel: number): number => ((pixel / size) * 32 - 16) / scale + 16;
  for (let row = 0; row < size; row += 1) {
    // Four samples a pixel smooth the edges.
    const samples = [0.25, 0.75].map((offset) => {
      const y = unit(row + offset);
      return { y, inside: crossings(y), pieces: near(y) };
    });
    for (let column = 0; column < size; column += 1) {
      let hits = 0;
      let signs = 0;
      for (const { y, inside, pieces } of samples) {
        for (const offset of [0.25, 0.75]) {
          const x = unit(column + offset);
          const sign = isOnStroke(x, y, pieces);
          if (sign) signs += 1;
          if (sign || full || (x >= (inside[0] ?? 99) && x <= (inside.at(-1) ?? -1))) hits += 1;
        }
      }
      if (hits === 0) continue;
      const at = row * (size * 4 + 1) + 1 + column * 4;
      for (let channel = 0; channel < 3; channel += 1)
        rows[at + channel] = Math.round((accent[channel]! * (hits - signs) + 255 * signs) / hits);
      rows[at + 3] = Math.round((hits / 4) * 255);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // Eight bits a channel, colour with transparency.
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function readColour(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
