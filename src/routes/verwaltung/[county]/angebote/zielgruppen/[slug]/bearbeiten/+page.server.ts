import { error, redirect } from '@sveltejs/kit';
import { groupTexts, storedGroup, type GroupForm } from '#lib/office/group-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { offerAudiences, type OfferAudience } from '#modules/offers/contract.ts';
import type { ConceptState } from '#modules/offers/contract-groups.ts';
import type { Actions, PageServerLoad } from './$types';

function audienceOf(slug: string): OfferAudience {
  const audience = offerAudiences.find((one) => one === slug);
  return audience ?? error(404, 'Diese Zielgruppe gibt es hier nicht.');
}

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  if (!(await parent()).may.coordinate) error(403, 'Angaben zu Zielgruppen pflegt die Koordination.');
  const audience = audienceOf(params.slug);
  const profile = valueOrError(await locals.app.offers.readTargetGroupProfile(locals.ctx, { audience }));
  return { audience, stored: storedGroup(profile), version: profile?.version ?? null };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const audience = audienceOf(params.slug);
    const form = await request.formData();
    const typed: GroupForm = {
      ...(Object.fromEntries(groupTexts.map((name) => [name, textOf(form, name) ?? ''])) as Omit<GroupForm, 'isPublic'>),
      isPublic: form.get('isPublic') !== null,
    };
    const version = textOf(form, 'version');
    const result = await locals.app.offers.saveTargetGroup(locals.ctx, {
      ...typed,
      conceptState: typed.conceptState as ConceptState,
      audience,
      version: version === null ? null : Number(version),
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).targetGroup(audience)}?gespeichert=zielgruppe`);
  },
};
