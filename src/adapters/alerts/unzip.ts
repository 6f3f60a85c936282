import { inflateRawSync } from 'node:zlib';

const most = { entries: 3_000, bytes: 64 * 1024 * 1024 };

export const isZip = (bytes: Buffer): boolean => bytes.length > 22 && bytes.readUInt32LE(0) === 0x04034b50;

/** Contents of a zip's files; null for one that is damaged, encrypted or unpacks to more than we would read. */
export function unzip(bytes: Buffer): Buffer[] | null {
  try {
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0) return null;
    const count = bytes.readUInt16LE(end + 10);
    if (count > most.entries) return null;
    let left = most.bytes;
    let at = bytes.readUInt32LE(end + 16);
    const contents: Buffer[] = [];
    for (let i = 0; i < count; i += 1) {
      if (bytes.readUInt32LE(at) !== 0x02014b50 || (bytes.readUInt16LE(at + 8) & 1) === 1) return null;
      const local = bytes.readUInt32LE(at + 42);
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
      const content = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
      left -= content.length;
      if (left < 0) return null;
      if (content.length > 0) contents.push(content);
      at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return contents;
  } catch {
    // Every offset comes from the file: one that leads nowhere is damage.
    return null;
  }
}
