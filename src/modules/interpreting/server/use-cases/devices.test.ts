import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPushService } from '#adapters/push/push-service.fixture.ts';
import { must } from '../../../../../tests/database/must.ts';
import { systemCtx } from '../../../../../tests/database/test-app.ts';
import { interpreterDevice } from '../device-schema.ts';
import { asked, openPool, type PoolTest } from '../interpreting.fixture.ts';
import { findOffers } from '../request-store.ts';
import { pushOfferJob } from './devices.ts';

let service: Awaited<ReturnType<typeof startPushService>>;
let pool: PoolTest;
beforeAll(async () => {
  service = await startPushService();
  pool = await openPool({ KREISLOTSE_PUSH_HOSTS: service.origin });
});
afterAll(async () => {
  service.close();
  await pool.test.close();
});
const app = () => pool.test.app.interpreting;
const read = <T>(
  run: (tx: Parameters<Parameters<PoolTest['test']['app']['db']['transaction']>[1]>[0]) => Promise<T>,
): Promise<T> => pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, run as never) as Promise<T>;

describe('a browser of an interpreter', () => {
  it('is told of an offer without address, occasion and institution, and leads to it', async () => {
    const person = await pool.addPerson({ mail: 'geraet@beispiel.example' });
    const own = await pool.byLink('interpreter', (await pool.mailTo('geraet@beispiel.example')).token);
    const target = service.browser('/amal');
    must(await app().addDevice(own, { target }));
    expect(await app().addDevice(own, { target: { ...target, endpoint: 'https://boese.example/x' } })).toMatchObject({
      problem: { code: 'unknown-service' },
    });
    const { ids } = must(await app().requestInterpreter(await (await pool.addKita()).page(), asked()));
    const { assignments } = must(await app().readRequest(pool.staff(), { requestId: ids[0]! }));
    const assignmentId = assignments[0]!.id;
    must(await app().offerAssignment(pool.staff(), { assignmentId, interpreterIds: [person] }));
    const [offer] = await read((tx) => findOffers(tx, { assignmentIds: [assignmentId] }));
    await pushOfferJob(systemCtx(pool.test, pool.county), { offerId: offer!.id });
    const message = JSON.parse(service.received[0]!.text) as { title: string; body: string; url: string };
    expect(message).toMatchObject({
      title: expect.stringMatching(/^Anfrage: Arabisch/) as string,
      body: expect.stringMatching(/8\. Dezember 2026, 09:00 Uhr, Musterstadt$/),
    });
    for (const secret of ['Musterweg', 'Sonnenschein', 'Elterngespräch', 'K-12'])
      expect(JSON.stringify(message)).not.toContain(secret);
    const link = await pool.byLink('interpreting-offer', message.url.split('/').at(-1)!);
    must(await app().acceptOffer(link, {}));
    await pushOfferJob(systemCtx(pool.test, pool.county), { offerId: offer!.id });
    expect(service.received).toHaveLength(1);
    must(await app().removeDevice(own, { endpoint: target.endpoint }));
    expect(await read((tx) => tx.select().from(interpreterDevice))).toEqual([]);
  });
});
