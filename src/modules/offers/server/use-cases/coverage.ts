import { and, eq, sql } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { invalidField } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { offerTopics, offerTopicWords } from '../../contract.ts';
import type { CoverageView } from '../../contract-coverage.ts';
import { coverageInput, residentsInput, targetInput } from '../../inputs.ts';
import { findLands, findResidents, residentsOn, sumsOfDay } from '../coverage-store.ts';
import { coverageView } from '../coverage-views.ts';
import { policy } from '../policy.ts';
import { foreignResidents, offerTarget } from '../schema.ts';
import { findMunicipalities } from '../store.ts';

/** Offers that take place today, by municipality and topic or language; for one target group where one is asked for. */
export const readCoverage = useCase({
  name: 'offers.read-coverage',
  action: 'offers.read-office',
  policy,
  mode: 'read',
  input: coverageInput,
  run: async ({ ctx, tx, input }) => {
    const { by, audience, measure } = input;
    const today = berlinDay(ctx.clock.now());
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    const lands = await findLands(tx);
    const sums = await sumsOfDay(tx, { by, audience, day: today });
    const residents = residentsOn(await findResidents(tx), { day: today, lands });
    const targets = by === 'topic' && audience === null ? await tx.select().from(offerTarget) : [];
    return ok<CoverageView>(
      coverageView({
        by,
        lands,
        sums,
        residents,
        targets: new Map(targets.map(({ topic, perThousand }) => [topic, perThousand / 100])),
        measure,
        smallest: smallestCell,
      }),
    );
  },
});

/** What coverage is measured against: targets, and residents as they were entered. */
export const readCoverageBasis = useCase({
  name: 'offers.read-coverage-basis',
  action: 'offers.coordinate',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const municipalities = await findLands(tx);
    const residents = new Map((await findResidents(tx)).map((row) => [row.municipalityId, row]));
    const targets = new Map((await tx.select().from(offerTarget)).map((row) => [row.topic, row.perThousand]));
    const [latest] = [...residents.values()].toSorted((one, other) => other.day.localeCompare(one.day));
    return ok({
      targets: offerTopics.map((topic) => ({ topic, perThousand: targets.get(topic) ?? null })),
      municipalities: municipalities.map(({ id, name }) => ({ id, name, count: residents.get(id)?.count ?? null })),
      day: latest?.day ?? null,
      source: latest?.source ?? null,
    });
  },
});

/** How many offers on a topic there shall be for 1,000 residents without a German passport. */
export const saveTarget = useCase({
  name: 'offers.save-target',
  action: 'offers.coordinate',
  policy,
  mode: 'write',
  input: targetInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { topic, perThousand } = input;
    const id = newId(ctx.clock.now().getTime());
    if (perThousand === null) await tx.delete(offerTarget).where(eq(offerTarget.topic, topic));
    else
      await tx
        .insert(offerTarget)
        .values({ id, countyId: ctx.county.id, topic, perThousand })
        .onConflictDoUpdate({ target: [offerTarget.countyId, offerTarget.topic], set: { perThousand } });
    audit({
      subjectType: 'county',
      subjectId: ctx.county.id,
      summary: `Ziel für Angebote zu „${offerTopicWords[topic]}“ ${perThousand === null ? 'aufgehoben' : 'gesetzt'}`,
      fields: { perThousand: { after: perThousand === null ? null : perThousand / 100 } },
    });
    return ok();
  },
});

/** Residents without a German passport by municipality, on one day, from one source. What was entered for that day before is replaced. */
export const saveResidents = useCase({
  name: 'offers.save-residents',
  action: 'offers.coordinate',
  policy,
  mode: 'write',
  input: residentsInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { day, source } = input;
    const known = new Set((await findMunicipalities(tx)).map(({ id }) => id));
    const now = ctx.clock.now().getTime();
    const rows = input.counts.flatMap(({ municipalityId, count }) => (count === null ? [] : [{ municipalityId, count }]));
    if (rows.length === 0) return invalidField('counts', 'Bitte mindestens eine Zahl angeben.');
    if (rows.some(({ municipalityId }) => !known.has(municipalityId)))
      return invalidField('counts', 'Eine dieser Gemeinden gibt es in diesem Landkreis nicht.', 'unknown-municipality');
    if (day > berlinDay(ctx.clock.now())) return invalidField('day', 'Der Stichtag liegt in der Zukunft.');
    for (const { municipalityId, count } of rows)
      await tx
        .insert(foreignResidents)
        .values({ id: newId(now), countyId: ctx.county.id, municipalityId, day, count, source })
        .onConflictDoUpdate({
          target: [foreignResidents.countyId, foreignResidents.municipalityId, foreignResidents.day],
          set: { count: sql`excluded.count`, source: sql`excluded.source` },
        });
    await tx
      .delete(foreignResidents)
      .where(
        and(
          eq(foreignResidents.day, day),
          sql`${foreignResidents.municipalityId} <> all(${sql.param(rows.map((row) => row.municipalityId))}::uuid[])`,
        ),
      );
    audit({
      subjectType: 'county',
      subjectId: ctx.county.id,
      summary: `Einwohnerinnen und Einwohner ohne deutschen Pass zum ${day} eingetragen`,
      fields: { municipalities: { after: rows.length }, source: { after: source } },
    });
    return ok({ count: rows.length });
  },
});
