import { eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { OfficialAlert } from '#kernel/alerts.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { alert, alertFeed } from '../alert-schema.ts';
import type { AlertPlaces } from '../model/alert-places.ts';
import { planAlerts, type ReadAnswer } from '../plan-alerts.ts';
import { policy } from '../policy.ts';
import { queuePushes, type PushSubject } from '../queue-pushes.ts';

/** Takes over what a source of warnings says now: new ones, changed ones, and those that are over. Asked by the job alone. */
export const takeAlerts = useCase({
  name: 'welcome.take-alerts',
  policy,
  mode: 'write',
  input: z.object({ feed: z.string(), answer: z.custom<ReadAnswer>() }),
  load: async ({ tx, input }) => {
    // Two workers that read at once take over one after the other.
    const [row] = await tx.select({ id: alertFeed.id }).from(alertFeed).where(eq(alertFeed.feed, input.feed)).for('update');
    return ok({ loaded: row ?? null });
  },
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { feed, answer } = input;
    const now = ctx.clock.now();
    const { changes, municipalities } = await planAlerts({ ctx, tx, feed, answer });
    const told: PushSubject[] = [];
    const tell = (id: string, given: OfficialAlert, municipalityIds: readonly string[]): void => {
      if (given.status === 'Actual') told.push({ type: 'alert', id, municipalityIds, severity: given.severity });
    };
    for (const { alert: given, places } of changes.fresh) {
      const fields = fieldsOf(given, places);
      const id = newId(now.getTime());
      await tx
        .insert(alert)
        .values({ id, countyId: ctx.county.id, feed, identifier: given.identifier, firstSeenAt: now, ...fields });
      audit({ subjectType: 'alert', subjectId: id, summary: `Warnung übernommen: ${headlineOf(given)}` });
      tell(id, given, fields.municipalityIds);
    }
    for (const { id, alert: given, places, ended } of changes.changed) {
      const fields = fieldsOf(given, places);
      await tx
        .update(alert)
        .set({ ...fields, endedAt: ended ? now : null, liftedAt: null })
        .where(eq(alert.id, id));
      audit({ subjectType: 'alert', subjectId: id, summary: `Warnung geändert: ${headlineOf(given)}` });
      if (!ended) tell(id, given, fields.municipalityIds);
    }
    if (changes.back.length > 0)
      await tx.update(alert).set({ endedAt: null, liftedAt: null }).where(inArray(alert.id, changes.back));
    for (const id of changes.back) audit({ subjectType: 'alert', subjectId: id, summary: 'Warnung gilt wieder' });
    if (changes.over.length > 0) await tx.update(alert).set({ endedAt: now }).where(inArray(alert.id, changes.over));
    if (changes.lifted.length > 0) await tx.update(alert).set({ liftedAt: now }).where(inArray(alert.id, changes.lifted));
    for (const id of changes.over) {
      const summary = changes.lifted.includes(id)
        ? 'Entwarnung: die Quelle hat die Warnung aufgehoben'
        : 'Warnung beendet: die Quelle hat sie nicht mehr';
      audit({ subjectType: 'alert', subjectId: id, summary });
    }
    await tx
      .update(alertFeed)
      .set({ ...readFields({ answer, now }), elsewhere: changes.elsewhere })
      .where(eq(alertFeed.feed, feed));
    await queuePushes({ ctx, tx, subjects: told, municipalities });
    audit({
      subjectType: 'alert-feed',
      subjectId: null,
      summary: `Warnungen gelesen: ${changes.fresh.length} neu, ${changes.changed.length} geändert, ${changes.over.length} beendet`,
    });
    touchPublic();
    return ok({ fresh: changes.fresh.length, over: changes.over.length });
  },
});

/** What is kept of a source that was read. */
export const readFields = ({ answer, now }: { answer: ReadAnswer; now: Date }) => ({
  askedAt: now,
  readAt: now,
  failingSince: null,
  failureCode: null,
  failure: null,
  etag: answer.validators.etag,
  lastModified: answer.validators.lastModified,
  faults: answer.faults,
});

const headlineOf = (given: OfficialAlert): string => {
  const words = given.texts.find(({ language }) => language === 'de') ?? given.texts[0];
  return `${words?.headline ?? given.identifier}${given.status === 'Actual' ? '' : ` (${given.status})`}`;
};

function fieldsOf(given: OfficialAlert, places: Exclude<AlertPlaces, { where: 'elsewhere' }>) {
  return {
    version: given.version,
    provider: given.provider,
    status: given.status,
    severity: given.severity,
    urgency: given.urgency,
    certainty: given.certainty,
    texts: given.texts,
    municipalityIds: places.where === 'county' ? [] : places.ids,
    areaWords: given.areas
      .map(({ description }) => description)
      .filter(Boolean)
      .join(', ')
      .slice(0, 4_000),
    exact: places.exact,
    faults: given.faults,
    sent: new Date(given.sent),
    onset: given.onset === null ? null : new Date(given.onset),
    expires: given.expires === null ? null : new Date(given.expires),
  };
}
