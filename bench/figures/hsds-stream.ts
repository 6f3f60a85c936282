import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { createHsds } from '../../src/api/hsds/hsds.ts';
import { systemActor } from '#composition/app.ts';
import { withBenchApp } from '../bench-app.ts';
import { figure, type Figure } from '../measure.ts';

const many = 10_000;
const few = 1_000;
/** Ten times as many services may take a fifth more memory while they are read. */
const limit = 1.2;

/** Most memory in use while `/services?full=true` is read as a stream, of 10,000 services against 1,000. */
export const hsdsStream = (): Promise<Figure[]> =>
  withBenchApp(async (app, ownerUrl) => {
    const api = createHsds({ app });
    for (const [slug, ags, services] of [
      ['viele', '03996', many],
      ['wenige', '03997', few],
    ] as const) {
      const made = await app.tenancy.createCounty(app.context({ county: null, actor: systemActor('Bench') }), {
        slug,
        ags,
        name: slug,
        officialName: slug,
        accent: { light: '#7a1f5c', dark: '#e7a6cf' },
        languages: ['de'],
      });
      if (!made.ok) throw new Error(made.problem.message);
      await addServices({ ownerUrl, countyId: made.value.id, services });
    }
    const peakOf = async (slug: string, services: number): Promise<number> => {
      await settle();
      const start = inUse();
      let [most, lines, bytes] = [0, 0, 0];
      const answer = await api.request(`/${slug}/services?full=true&format=ndjson`);
      for await (const chunk of answer.body!) {
        bytes += (chunk as Uint8Array).length;
        lines += 1;
        if (lines % 500 !== 0) continue;
        await settle();
        most = Math.max(most, inUse() - start);
      }
      if (lines !== services) throw new Error(`${lines} services of ${services} came, in ${bytes} bytes`);
      return most;
    };
    // What is loaded and compiled once is no memory of a stream.
    await peakOf('wenige', few);
    const value = await peakOf('viele', many);
    const referenceValue = await peakOf('wenige', few);
    // Below a megabyte both are noise of the collector.
    const floor = (bytes: number): number => Math.max(1, bytes / 2 ** 20);
    return [
      figure({
        name: 'hsds-stream',
        value: floor(value),
        referenceValue: floor(referenceValue),
        unit: 'MiB',
        reference: `the same with ${few} services`,
        better: 'lower',
        limit,
      }),
    ];
  });

// The collector is called by hand, so that what is measured is what is kept and not what was left lying.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const inUse = (): number => process.memoryUsage().heapUsed + process.memoryUsage().external;

/** Lets the collector take what nobody needs. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  collect();
}

async function addServices(input: { ownerUrl: string; countyId: string; services: number }): Promise<void> {
  const client = new pg.Client({ connectionString: input.ownerUrl });
  await client.connect();
  try {
    await client.query(
      `insert into service (id, county_id, name, summary, description, kind, topics, languages, mode, schedules, fee, documents,
          status, state, created_at, updated_at)
        select gen_random_uuid(), $1, 'Angebot ' || n, 'Ein Angebot.', repeat('Was es gibt und für wen. ', 20), 'course', '{language,work}', '{de,ar}', 'online',
          '[{"freq":"WEEKLY","interval":1,"nth":null,"days":["MO","WE"],"opensAt":"09:00","closesAt":"12:00","validFrom":null,"validTo":null,"notes":null}]',
          'free', '{Ausweis}', 'active', 'public', now(), now()
        from generate_series(1, $2::int) n`,
      [input.countyId, input.services],
    );
  } finally {
    await client.end();
  }
}
