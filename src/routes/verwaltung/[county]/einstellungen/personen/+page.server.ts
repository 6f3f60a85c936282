import { redirect } from '@sveltejs/kit';
import { officePaths, sitePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { tenancy } = locals.app;
  const places = valueOrError(await tenancy.listUnits(locals.ctx, {}), url);
  const organisations = valueOrError(await locals.app.network.listOrganisations(locals.ctx, {}), url);
  const today = locals.app.clock.now().toISOString().slice(0, 10);
  return {
    people: valueOrError(await tenancy.listPeople(locals.ctx, {}), url),
    invitations: valueOrError(await tenancy.listInvitations(locals.ctx, {}), url),
    units: places.units
      .filter((unit) => unit.validTo === null || unit.validTo >= today)
      .map(({ id, name }) => ({ value: id, label: name })),
    municipalities: places.municipalities.map(({ id, name }) => ({ value: id, label: name })),
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
    languages: locals
      .county!.languages.filter((language) => language !== 'de')
      .map((value) => ({ value, label: languageWord(value) })),
    self: locals.actor.kind === 'account' ? locals.actor.id : '',
    done: url.searchParams.get('erledigt'),
  };
};

const linkBase = (locals: App.Locals): string => `${locals.app.config.origin}${sitePaths.invitation(locals.county!.slug, '')}`;
const done = (locals: App.Locals, what: string): never =>
  redirect(303, `${officePaths(locals.county!.slug).people}?erledigt=${what}`);

export const actions: Actions = {
  einladen: async ({ locals, request }) => {
    const form = await request.formData();
    const given = {
      name: textOf(form, 'name') ?? '',
      mail: textOf(form, 'mail') ?? '',
      role: textOf(form, 'role') ?? '',
      unitId: textOf(form, 'unitId'),
      municipalityId: textOf(form, 'municipalityId'),
      organisationId: textOf(form, 'organisationId') ?? '',
      languages: textsOf(form, 'languages'),
    };
    const invited = { ...given, linkBase: linkBase(locals) };
    const result =
      given.role === 'organisation-editor'
        ? await locals.app.network.inviteEditor(locals.ctx, invited)
        : await locals.app.tenancy.invitePerson(locals.ctx, { ...invited, role: given.role as 'auditor' });
    return result.ok ? done(locals, 'eingeladen') : failure(result, given);
  },
  nochmal: async ({ locals, request }) => {
    const invitationId = textOf(await request.formData(), 'id') ?? '';
    const result = await locals.app.tenancy.resendInvitation(locals.ctx, { invitationId, linkBase: linkBase(locals) });
    return result.ok ? done(locals, 'gesendet') : failure(result, {});
  },
  zuruecknehmen: async ({ locals, request }) => {
    const invitationId = textOf(await request.formData(), 'id') ?? '';
    const result = await locals.app.tenancy.revokeInvitation(locals.ctx, { invitationId });
    return result.ok ? done(locals, 'zurueckgenommen') : failure(result, {});
  },
};
