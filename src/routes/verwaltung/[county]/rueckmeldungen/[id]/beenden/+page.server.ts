import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!isId(params.id)) error(404, 'Diese Beteiligung gibt es hier nicht.');
  if (!may.coordinate) error(403, 'Eine Beteiligung beendet die Koordination.');
  const consultation = valueOrError(await locals.app.strategy.readConsultation(locals.ctx, { consultationId: params.id }));
  const paths = officePaths(locals.county!.slug);
  if (consultation.closed) redirect(303, paths.consultation(consultation.id));
  const { id, title, closesOn, comments, unanswered, invites, openLink } = consultation;
  return {
    consultation: { id, title, closesOn, comments, unanswered, invited: invites.length, openLink },
    crumbs: [
      { label: 'Rückmeldungen', href: paths.consultations },
      { label: title, href: paths.consultation(id) },
    ],
  };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const here = officePaths(locals.county!.slug).consultation(params.id);
    const result = await locals.app.strategy.closeConsultation(locals.ctx, { consultationId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${here}?gespeichert=beteiligung-beendet`);
  },
};
