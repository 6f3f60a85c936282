import type { TimetableWarning } from '#kernel/timetable.ts';
import type { Limits } from './limits.ts';
import { DamagedZip, type OpenZip, type ZipFile } from './open-zip.ts';
import { NoColumn, readRows, type Row } from './read-rows.ts';

/** Ends the reading; its message is for the office. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export type Source = {
  has: (name: string) => boolean;
  /** All rows of a file, chunk by chunk; none where the file is not there. */
  rows: (name: string, columns: readonly string[], needed: readonly string[]) => AsyncGenerator<Row[]>;
  warn: (code: string, message: string, count?: number) => void;
  warnings: () => TimetableWarning[];
  limits: Limits;
};

/** Files of which every row is held; of the others only what runs near the county. */
const heldFiles = [
  ...['agency.txt', 'booking_rules.txt', 'calendar.txt', 'frequencies.txt', 'location_group_stops.txt', 'location_groups.txt'],
  ...['routes.txt', 'stop_areas.txt', 'stops.txt', 'transfers.txt'],
];

/** The files of a feed, in whatever folder they lie, with progress over the files that take long. */
export function sourceOf(input: {
  zip: OpenZip;
  /** How often each file will be read; progress is reckoned by it. */
  times: Readonly<Record<string, number>>;
  limits: Limits;
  progress: (share: number) => boolean | Promise<boolean>;
}): Source {
  const files = new Map<string, ZipFile>();
  for (const file of input.zip.files) {
    const name = file.name.split('/').at(-1)!.toLowerCase();
    if (name.endsWith('.txt') && !file.name.startsWith('__MACOSX')) files.set(name, files.get(name) ?? file);
  }
  if ([...files.values()].reduce((sum, file) => sum + file.size, 0) > input.limits.unpacked) {
    throw new Refused(
      'too-large',
      'Der Fahrplan entpackt sich zu mehr als 8 GB. Bitte nehmen Sie den Fahrplan Ihres Verkehrsverbunds.',
    );
  }
  const large = heldFiles.find((name) => (files.get(name)?.size ?? 0) > input.limits.held);
  if (large !== undefined) {
    throw new Refused(
      'too-large',
      `Die Datei ${large} im Fahrplan ist zu groß. Bitte nehmen Sie den Fahrplan Ihres Verkehrsverbunds.`,
    );
  }
  const all = Object.entries(input.times).reduce((sum, [name, times]) => sum + (files.get(name)?.size ?? 0) * times, 1);
  let read = 0;
  let told = 0;
  const warnings = new Map<string, TimetableWarning>();

  async function* bytes(file: ZipFile, counts: boolean): AsyncGenerator<Buffer> {
    for await (const chunk of input.zip.read(file)) {
      yield chunk;
      if (!counts) continue;
      read += chunk.length;
      if (read - told < 1 << 20) continue;
      told = read;
      if (!(await input.progress(Math.min(1, read / all)))) throw new Refused('cancelled', 'Das Einlesen wurde abgebrochen.');
    }
  }

  return {
    has: (name) => files.has(name),
    rows: async function* (name, columns, needed) {
      const file = files.get(name);
      if (!file) return;
      try {
        yield* readRows({ bytes: bytes(file, name in input.times), columns, needed });
      } catch (error) {
        if (error instanceof NoColumn) {
          throw new Refused(
            'missing-column',
            `In ${name} fehlt die Spalte ${error.column}. Die Datei ist kein vollständiger GTFS-Fahrplan.`,
          );
        }
        if (error instanceof DamagedZip) {
          throw new Refused(
            'damaged',
            `Die Datei ${name} im Fahrplan ist beschädigt oder abgeschnitten. Bitte laden Sie den Fahrplan neu herunter.`,
          );
        }
        throw error;
      }
    },
    warn: (code, message, count = 1) => {
      const before = warnings.get(code);
      if (before) before.count += count;
      else warnings.set(code, { code, message, count });
    },
    warnings: () => [...warnings.values()],
    limits: input.limits,
  };
}

/**
 * A text of its own. Cells are views of the piece of the file that they were read from: one that is kept would keep all of that
 * piece, and many the whole file.
 */
export const owned = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** A list of whole numbers that grows without becoming a list of objects. */
export class Numbers {
  #values = new Int32Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }
  at(index: number): number {
    return this.#values[index]!;
  }
  set(index: number, value: number): void {
    this.#values[index] = value;
  }
  whole(): Int32Array {
    return this.#values.slice(0, this.length);
  }
}
