/** Looks into a packed file before a library unpacks it: names, sizes, encryption, bombs. */
import { inflateRawSync } from 'node:zlib';
import { failure, type DocumentFailure, type DocumentLimits } from './document.ts';

type ZipEntry = { name: string; method: number; packed: number; size: number; offset: number; encrypted: boolean };

const DAMAGED = 'Die Datei ist beschädigt und lässt sich nicht öffnen. Bitte speichern Sie sie neu.';

function directory(bytes: Buffer): ZipEntry[] | null {
  let end = -1;
  for (let i = bytes.length - 22; i >= Math.max(0, bytes.length - 66_000); i -= 1) {
    if (bytes.readUInt32LE(i) === 0x06054b50) {
      end = i;
      break;
    }
  }
  if (end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Checks a zip file against the limits. Sizes in the directory can lie, so every entry is inflated against what is
 * left of the budget, and stopped there.
 * @param visit is shown every entry with what is in it, as long as nothing was refused
 * @returns the names inside, or why the file is refused (`zip-bomb`, `encrypted`, `damaged`)
 */
export function inspectZip(
  bytes: Buffer,
  limits: DocumentLimits,
  visit: (entry: { name: string; content: Buffer }) => void = () => undefined,
): { ok: true; names: Set<string> } | DocumentFailure {
  const entries = directory(bytes);
  if (!entries) return failure('damaged', DAMAGED);
  const bomb = failure('zip-bomb', 'Die Datei entpackt sich zu einer übergroßen Menge und wird deshalb nicht geöffnet.');
  if (entries.length > limits.entries) return bomb;
  if (entries.some((entry) => entry.encrypted)) {
    return failure('encrypted', 'Die Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort.');
  }
  let left = limits.unpacked;
  for (const entry of entries) {
    if (entry.size > left) return bomb;
    const local = entry.offset;
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) return failure('damaged', DAMAGED);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + entry.packed);
    const content = entry.method === 0 ? packed : inflated(packed, left);
    if (content === 'too-large') return bomb;
    if (content === 'damaged') return failure('damaged', DAMAGED);
    const size = content.length;
    if (size > 4 * 1024 * 1024 && size > packed.length * limits.ratio) return bomb;
    left -= size;
    if (left < 0) return bomb;
    visit({ name: entry.name, content });
  }
  return { ok: true, names: new Set(entries.map((entry) => entry.name)) };
}

function inflated(packed: Buffer, left: number): Buffer | 'too-large' | 'damaged' {
  if (packed.length === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged';
  }
}
