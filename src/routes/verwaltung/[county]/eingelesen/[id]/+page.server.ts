import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { pageOfList } from '#lib/office/table-ways.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const idOf = (text: string): string => (isId(text) ? text : error(404, 'Diese Tabelle gibt es hier nicht.'));

export const load: PageServerLoad = async ({ locals, params }) => {
  const table = valueOrError(await locals.app.tables.readHandedIn(locals.ctx, { importId: idOf(params.id) }));
  const paths = officePaths(locals.county!.slug);
  const page = pageOfList(table.list, table.subject);
  const hrefOf = (id: string | null): string | null => (id === null ? null : (page?.way.row?.(paths, id) ?? null));
  const { preview } = table;
  return {
    table: { ...table, preview: null, wrong: preview?.wrong ?? [] },
    list: paths.below(page?.path ?? ''),
    preview: preview && {
      ...preview,
      rows: [
        ...preview.changes.map((row) => ({ ...row, href: hrefOf(row.id), added: false, where: '' })),
        ...preview.additions.map((row) => ({ ...row, href: null, added: true, where: '' })),
      ].sort((one, other) => one.row - other.row),
      missing: preview.missing.map(({ id, name }) => ({ name, href: hrefOf(id) })),
    },
  };
};

const back = (locals: App.Locals, id: string): string => officePaths(locals.county!.slug).handedIn(id);

export const actions: Actions = {
  uebernehmen: async ({ locals, params, request }) => {
    const given = {
      leaveOut: textsOf(await request.formData(), 'auslassen')
        .map(Number)
        .filter(Number.isInteger),
    };
    const done = await locals.app.tables.applyHandedIn(locals.ctx, { importId: idOf(params.id), ...given });
    if (!done.ok) return failure(done, given);
    redirect(303, back(locals, params.id));
  },
  verwerfen: async ({ locals, params }) => {
    const done = await locals.app.tables.discardHandedIn(locals.ctx, { importId: idOf(params.id) });
    if (!done.ok) return failure(done, { leaveOut: [] });
    redirect(303, back(locals, params.id));
  },
  zuruecknehmen: async ({ locals, params }) => {
    const done = await locals.app.tables.undoHandedIn(locals.ctx, { importId: idOf(params.id) });
    if (!done.ok) return failure(done, { leaveOut: [] });
    redirect(303, back(locals, params.id));
  },
};
