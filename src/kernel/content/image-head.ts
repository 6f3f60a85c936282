/**
 * What an image says of itself in its first bytes: format and size, without decoding a pixel. A file that would unpack to
 * gigabytes is refused before anything unpacks it.
 */

export type ImageFormat = 'png' | 'jpeg' | 'gif' | 'webp';
export type ImageHead =
  { known: true; format: ImageFormat; width: number; height: number } | { known: false; format: 'svg' | 'heic' | 'other' };

const known = (format: ImageFormat, width: number, height: number): ImageHead => ({ known: true, format, width, height });

/** Null for a file that begins like an image and breaks off before it has said how large it is. */
export function imageHead(bytes: Uint8Array): ImageHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));
  if (text(0, 8) === '\u0089PNG\r\n\u001a\n')
    return bytes.length < 24 || text(12, 4) !== 'IHDR' ? null : known('png', view.getUint32(16), view.getUint32(20));
  if (text(0, 4) === 'GIF8') return bytes.length < 10 ? null : known('gif', view.getUint16(6, true), view.getUint16(8, true));
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegHead(view);
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return webpHead(bytes, view);
  if (text(4, 4) === 'ftyp') return { known: false, format: /^(hei|hev|mif|msf)/.test(text(8, 4)) ? 'heic' : 'other' };
  const start = text(0, Math.min(bytes.length, 1000));
  return { known: false, format: /<svg[\s>]/i.test(start) ? 'svg' : 'other' };
}

/** Segment by segment to the one that tells the size (SOF). */
function jpegHead(view: DataView): ImageHead | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const tellsSize = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (tellsSize) return known('jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += alone ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpHead(bytes: Uint8Array, view: DataView): ImageHead | null {
  if (bytes.length < 30) return null;
  const kind = String.fromCharCode(...bytes.subarray(12, 16));
  const three = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (kind === 'VP8X') return known('webp', three(24) + 1, three(27) + 1);
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return known('webp', (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
  }
  return kind === 'VP8 ' ? known('webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff) : null;
}
