/**
 * A county's timetable, the same in every run: villages in a grid of 1.2 km, lines that wander through it, a bus every hour or two
 * in both directions. All arrive at full minutes and leave 20 seconds later, so that a change of a second is one of none: the
 * reference knows no time for changes at one stop. Every seventh stop has a second one across the street, with a walk in transfers.txt
 * and in no other way.
 */
export function countyTimetable(input: { lines: number; columns: number; rows: number; day: string }): {
  files: Record<string, string>;
  stops: { id: string; lat: number; lon: number }[];
} {
  let state = 7;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const { columns, rows } = input;
  const count = columns * rows;
  const twin = (stop: number): number | null => (stop % 7 === 3 ? count + stop : null);
  const stops = Array.from({ length: count }, (_, stop) => ({
    id: `s${stop}`,
    // 1.2 km apart, further than anybody walks to change.
    lat: 52.7 + Math.floor(stop / columns) * 0.0108,
    lon: 9.2 + (stop % columns) * 0.018,
  }));
  const twins = stops.flatMap((stop, i) => (twin(i) === null ? [] : [{ ...stop, id: `s${twin(i)!}`, lat: stop.lat + 0.0009 }]));
  const all = [...stops, ...twins];
  const trips: string[] = [];
  const calls: string[] = [];
  const routes: string[] = [];
  for (let line = 0; line < input.lines; line += 1) {
    routes.push(`r${line},a,${line + 1},,3`);
    const way = wander({ columns, rows, roll, length: 18 + roll(14) });
    const minutes = way.slice(1).map(() => 2 + roll(3));
    const pause = 40 + roll(4) * 20;
    for (const back of [false, true]) {
      // One direction stops on this side of the street, the other across it.
      const path = (back ? way.toReversed() : way).map((stop) => (back ? (twin(stop) ?? stop) : stop));
      const hops = back ? minutes.toReversed() : minutes;
      for (let start = 270 + roll(pause); start < 1380; start += pause) {
        const trip = `t${trips.length}`;
        trips.push(`r${line},w,${trip}`);
        let now = start;
        path.forEach((stop, at) => {
          if (at > 0) now += hops[at - 1]!;
          calls.push(`${trip},${clock(now)}:00,${clock(now)}:20,s${stop},${at},0,0`);
        });
      }
    }
  }
  const compact = input.day.replaceAll('-', '');
  const across = twins.flatMap(({ id }) => {
    const other = `s${Number(id.slice(1)) - count}`;
    return [`${id},${other},2,120`, `${other},${id},2,120`];
  });
  const file = (head: string, lines: readonly string[]): string => `${head}\n${lines.join('\n')}\n`;
  return {
    stops: all,
    files: {
      'agency.txt': file('agency_id,agency_name,agency_url,agency_timezone', ['a,Messbus,https://bus.example,Europe/Berlin']),
      'stops.txt': file(
        'stop_id,stop_name,stop_lat,stop_lon,location_type',
        all.map(({ id, lat, lon }) => `${id},Halt ${id},${lat.toFixed(6)},${lon.toFixed(6)},0`),
      ),
      'routes.txt': file('route_id,agency_id,route_short_name,route_long_name,route_type', routes),
      'calendar.txt': file('service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date', [
        `w,1,1,1,1,1,1,1,${compact},${compact}`,
      ]),
      'trips.txt': file('route_id,service_id,trip_id', trips),
      'transfers.txt': file('from_stop_id,to_stop_id,transfer_type,min_transfer_time', [
        ...across,
        ...all.map(({ id }) => `${id},${id},2,1`),
      ]),
      'stop_times.txt': file('trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type', calls),
    },
  };
}

/** A way from neighbour to neighbour that comes to no village twice. */
function wander(input: { columns: number; rows: number; roll: (sides: number) => number; length: number }): number[] {
  const { columns, rows, roll, length } = input;
  let [column, row] = [roll(columns), roll(rows)];
  const way = [row * columns + column];
  while (way.length < length) {
    const next = [
      [column + 1, row],
      [column - 1, row],
      [column, row + 1],
      [column, row - 1],
    ].filter(([x, y]) => x! >= 0 && x! < columns && y! >= 0 && y! < rows && !way.includes(y! * columns + x!));
    if (next.length === 0) break;
    [column, row] = next[roll(next.length)] as [number, number];
    way.push(row * columns + column);
  }
  return way;
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
