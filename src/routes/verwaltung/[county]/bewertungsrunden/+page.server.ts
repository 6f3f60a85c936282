import { error } from '@sveltejs/kit';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.coordinate && !may.readAudit) error(403, 'Bewertungsrunden liest die Koordination.');
  return { rounds: valueOrError(await locals.app.strategy.listEvaluationRounds(locals.ctx, {})) };
};
