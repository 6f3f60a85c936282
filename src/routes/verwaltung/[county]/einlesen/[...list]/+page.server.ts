import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { pageAt, tableWays } from '#lib/office/table-ways.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

/** The list whose table is handed in here, by the address of its page. */
function listAt(path: string): { list: string; subject: string | null; hint: string } {
  const found = pageAt(path);
  const way = found && tableWays[found.page];
  if (!found || !way) error(404, 'Diese Liste gibt es nicht.');
  if ('why' in way) error(404, way.why);
  if (found.page.includes('[id]') && !isId(found.key)) error(404, 'Diese Liste gibt es nicht.');
  return { list: way.list, subject: found.key === '' ? null : found.key, hint: way.hint };
}

export const load: PageServerLoad = async ({ locals, params }) => {
  const { list, subject, hint } = listAt(params.list);
  const paths = officePaths(locals.county!.slug);
  // The entries of a strategy have rules of their own: a reason for what the public was told otherwise.
  if (list === 'massnahmen') redirect(307, paths.strategyReadIn(subject ?? ''));
  const { title, waiting } = valueOrError(await locals.app.tables.listHandedIn(locals.ctx, { list, subject }));
  return {
    title,
    hint,
    waiting,
    page: paths.below(params.list),
    limitMib: Math.round(locals.app.config.uploadBytes / 1024 / 1024),
  };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const { list, subject } = listAt(params.list);
    const handedIn = await locals.app.tables.handInTable(locals.ctx, {
      list,
      subject,
      upload: locals.upload,
      limit: locals.app.config.uploadBytes,
    });
    if (!handedIn.ok) return failure(handedIn, {});
    redirect(303, officePaths(locals.county!.slug).handedIn(handedIn.value.id));
  },
};
