import { error } from '@sveltejs/kit';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.seeRequests) error(403, 'Vorschläge sehen die Koordination und wer sie machen kann.');
  const entries = valueOrError(await locals.app.strategy.listChangeRequests(locals.ctx, {}));
  return {
    open: entries.filter((entry) => entry.state === 'open'),
    decided: entries.filter((entry) => entry.state !== 'open'),
  };
};
