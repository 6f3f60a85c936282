import { eq, sql } from 'drizzle-orm';
import { conflict, invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { leavePushInput, nothingInput, subscribePushInput } from '../../inputs-alerts.ts';
import { pushSubscription } from '../alert-schema.ts';
import { municipalitiesExist } from '../alert-store.ts';
import { policy } from '../policy.ts';

/** More than every household of a county: whoever would fill the table stops here. */
const mostSubscriptions = 200_000;

/** A browser wants to be told, or to be told something else than before. No account: it is known by its push service's address. */
export const subscribePush = useCase({
  name: 'welcome.subscribe-push',
  policy,
  mode: 'write',
  input: subscribePushInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { target, language, severity, noticeKinds, municipalityIds } = input;
    if (severity === null && noticeKinds.length === 0)
      return invalidField('topics', 'Bitte wählen Sie mindestens ein Thema.', 'no-topic');
    if (!ctx.push.accepts(target)) return invalidField('target', 'Diesen Dienst kennen wir nicht.', 'unknown-service');
    if (!(await municipalitiesExist(tx, municipalityIds)))
      return invalidField('municipalityIds', 'Eine dieser Gemeinden gibt es hier nicht.', 'unknown-municipality');
    const [count] = await tx.select({ of: sql<number>`count(*)::int` }).from(pushSubscription);
    if ((count?.of ?? 0) >= mostSubscriptions) return conflict('too-many', 'Zurzeit sind keine weiteren Anmeldungen möglich.');
    const now = ctx.clock.now();
    const wanted = { ...target, language, severity, noticeKinds, municipalityIds, contactAt: now };
    await tx
      .insert(pushSubscription)
      .values({ id: newId(now.getTime()), countyId: ctx.county.id, createdAt: now, ...wanted })
      .onConflictDoUpdate({ target: [pushSubscription.countyId, pushSubscription.endpoint], set: wanted });
    audit({ subjectType: 'push-subscription', subjectId: null, summary: 'Ein Gerät will benachrichtigt werden' });
    return ok();
  },
});

/** A browser wants no more. Unknown ones are answered the same: nobody learns which there are. */
export const leavePush = useCase({
  name: 'welcome.leave-push',
  action: 'welcome.subscribe-push',
  policy,
  mode: 'write',
  input: leavePushInput,
  run: async ({ tx, input, audit }) => {
    await tx.delete(pushSubscription).where(eq(pushSubscription.endpoint, input.endpoint));
    audit({ subjectType: 'push-subscription', subjectId: null, summary: 'Ein Gerät will nicht mehr benachrichtigt werden' });
    return ok();
  },
});

/** How many browsers are told; no more is known of them. */
export const countPushSubscriptions = useCase({
  name: 'welcome.count-push-subscriptions',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: nothingInput,
  run: async ({ tx }) => {
    const [count] = await tx.select({ of: sql<number>`count(*)::int` }).from(pushSubscription);
    return ok({ devices: count?.of ?? 0 });
  },
});
