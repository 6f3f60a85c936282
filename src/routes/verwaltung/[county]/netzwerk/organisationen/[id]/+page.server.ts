import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { organisationChoices, storedOrganisation } from '#lib/office/organisation-form.ts';
import { readOrganisationForm } from '#lib/office/read-organisation-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths, sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { notFound } from '#kernel/errors.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  const found = isId(params.id)
    ? await locals.app.network.readOrganisation(locals.ctx, { organisationId: params.id })
    : notFound('Diese Organisation');
  const organisation = valueOrError(found, url);
  const listed = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const today = berlinDay(locals.app.clock.now());
  const own = may.ownOrganisations.includes(organisation.id);
  const nodes =
    organisation.unit !== null && (may.seeStrategy || own)
      ? valueOrError(await locals.app.strategy.listUnitNodes(locals.ctx, { unitId: organisation.unit.id }), url)
      : null;
  return {
    own: own && organisation.closedOn === null,
    nodes,
    editors: may.coordinate ? await editorsOf({ locals, organisationId: organisation.id }) : null,
    saved: savedWords(url.searchParams.get('gespeichert')),
    organisation,
    today,
    stored: storedOrganisation(organisation),
    choices: organisationChoices({ ...listed, today, chosenUnitId: organisation.unit?.id ?? null }),
  };
};

/** Who keeps the record, and who is invited to. */
async function editorsOf(input: { locals: App.Locals; organisationId: string }) {
  const { tenancy } = input.locals.app;
  const people = valueOrError(await tenancy.listPeople(input.locals.ctx, {}));
  const invitations = valueOrError(await tenancy.listInvitations(input.locals.ctx, {}));
  return [
    ...people.flatMap((person) =>
      person.grants
        .filter((grant) => grant.organisationId === input.organisationId)
        .map((grant) => ({ id: grant.id, name: person.name, mail: person.email, invited: false })),
    ),
    ...invitations
      .filter((entry) => entry.organisationId === input.organisationId && !entry.expired)
      .map((entry) => ({ id: entry.id, name: entry.name, mail: entry.mail, invited: true })),
  ];
}

export const actions: Actions = {
  changeOwn: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readOrganisationForm(form);
    const { kind: _kind, municipalityId: _place, unitId: _unit, ...fields } = input;
    const result = await locals.app.network.changeOwnOrganisation(locals.ctx, {
      ...fields,
      organisationId: params.id,
      version: Number(textOf(form, 'version')),
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).organisation(params.id)}?gespeichert=organisation`);
  },
  invite: async ({ locals, params, request }) => {
    const form = await request.formData();
    const given = { editorName: textOf(form, 'editorName') ?? '', mail: textOf(form, 'mail') ?? '' };
    const result = await locals.app.network.inviteEditor(locals.ctx, {
      organisationId: params.id,
      name: given.editorName,
      mail: given.mail,
      linkBase: `${locals.app.config.origin}${sitePaths.invitation(locals.county!.slug, '')}`,
    });
    if (!result.ok) {
      // The form of the organisation itself has a field of this name too.
      const fields = result.problem.fields?.map((field) => (field.path === 'name' ? { ...field, path: 'editorName' } : field));
      return failure({ ok: false, problem: { ...result.problem, ...(fields ? { fields } : {}) } }, given);
    }
    redirect(303, `${officePaths(locals.county!.slug).organisation(params.id)}?gespeichert=eingeladen`);
  },
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
