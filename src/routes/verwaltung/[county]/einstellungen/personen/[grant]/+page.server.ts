import { error, redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import { roleWords } from '#modules/tenancy/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const people = valueOrError(await locals.app.tenancy.listPeople(locals.ctx, {}), url);
  const person = people.find((entry) => entry.grants.some((grant) => grant.id === params.grant));
  const grant = person?.grants.find((entry) => entry.id === params.grant);
  if (!person || !grant) error(404, 'Diese Aufgabe gibt es hier nicht.');
  const self = locals.actor.kind === 'account' && locals.actor.id === person.accountId;
  return {
    name: person.name,
    task: grant.boundTo === null ? roleWords[grant.role] : `${roleWords[grant.role]}: ${grant.boundTo}`,
    self,
  };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const result = await locals.app.tenancy.revokeGrant(locals.ctx, { grantId: params.grant });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).people}?erledigt=entzogen`);
  },
};
