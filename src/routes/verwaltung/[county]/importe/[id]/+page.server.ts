import { redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { notFound } from '#kernel/errors.ts';
import { readAction } from './read-action.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  const { strategy } = locals.app;
  const state = valueOrError(
    isId(params.id) ? await strategy.readImport(locals.ctx, { importId: params.id }) : notFound('Diesen Import'),
  );
  if (state.state === 'waiting' || state.state === 'reading') setHeaders({ refresh: '2' });
  if (state.state !== 'review') return { state, review: null, open: null };
  const number = (name: string): number | null => {
    const value = Number(url.searchParams.get(name));
    return Number.isInteger(value) && value > 0 ? value : null;
  };
  const review = valueOrError(
    await strategy.openReview(locals.ctx, {
      importId: params.id,
      window: url.searchParams.get('fenster'),
      place: url.searchParams.get('knoten'),
      line: number('zeilen'),
    }),
  );
  return { state, review, open: { task: url.searchParams.get('tun'), from: number('von'), to: number('bis') } };
};

/** Back to the place that was worked on, or to what follows it. */
function back(event: RequestEvent, form: FormData, place: string | null): never {
  const query = new URLSearchParams();
  const window = textOf(form, 'fenster');
  if (window !== null && textOf(form, 'danach') === null) query.set('fenster', window);
  if (place !== null) query.set('knoten', place);
  const lines = textOf(form, 'zeilen');
  if (lines !== null) query.set('zeilen', lines);
  redirect(
    303,
    `${officePaths(event.locals.county!.slug).import(event.params.id)}?${query}#${place === null ? 'entwurf' : 'gewaehlt'}`,
  );
}

export const actions: Actions = {
  review: async (event) => {
    const form = await event.request.formData();
    const action = readAction(form);
    const done = await event.locals.app.strategy.reviewImport(event.locals.ctx, {
      importId: event.params.id,
      version: Number(form.get('version')),
      action: action as never,
    });
    if (!done.ok) return failure(done, Object.fromEntries(form.entries()));
    back(event, form, textOf(form, 'danach') ?? done.value.made ?? textOf(form, 'knoten'));
  },
  undo: (event) => turn(event, 'undoReview'),
  redo: (event) => turn(event, 'redoReview'),
  discard: async ({ locals, params }) => {
    const done = await locals.app.strategy.discardImport(locals.ctx, { importId: params.id });
    if (!done.ok) return failure(done, {});
    redirect(303, `${officePaths(locals.county!.slug).imports}?verworfen=${params.id}`);
  },
  restore: async ({ locals, params }) => {
    const done = await locals.app.strategy.restoreImport(locals.ctx, { importId: params.id });
    if (!done.ok) return failure(done, {});
    redirect(303, officePaths(locals.county!.slug).import(params.id));
  },
};

async function turn(event: RequestEvent, what: 'undoReview' | 'redoReview') {
  const form = await event.request.formData();
  const done = await event.locals.app.strategy[what](event.locals.ctx, {
    importId: event.params.id,
    version: Number(form.get('version')),
  });
  if (!done.ok) return failure(done, {});
  back(event, form, textOf(form, 'knoten'));
}
