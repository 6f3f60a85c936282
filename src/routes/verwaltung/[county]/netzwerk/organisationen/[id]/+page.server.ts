import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { organisationChoices, storedOrganisation } from '#lib/office/organisation-form.ts';
import { readOrganisationForm } from '#lib/office/read-organisation-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { notFound } from '#kernel/errors.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const found = isId(params.id)
    ? await locals.app.network.readOrganisation(locals.ctx, { organisationId: params.id })
    : notFound('Diese Organisation');
  const organisation = valueOrError(found, url);
  const listed = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const today = berlinDay(locals.app.clock.now());
  return {
    organisation,
    today,
    stored: storedOrganisation(organisation),
    choices: organisationChoices({ ...listed, today, chosenUnitId: organisation.unit?.id ?? null }),
  };
};

export const actions: Actions = {
  change: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readOrganisationForm(form);
    const version = Number(textOf(form, 'version'));
    const result = await locals.app.network.changeOrganisation(locals.ctx, { ...input, organisationId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).organisations}?gespeichert=organisation`);
  },
  close: async ({ locals, params, request }) => {
    const closedOn = textOf(await request.formData(), 'closedOn') ?? '';
    const result = await locals.app.network.closeOrganisation(locals.ctx, { organisationId: params.id, closedOn });
    if (!result.ok) return failure(result, { closedOn });
    redirect(303, `${officePaths(locals.county!.slug).organisations}?gespeichert=beendet`);
  },
  reopen: async ({ locals, params }) => {
    const result = await locals.app.network.reopenOrganisation(locals.ctx, { organisationId: params.id });
    if (!result.ok) return failure(result, { reopen: 'ja' });
    redirect(303, `${officePaths(locals.county!.slug).organisations}?gespeichert=wieder-da`);
  },
};
