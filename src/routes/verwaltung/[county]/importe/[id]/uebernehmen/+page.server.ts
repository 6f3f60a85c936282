import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { UnitDecision } from '#modules/strategy/review.ts';
import type { Actions, PageServerLoad } from './$types';

type UnitChoice = { name: string } & UnitDecision;

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diesen Import gibt es hier nicht.');
  const take = valueOrError(await locals.app.strategy.prepareTakeOver(locals.ctx, { importId: params.id }));
  if (take.import.state !== 'review') redirect(303, officePaths(locals.county!.slug).import(params.id));
  return { take };
};

export const actions: Actions = {
  units: async ({ request, locals, params }) => {
    const form = await request.formData();
    const names = form.getAll('name').map(String);
    const decisions = names.flatMap((name, index): UnitChoice[] => {
      const to = String(form.getAll('to')[index] ?? '');
      if (to === '') return [];
      if (to === 'none') return [{ name, to: 'none' }];
      if (to === 'new')
        return [
          {
            name,
            to: 'new',
            key: String(form.getAll('newKey')[index] ?? ''),
            unitName: name.slice(0, 200),
            kind: 'office',
          },
        ];
      return [{ name, to: 'unit', key: to.slice('unit:'.length) }];
    });
    const done = await locals.app.strategy.reviewImport(locals.ctx, {
      importId: params.id,
      version: Number(form.get('version')),
      action: { do: 'units', decisions },
    });
    if (!done.ok) return failure(done, {} as Record<string, string>);
    redirect(303, `${officePaths(locals.county!.slug).importTakeOver(params.id)}#uebernahme`);
  },
  take: async ({ request, locals, params }) => {
    const form = await request.formData();
    const text = (name: string): string | null => textOf(form, name);
    const from = text('from');
    const to = text('to');
    const done = await locals.app.strategy.takeOverImport(locals.ctx, {
      importId: params.id,
      version: Number(form.get('version')),
      key: text('key') ?? '',
      title: text('title') ?? '',
      period: from === null && to === null ? null : { from, to },
      predecessorKey: text('predecessorKey'),
      statusState: text('statusState') as never,
      statusDate: text('statusDate'),
    });
    if (!done.ok)
      return failure(
        done,
        Object.fromEntries([...form.entries()].map(([name, value]) => [name, String(value)])) as Record<string, string>,
      );
    redirect(303, officePaths(locals.county!.slug).import(params.id));
  },
};
