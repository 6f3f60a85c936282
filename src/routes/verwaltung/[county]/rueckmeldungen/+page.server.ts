import { error } from '@sveltejs/kit';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.coordinate && !may.readAudit) error(403, 'Rückmeldungen des Netzwerks liest die Koordination.');
  return { consultations: valueOrError(await locals.app.strategy.listConsultations(locals.ctx, {})) };
};
