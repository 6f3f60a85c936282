import { crc32 } from 'node:zlib';

export type CleanPng = { ok: true; png: Uint8Array } | { ok: false; reason: string };

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** What is needed to draw; texts, positions and other words of cameras and programs are left out. */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const sides = { least: 32, most: 2000 };

/** Reads a picture chunk by chunk and writes those that are needed anew. Nothing may follow its end. */
export function cleanPng(bytes: Uint8Array): CleanPng {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken: CleanPng = { ok: false, reason: 'Die PNG-Datei ist beschädigt.' };
  if (!file.subarray(0, 8).equals(signature)) return { ok: false, reason: 'Die Datei ist kein PNG.' };
  const parts: Buffer[] = [signature];
  let at = 8;
  let last = '';
  let data = false;
  while (at + 12 <= file.length && last !== 'IEND') {
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) return broken;
    const type = file.toString('latin1', at + 4, at + 8);
    if (file.readUInt32BE(end - 4) !== crc32(file.subarray(at + 4, end - 4))) return broken;
    if ((last === '') !== (type === 'IHDR')) return broken;
    if (type === 'IHDR') {
      if (length !== 13) return broken;
      const [width, height] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
      if (Math.min(width, height) < sides.least || Math.max(width, height) > sides.most) {
        return {
          ok: false,
          reason: `Das Bild ist ${width} × ${height} Punkte groß; möglich sind ${sides.least} bis ${sides.most} auf jeder Seite.`,
        };
      }
    }
    if (type === 'IDAT') data = true;
    if (kept.has(type)) parts.push(file.subarray(at, end));
    // A chunk that a reader must know and that is not known here changes the picture.
    else if (type.charCodeAt(0) < 97) return broken;
    last = type;
    at = end;
  }
  if (last !== 'IEND' || !data || at !== file.length) return broken;
  return { ok: true, png: new Uint8Array(Buffer.concat(parts)) };
}
