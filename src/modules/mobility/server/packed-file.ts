import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FileStore } from '#kernel/context.ts';
import type { Timetable } from '#kernel/timetable.ts';
import { packTimetable, unpackTimetable } from './model/pack.ts';

/** Lays a timetable down as it is searched; answers where. */
export async function keepTimetable(files: FileStore, timetable: Timetable): Promise<{ sha256: string; size: number }> {
  return files.put(await promisify(gzip)(packTimetable(timetable)));
}

export async function readTimetable(files: FileStore, sha256: string): Promise<Timetable> {
  const bytes = await promisify(gunzip)(await files.read(sha256));
  // A copy of its own: lists of numbers must begin at a multiple of eight.
  return unpackTimetable(new Uint8Array(bytes));
}
