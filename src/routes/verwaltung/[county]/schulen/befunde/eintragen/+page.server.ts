import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { oneOf } from '#lib/office/address.ts';
import { findingNames, storedEntry, type EntryTyped } from '#lib/office/findings-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { familyLanguages, findingKinds } from '#modules/schools/contract-findings.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whose numbers the address means: this year's of the whole county, unless it says otherwise. */
const keyOf = (url: URL, today: string) => {
  const town = url.searchParams.get('gemeinde') ?? '';
  const year = Number(url.searchParams.get('jahr'));
  return {
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : Number(today.slice(0, 4)),
    municipalityId: isId(town) ? town : '',
    language: oneOf(url, 'sprache', familyLanguages) ?? ('all' as const),
  };
};

export const load: PageServerLoad = async ({ locals, url }) => {
  const { mayKeep } = valueOrError(await locals.app.schools.listFindings(locals.ctx, {}));
  if (!mayKeep) error(403, 'Diese Zahlen trägt das Gesundheitsamt ein.');
  const key = keyOf(url, berlinDay(locals.app.clock.now()));
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const entry = valueOrError(await locals.app.schools.readEntry(locals.ctx, key));
  return {
    key,
    stored: storedEntry(entry),
    version: entry?.version ?? null,
    municipalities: municipalities
      .filter(({ kind }) => kind !== 'joint-municipality')
      .map(({ id, name }) => ({ value: id, label: name })),
  };
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(findingNames.map((name) => [name, textOf(form, name) ?? ''])) as EntryTyped;
    const version = textOf(form, 'version');
    const result = await locals.app.schools.saveEntry(locals.ctx, {
      ...keyOf(url, berlinDay(locals.app.clock.now())),
      examined: typed.examined,
      findings: Object.fromEntries(findingKinds.map((kind) => [kind, typed[`findings.${kind}`]])) as never,
      day: typed.day,
      source: typed.source,
      version: version === null ? null : Number(version),
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, officePaths(locals.county!.slug).entryFindings('?gespeichert=befunde'));
  },
};
