/**
 * Files of a zip that may be larger than memory, one after the other as streams: yauzl and unzipper read entries as
 * they come or keep the archive; this needs the directory and `node:zlib` alone. Zip64 for timetables of whole countries.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

export type ZipFile = { name: string; size: number; packed: number; method: number; offset: number };
export type OpenZip = {
  files: ZipFile[];
  /** Contents of a file. @throws DamagedZip where they are not what the directory says */
  read: (file: ZipFile) => AsyncIterable<Buffer>;
  close: () => Promise<void>;
};

/** Damaged, truncated, encrypted or packed in a way that nobody uses for timetables. */
export class DamagedZip extends Error {}

const endSize = 22;
const most = { files: 2_000, directory: 4 * 1024 * 1024 };

/** @throws DamagedZip */
export async function openZip(path: string): Promise<OpenZip> {
  const handle = await open(path, 'r');
  try {
    const files = await directoryOf(handle);
    return { files, read: (file) => contents(handle, file), close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0 || !Number.isSafeInteger(position)) throw new DamagedZip('an offset leads nowhere');
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, position);
  if (bytesRead < length) throw new DamagedZip('the file ends too early');
  return bytes;
}

async function directoryOf(handle: FileHandle): Promise<ZipFile[]> {
  const { size } = await handle.stat();
  if (size < endSize) throw new DamagedZip('no zip');
  const tail = await bytesAt(handle, Math.max(0, size - 66_000), Math.min(size, 66_000));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + endSize > tail.length) throw new DamagedZip('no end of the directory');
  let count = tail.readUInt16LE(end + 10);
  let length = tail.readUInt32LE(end + 12);
  let start = tail.readUInt32LE(end + 16);
  if (count === 0xffff || length === 0xffff_ffff || start === 0xffff_ffff) {
    if (end < 20 || tail.readUInt32LE(end - 20) !== 0x07064b50) throw new DamagedZip('no large directory');
    const large = await bytesAt(handle, Number(tail.readBigUInt64LE(end - 20 + 8)), 56);
    if (large.readUInt32LE(0) !== 0x06064b50) throw new DamagedZip('no large directory');
    count = Number(large.readBigUInt64LE(32));
    length = Number(large.readBigUInt64LE(40));
    start = Number(large.readBigUInt64LE(48));
  }
  if (count > most.files || length > most.directory) throw new DamagedZip('too many files');
  const bytes = await bytesAt(handle, start, length);
  const files: ZipFile[] = [];
  for (let at = 0, i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new DamagedZip('a damaged directory');
    const [name, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    if (at + 46 + name + extra > bytes.length) throw new DamagedZip('a damaged directory');
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new DamagedZip('encrypted');
    const file: ZipFile = {
      name: bytes.toString('utf8', at + 46, at + 46 + name),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    files.push(large(file, bytes.subarray(at + 46 + name, at + 46 + name + extra)));
    at += 46 + name + extra + comment;
  }
  return files;
}

/** Sizes beyond 4 GiB stand in an extra field, in this order and only where they are needed. */
function large(file: ZipFile, extra: Buffer): ZipFile {
  const full = { ...file };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let value = at + 4;
    for (const key of ['size', 'packed', 'offset'] as const) {
      if (full[key] !== 0xffff_ffff || value + 8 > extra.length) continue;
      full[key] = Number(extra.readBigUInt64LE(value));
      value += 8;
    }
  }
  return full;
}

async function* contents(handle: FileHandle, file: ZipFile): AsyncGenerator<Buffer> {
  const head = await bytesAt(handle, file.offset, 30);
  if (head.readUInt32LE(0) !== 0x04034b50) throw new DamagedZip('a damaged file');
  const start = file.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (file.method !== 0 && file.method !== 8) throw new DamagedZip('an unknown packing');
  let given = 0;
  for await (const chunk of file.method === 0 ? raw(handle, start, file.packed) : inflated(handle, start, file.packed)) {
    given += chunk.length;
    // The size in the directory is what the limits were checked against.
    if (given > file.size) throw new DamagedZip('more than the directory says');
    yield chunk;
  }
  if (given < file.size) throw new DamagedZip('less than the directory says');
}

async function* raw(handle: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += 1 << 18) yield bytesAt(handle, start + at, Math.min(1 << 18, length - at));
}

async function* inflated(handle: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  const source = Readable.from(raw(handle, start, length));
  source.on('error', (error) => inflate.destroy(error));
  try {
    for await (const chunk of source.pipe(inflate)) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof DamagedZip) throw error;
    throw new DamagedZip(error instanceof Error ? error.message : 'damaged');
  } finally {
    source.destroy();
    inflate.destroy();
  }
}
