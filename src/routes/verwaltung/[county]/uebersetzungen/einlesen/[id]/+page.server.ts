import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { directionOf } from '#lib/languages.ts';
import { pageOf } from '#lib/office/paged.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Datei gibt es hier nicht.');
  const { entries, ...file } = valueOrError(await locals.app.translation.readImport(locals.ctx, { importId: params.id }), url);
  const order = ['faulty', 'outdated', 'gone', 'changed', 'new'];
  const sorted = entries.toSorted((one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome));
  return {
    file,
    name: languageWord(file.language),
    direction: directionOf(file.language),
    ...pageOf({ rows: sorted, url, size: 60 }),
  };
};

export const actions: Actions = {
  uebernehmen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const result = await locals.app.translation.applyImport(locals.ctx, {
      importId: params.id,
      stamp: textOf(form, 'stamp') ?? '',
      outdatedToo: form.get('outdatedToo') === 'yes',
      asChecked: form.get('asChecked') === 'yes',
    });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).translations}?gespeichert=uebersetzungen-eingelesen`);
  },
  verwerfen: async ({ locals, params }) => {
    const result = await locals.app.translation.discardImport(locals.ctx, { importId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).translationsReadIn}?gespeichert=tabelle-verworfen`);
  },
};
