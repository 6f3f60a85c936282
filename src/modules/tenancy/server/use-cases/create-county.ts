import { eq, or, sql } from 'drizzle-orm';
import { conflict, invalid, notFound, type FieldFault } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { installationUseCase, useCase } from '#kernel/use-case.ts';
import { countyHostInput, countyInput } from '../../inputs.ts';
import { contrast, grounds, leastContrast } from '../model/contrast.ts';
import { policy } from '../policy.ts';
import { county, municipality, responsiblePerson, targetGroup, topic, unit, unitSuccessor } from '../schema.ts';

/** Opens a county. What belongs to it is filled in by `fillCounty`, in the county's own transaction. */
export const createCounty = installationUseCase({
  name: 'tenancy.create-county',
  policy,
  mode: 'write',
  input: countyInput,
  run: async ({ ctx, tx, input, audit }) => {
    const faults = accentFaults(input.accent);
    if (faults.length > 0) return invalid('accent-contrast', faults[0]!.message, faults);
    const [taken] = await tx
      .select({ slug: county.slug })
      .from(county)
      .where(or(eq(county.slug, input.slug), eq(county.ags, input.ags)));
    if (taken) return conflict('county-exists', `Den Landkreis ${input.slug} (${input.ags}) gibt es schon.`);
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(county).values({
      id,
      ags: input.ags,
      slug: input.slug,
      name: input.name,
      officialName: input.officialName,
      tagline: input.tagline,
      accentLight: input.accent.light,
      accentDark: input.accent.dark,
      languages: input.languages,
      createdAt: now,
    });
    // Running web servers keep the list of counties.
    await tx.execute(sql`select pg_notify('kreislotse_revision', ${input.slug})`);
    audit({ subjectType: 'county', subjectId: id, summary: `Landkreis ${input.name} angelegt` });
    return ok({ id, slug: input.slug, ags: input.ags, name: input.name });
  },
});

/** Gives a county's public site a host of its own, or takes it back. */
export const setCountyHost = installationUseCase({
  name: 'tenancy.set-county-host',
  action: 'tenancy.create-county',
  policy,
  mode: 'write',
  input: countyHostInput,
  run: async ({ tx, input, audit }) => {
    const [row] = await tx.select().from(county).where(eq(county.slug, input.slug));
    if (!row) return notFound('Diesen Landkreis');
    if (input.host !== null) {
      const [taken] = await tx.select({ slug: county.slug }).from(county).where(eq(county.host, input.host));
      if (taken && taken.slug !== input.slug) return conflict('host-taken', `Unter ${input.host} steht schon ${taken.slug}.`);
    }
    await tx.update(county).set({ host: input.host }).where(eq(county.id, row.id));
    await tx.execute(sql`select pg_notify('kreislotse_revision', ${input.slug})`);
    audit({
      subjectType: 'county',
      subjectId: row.id,
      summary: 'Adresse der öffentlichen Seite geändert',
      fields: { host: { before: row.host, after: input.host } },
    });
    return ok();
  },
});

/** Lays down municipalities, units, target groups and topics of a county that was just opened. */
export const fillCounty = useCase({
  name: 'tenancy.fill-county',
  action: 'tenancy.manage-county',
  policy,
  mode: 'write',
  input: countyInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const id = () => newId(now.getTime());
    const countyId = ctx.county.id;
    const unitIds = new Map(input.units.map((entry) => [entry.key, id()]));
    const unknown = input.units
      .flatMap((entry) => [entry.parentKey ?? [], entry.successorKeys].flat())
      .find((key) => !unitIds.has(key));
    if (unknown) return invalid('unknown-unit', `Die Stelle „${unknown}“ ist nicht angelegt.`);
    const municipalityIds = new Map(input.municipalities.map((entry) => [entry.ags, id()]));
    if (input.municipalities.length > 0) {
      await tx
        .insert(municipality)
        .values(input.municipalities.map((entry) => ({ id: municipalityIds.get(entry.ags)!, countyId, ...entry })));
    }
    if (input.units.length > 0) {
      await tx.insert(unit).values(
        input.units.map((entry) => ({
          id: unitIds.get(entry.key)!,
          countyId,
          key: entry.key,
          name: entry.name,
          kind: entry.kind,
          parentId: entry.parentKey === null ? null : unitIds.get(entry.parentKey)!,
          validFrom: entry.validFrom,
          validTo: entry.validTo,
        })),
      );
    }
    const successors = input.units.flatMap((entry) =>
      entry.successorKeys.map((key) => ({
        id: id(),
        countyId,
        unitId: unitIds.get(entry.key)!,
        successorId: unitIds.get(key)!,
        note: entry.mappingNote ?? null,
      })),
    );
    if (successors.length > 0) await tx.insert(unitSuccessor).values(successors);
    const persons = input.responsiblePersons.map(({ unitKey, municipalityAgs, ...entry }) => ({
      id: id(),
      countyId,
      unitId: unitIds.get(unitKey ?? '') ?? null,
      municipalityId: municipalityIds.get(municipalityAgs ?? '') ?? null,
      ...entry,
      createdAt: now,
    }));
    if (persons.some((entry) => (entry.unitId === null) === (entry.municipalityId === null)))
      return invalid('unknown-place', 'Eine verantwortliche Person gehört zu genau einer Stelle oder Gemeinde.');
    if (persons.length > 0) await tx.insert(responsiblePerson).values(persons);
    if (input.targetGroups.length > 0)
      await tx.insert(targetGroup).values(input.targetGroups.map((entry) => ({ id: id(), countyId, ...entry })));
    if (input.topics.length > 0) await tx.insert(topic).values(input.topics.map((entry) => ({ id: id(), countyId, ...entry })));
    audit({
      subjectType: 'county',
      subjectId: countyId,
      summary: 'Gemeinden, Stellen und Zielgruppen angelegt',
      fields: { municipalities: { after: input.municipalities.length }, units: { after: input.units.length } },
    });
    return ok();
  },
});

/** The accent stands as text on the page and under white or dark text: both ways it needs 4.5 : 1. */
export function accentFaults(accent: { light: string; dark: string }): FieldFault[] {
  return (['light', 'dark'] as const).flatMap((mode) => {
    const value = contrast(accent[mode], grounds[mode]);
    if (value >= leastContrast) return [];
    const words = mode === 'light' ? 'hellen' : 'dunklen';
    return [
      {
        path: `accent.${mode}`,
        code: 'accent-contrast',
        message: `Der Kontrast der Farbe auf dem ${words} Grund ist ${value.toFixed(1)} : 1; nötig sind 4,5 : 1.`,
      },
    ];
  });
}
