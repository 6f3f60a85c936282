import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { changedFields } from '#kernel/audit.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { loadDictionary, type Dictionary } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import type { PublicSeries, SeriesView } from '../../contract-series.ts';
import { changeSeriesInput, publicSeriesInput, seriesInput } from '../../inputs-series.ts';
import { slugOf } from '#kernel/slug.ts';
import { datesOf } from '../model/occurrences.ts';
import { policy } from '../policy.ts';
import { eventSeries } from '../schema.ts';
import { saveTexts } from '../save-texts.ts';
import { findEvents, findSeries, findSeriesList, unitExists } from '../store.ts';
import { publicEventView, recurringOf } from '../views.ts';

const what = 'Diese Reihe';

/** Series by their period, the newest first, with how many events they have. */
export const listSeries = useCase({
  name: 'events.list-series',
  action: 'events.read-office',
  policy,
  mode: 'read',
  input: z.object({}),
  run: async ({ tx }) => {
    const rows = await findSeriesList(tx);
    return ok(
      rows.map(({ row, unit: keeper, events, submitted }): SeriesView => {
        const { countyId: _county, createdAt: _created, unitId: _unit, ...view } = row;
        return { ...view, unit: keeper?.id ? keeper : null, events: Number(events), submitted: Number(submitted) };
      }),
    );
  },
});

const noUnit = invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');

/** Records a series, such as an Intercultural Week. */
export const addSeries = useCase({
  name: 'events.add-series',
  action: 'events.manage-series',
  policy,
  mode: 'write',
  input: seriesInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    if (!(await unitExists(tx, input.unitId))) return noUnit;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const { translations, ...fields } = input;
    await tx.insert(eventSeries).values({ ...fields, id, countyId: ctx.county.id, createdAt: now });
    await saveTexts({ ctx, tx, subject: { subjectType: 'event-series', subjectId: id }, source: input, translations });
    audit({ subjectType: 'event-series', subjectId: id, summary: `Veranstaltungsreihe „${input.title}“ angelegt` });
    if (input.state === 'public') touchPublic();
    return ok({ id });
  },
});

/** Changes a series, unless somebody else did meanwhile. */
export const changeSeries = useCase({
  name: 'events.change-series',
  action: 'events.manage-series',
  policy,
  mode: 'write',
  input: changeSeriesInput,
  load: async ({ tx, input }) => {
    const row = await findSeries(tx, input.seriesId);
    return row ? ok({ loaded: row }) : notFound(what);
  },
  run: async ({ tx, input, loaded: row, audit, touchPublic }) => {
    const { seriesId, version, ...fields } = input;
    if (version !== row.version) {
      return conflict('changed-meanwhile', 'Jemand anderes hat diese Reihe inzwischen geändert. Bitte laden Sie die Seite neu.');
    }
    if (!(await unitExists(tx, input.unitId))) return noUnit;
    await tx
      .update(eventSeries)
      .set({ ...fields, version: row.version + 1 })
      .where(eq(eventSeries.id, seriesId));
    audit({
      subjectType: 'event-series',
      subjectId: seriesId,
      summary: `Veranstaltungsreihe „${row.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    if (row.state === 'public' || fields.state === 'public') touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** A public series with all dates of its public events within its period; those cancelled say so. */
export const readPublicSeries = useCase({
  name: 'events.read-public-series',
  action: 'events.read-public',
  policy,
  mode: 'read',
  input: publicSeriesInput,
  run: async ({ ctx, tx, input }) => {
    const row = await findSeries(tx, input.seriesId);
    if (row === null || row.state !== 'public') return notFound(what);
    const found = await findEvents(tx, { seriesId: row.id, states: ['public', 'cancelled'] });
    const subjectIds = [row.id, ...found.map((one) => one.row.id)];
    const dictionary = await loadDictionary({ tx, language: input.language, subjectIds });
    const title = dictionary.word({ subjectId: row.id, field: 'title', source: row.title });
    const description =
      row.description === null ? null : dictionary.word({ subjectId: row.id, field: 'description', source: row.description });
    const dates = found.flatMap((one) =>
      datesOf({ event: recurringOf(one), from: row.periodFrom, to: row.periodTo }).map((date) => ({
        ...date,
        state: one.row.state === 'cancelled' ? ('cancelled' as const) : date.state,
        eventId: one.row.id,
      })),
    );
    return ok<PublicSeries>({
      id: row.id,
      slug: slugOf({ id: row.id, title: row.title }),
      title: title.text,
      description: description?.text ?? null,
      marks: { ...(title.mark ? { title: title.mark } : {}), ...(description?.mark ? { description: description.mark } : {}) },
      periodFrom: row.periodFrom,
      periodTo: row.periodTo,
      demonstration: row.demonstration,
      call: callView({ row, dictionary, today: berlinDay(ctx.clock.now()) }),
      events: found.map((one) => publicEventView(one, dictionary)),
      dates: dates.toSorted(
        (one, other) => one.startsAt.localeCompare(other.startsAt) || one.eventId.localeCompare(other.eventId),
      ),
    });
  },
});

function callView(input: { row: typeof eventSeries.$inferSelect; dictionary: Dictionary; today: IsoDate }): PublicSeries['call'] {
  const { row, dictionary, today } = input;
  if (row.callUntil === null || row.callUntil < today) return null;
  const text = row.callText === null ? null : dictionary.word({ subjectId: row.id, field: 'call', source: row.callText });
  return { until: row.callUntil, text: text?.text ?? null, mark: text?.mark ?? null };
}
