import { and, eq, like, sql } from 'drizzle-orm';
import { systemActor, type App } from '#composition/app.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import { outboxMail } from '#kernel/tables.ts';
import { interpretingAssignment } from '#modules/interpreting/server/request-schema.ts';
import { withBenchApp } from '../bench-app.ts';
import { figure, timed, type Figure } from '../measure.ts';

const requests = 50;
const each = 4;
/** Long enough before the conversations for every lead time. */
const now = new Date('2026-11-25T11:00:00Z');

/**
 * Two hundred interpreters press „accept“ at the same moment, four for each of fifty requests: fifty conversations are given, nobody sees
 * an error, and everybody else is told that it is taken.
 */
export const interpretingAccept = (): Promise<Figure[]> =>
  withBenchApp(
    async (app) => {
      const { county, links } = await asked(app);
      let thrown = 0;
      let given = 0;
      let taken = 0;
      const took = await timed(() =>
        Promise.all(
          links.map(async (link) => {
            try {
              const answer = await app.interpreting.acceptOffer(link, {});
              if (answer.ok) given += 1;
              else if (answer.problem.code === 'taken') taken += 1;
            } catch {
              thrown += 1;
            }
          }),
        ),
      );
      const kept = await app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
        tx.$count(
          interpretingAssignment,
          and(eq(interpretingAssignment.state, 'confirmed'), sql`${interpretingAssignment.interpreterId} is not null`),
        ),
      );
      const exact = given === requests && kept === requests && taken === links.length - requests && thrown === 0;
      console.log(`${links.length} pressed in ${Math.round(took)} ms: ${given} given, ${taken} taken, ${thrown} errors`);
      return [
        figure({
          name: 'interpreting-accept',
          value: exact ? kept : -1,
          unit: 'conversations',
          reference:
            'requests for which four people each accept at the same moment; any error, or any other answer, counts as failed',
          referenceValue: requests,
          better: 'higher',
          limit: 1,
        }),
        figure({
          name: 'interpreting-accept-ms',
          value: took / links.length,
          unit: 'ms for each who pressed',
          reference: 'a second, in which nobody presses again',
          referenceValue: 1000,
          better: 'lower',
          limit: 1,
        }),
      ];
    },
    { now: () => now },
  );

async function asked(app: App): Promise<{ county: CountyRef; links: Ctx[] }> {
  const system = systemActor('Bench');
  const given = {
    slug: 'zusagen',
    ags: '03997',
    name: 'Zusagen',
    officialName: 'Landkreis Zusagen',
    accent: { light: '#7a1f5c', dark: '#e7a6cf' },
    languages: ['de'],
    municipalities: [{ ags: '03997001', name: 'Gemeinde', kind: 'municipality' as const }],
  };
  const county = must(await app.tenancy.createCounty(app.context({ county: null, actor: system }), given));
  const ctx = app.context({ county, actor: system });
  must(await app.tenancy.fillCounty(ctx, given));
  const { interpreting } = app;
  const { id: poolId } = must(await interpreting.addPool(ctx, { name: 'Pool', kinds: ['kita'] }));
  const requester = must(
    await interpreting.addRequester(ctx, { name: 'Kita', kind: 'kita', mail: 'kita@beispiel.example', state: 'registered' }),
  );
  const links: Ctx[] = [];
  for (let number = 0; number < requests; number += 1) {
    const { ids } = must(
      await interpreting.requestForRequester(ctx, {
        ...{ requesterId: requester.id, poolId, languages: ['ar'], occasion: 'kita-talk', mode: 'video' },
        slots: [{ day: '2026-12-08', from: '09:00', to: '10:00' }],
      }),
    );
    const interpreterIds: string[] = [];
    for (let index = 0; index < each; index += 1)
      interpreterIds.push(
        must(
          await interpreting.addInterpreter(ctx, {
            ...{ poolId, name: `Person ${number} ${index}`, mail: `p${number}-${index}@beispiel.example` },
            languages: [{ tag: 'ar', level: 'native' }],
            trainings: ['basics', 'school', 'authority', 'health'].map((module) => ({ module, day: '2026-01-10', hours: 8 })),
            ...{ confidentialOn: '2026-01-10', consentOn: '2026-01-10', conductUntil: '2028-12-31' },
          }),
        ).id,
      );
    const request = must(await interpreting.readRequest(ctx, { requestId: ids[0]! }));
    must(await interpreting.offerAssignment(ctx, { assignmentId: request.assignments[0]!.id, interpreterIds }));
    for (let index = 0; index < each; index += 1) {
      const [mail] = await app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
        tx
          .select()
          .from(outboxMail)
          .where(and(like(outboxMail.toAddress, `p${number}-${index}@beispiel.example`), like(outboxMail.subject, 'Anfrage: %'))),
      );
      const token = /\/angebot\/([\w-]+)/.exec(mail!.body)![1]!;
      const actor = await app.identity.linkActor({ county, purpose: 'interpreting-offer', token });
      links.push(app.context({ county, actor: actor! }));
    }
  }
  return { county, links };
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
