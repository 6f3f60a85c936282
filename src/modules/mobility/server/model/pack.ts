import type { Timetable } from '#kernel/timetable.ts';

/** A timetable as bytes and back: a head as JSON, then the lists of numbers, each from a multiple of eight. */
const lists = [
  ['latitudes', Float64Array],
  ['longitudes', Float64Array],
  ['stations', Int32Array],
  ['tripRoutes', Int32Array],
  ['tripHeadsigns', Int32Array],
  ['tripServices', Int32Array],
  ['tripStarts', Int32Array],
  ['callStops', Int32Array],
  ['callArrivals', Int32Array],
  ['callDepartures', Int32Array],
  ['transferFroms', Int32Array],
  ['transferTos', Int32Array],
  ['transferSeconds', Int32Array],
  ['serviceDays', Uint8Array],
  ['callFlags', Uint8Array],
] as const;
type ListName = (typeof lists)[number][0];
type Head = { format: 1; lengths: Record<string, number>; rest: Omit<Timetable, ListName> };

const whole = (length: number): number => Math.ceil(length / 8) * 8;

export function packTimetable(timetable: Timetable): Uint8Array {
  const rest: Record<string, unknown> = { ...timetable };
  const lengths: Record<string, number> = {};
  for (const [name] of lists) {
    lengths[name] = timetable[name].length;
    delete rest[name];
  }
  const head = new TextEncoder().encode(JSON.stringify({ format: 1, lengths, rest }));
  const size = lists.reduce((sum, [name]) => sum + whole(timetable[name].byteLength), 8 + whole(head.length));
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 8);
  let at = 8 + whole(head.length);
  for (const [name] of lists) {
    const list = timetable[name];
    bytes.set(new Uint8Array(list.buffer, list.byteOffset, list.byteLength), at);
    at += whole(list.byteLength);
  }
  return bytes;
}

/** @throws RangeError for bytes that were packed by another version */
export function unpackTimetable(given: Uint8Array): Timetable {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Head;
  if (head.format !== 1) throw new RangeError('a timetable of another version');
  let at = 8 + whole(length);
  const read = Object.fromEntries(
    lists.map(([name, Kind]) => {
      const list = new Kind(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, head.lengths[name]!);
      at += whole(list.byteLength);
      return [name, list];
    }),
  );
  return { ...head.rest, ...read } as Timetable;
}
