import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CountyCtx, Ctx } from '#kernel/context.ts';
import { berlinDay, longDay } from '#kernel/dates.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { sitePaths } from '#lib/paths.ts';
import { spokenName } from '../../contract-languages.ts';
import { meetingModeWords } from '../../contract-rules.ts';
import { interpreterDevice } from '../device-schema.ts';
import { offerPurpose, timeWords } from '../offer-mails.ts';
import { policy } from '../policy.ts';
import { findAssignments, findOffers, findRequests } from '../request-store.ts';
import { findInterpreters } from '../store.ts';

const word = z.string().min(1).max(2000);
const targetInput = z.object({ target: z.object({ endpoint: word, p256dh: word, auth: word }) });
/** More browsers than anybody carries about: the oldest go. */
const mostDevices = 10;

/** This browser is told of offers from now on. */
export const addDevice = useCase({
  name: 'interpreting.add-device',
  action: 'interpreting.own-page',
  policy,
  mode: 'write',
  input: targetInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { actor } = ctx;
    const [found] = actor.kind === 'link' ? await findInterpreters(tx, { id: actor.subjectId }) : [];
    if (!found) return notFound('Diese Seite');
    if (!ctx.push.accepts(input.target)) return invalidField('target', 'Diesen Dienst kennen wir nicht.', 'unknown-service');
    const now = ctx.clock.now();
    const fields = { ...input.target, interpreterId: found.row.id, contactAt: now };
    await tx
      .insert(interpreterDevice)
      .values({ ...fields, id: newId(now.getTime()), countyId: ctx.county.id })
      .onConflictDoUpdate({ target: [interpreterDevice.countyId, interpreterDevice.endpoint], set: fields });
    await tx.execute(sql`delete from ${interpreterDevice} where ${interpreterDevice.id} in (
      select id from ${interpreterDevice} where interpreter_id = ${found.row.id} order by contact_at desc offset ${mostDevices})`);
    audit({ subjectType: 'interpreter', subjectId: found.row.id, summary: 'Ein Gerät wird über Angebote benachrichtigt' });
    return ok();
  },
});

/** This browser is told no more; one that was never told is answered the same. */
export const removeDevice = useCase({
  name: 'interpreting.remove-device',
  action: 'interpreting.own-page',
  policy,
  mode: 'write',
  input: z.object({ endpoint: word }),
  run: async ({ ctx, tx, input, audit }) => {
    const { actor } = ctx;
    const subject = actor.kind === 'link' ? actor.subjectId : '';
    await tx
      .delete(interpreterDevice)
      .where(and(eq(interpreterDevice.endpoint, input.endpoint), eq(interpreterDevice.interpreterId, subject)));
    audit({ subjectType: 'interpreter', subjectId: subject, summary: 'Ein Gerät wird nicht mehr benachrichtigt' });
    return ok();
  },
});

/**
 * Tells a person's browsers of an offer: language, date, time and municipality, no more. A later message replaces the one before.
 * @throws where a service asks to be tried again, so that the queue does
 */
export async function pushOfferJob(ctx: Ctx, { offerId = '' }: Record<string, string>): Promise<void> {
  const county = ctx as CountyCtx;
  const later = await ctx.db.transaction({ countyId: county.county.id }, async (tx) => {
    const [offer] = await findOffers(tx, { ids: [offerId] });
    const now = ctx.clock.now();
    if (!offer || offer.state !== 'open' || offer.deadline <= now) return false;
    const devices = await tx.select().from(interpreterDevice).where(eq(interpreterDevice.interpreterId, offer.interpreterId));
    if (devices.length === 0) return false;
    const [assignment] = await findAssignments(tx, { id: offer.assignmentId });
    const [request] = assignment ? await findRequests(tx, { id: assignment.row.requestId }) : [];
    if (!assignment || !request) return false;
    const { token } = await openTaskLink({
      ...{ ctx: county, tx, purpose: offerPurpose, subjectId: offer.id },
      label: 'Sprachmittler*in',
      expiresAt: offer.deadline,
    });
    const { language } = assignment.row;
    const { startsAt } = offer;
    const where = request.row.mode === 'on-site' ? (request.town?.name ?? '') : meetingModeWords[request.row.mode];
    const payload = {
      title: `Anfrage: ${spokenName({ tag: language })}`,
      body: `${longDay(berlinDay(startsAt))}, ${timeWords(startsAt)} Uhr, ${where}`,
      lang: 'de',
      dir: 'ltr',
      url: sitePaths.interpretingOffer(county.county.slug, token),
      tag: offer.id,
    };
    const answers = await Promise.all(
      devices.map(async ({ id, endpoint, p256dh, auth }) => ({
        id,
        answer: await ctx.push.send({
          target: { endpoint, p256dh, auth },
          payload: JSON.stringify(payload),
          ttl: Math.max(60, Math.round((offer.deadline.getTime() - now.getTime()) / 1000)),
          urgent: request.row.urgency === 'now',
          topic: offer.id.replaceAll('-', '').slice(0, 32),
        }),
      })),
    );
    for (const { id, answer } of answers)
      if (answer.state === 'gone') await tx.delete(interpreterDevice).where(eq(interpreterDevice.id, id));
    return answers.some(({ answer }) => answer.state === 'later');
  });
  if (later) throw new Error('a push service asks to be tried again');
}
