import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readGtfs } from '#adapters/gtfs/read-gtfs.ts';
import { writeFeed } from '#adapters/gtfs/write-feed.ts';
import { exampleFeed } from './example-timetable.ts';

it('the example timetable is one that is read without a fault, and says that it is invented', async () => {
  const places = ['001', '002', '003', '004'].map((ags, i) => ({ ags, name: `Ort ${i}`, at: [9 + i / 10, 53] as const }));
  const schoolHolidays = [{ firstDay: '2026-12-23', lastDay: '2027-01-09' }];
  const feed = exampleFeed({ places, town: places[0]!, today: '2026-11-25', schoolHolidays });
  const folder = await mkdtemp(join(tmpdir(), 'example-'));
  try {
    const path = join(folder, 'feed.zip');
    await writeFile(path, writeFeed(feed));
    const read = await readGtfs({ path, area: null });
    if (!read.ok) throw new Error(read.message);
    expect(read.warnings.map(({ code }) => code)).toEqual(['on-demand']);
    expect(read.timetable).toMatchObject({ publisher: 'Beispielfahrplan (erfunden)', onDemand: [{ line: 'R1' }] });
    // The town, and three stops for each of the others.
    expect(read.timetable.stopIds).toHaveLength(10);
    expect(read.timetable.tripRoutes).toHaveLength(14 + 14 + 6);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
