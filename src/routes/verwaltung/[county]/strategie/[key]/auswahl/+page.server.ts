import { error, redirect } from '@sveltejs/kit';
import { readBulkForm, toBulkChange, type BulkForm } from '#lib/office/bulk-form.ts';
import { flatten } from '#lib/office/strategy-table.ts';
import { strategyHead } from '#lib/office/strategy-head.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { BulkPreview } from '#modules/strategy/bulk.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Viele Einträge auf einmal ändert die Koordination.');
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const rows = flatten(strategy.nodes);
  return {
    head: strategyHead(strategy),
    names: Object.fromEntries(rows.map((row) => [row.id, [row.path, row.title].filter(Boolean).join(' ')])),
    units: strategy.units.map(({ key, name }) => ({ value: key, label: name })),
    municipalities: municipalities.map(({ ags, name }) => ({ value: ags, label: name })),
    groups: [...new Set(rows.flatMap((row) => row.targetGroups))].sort((one, other) => one.localeCompare(other, 'de')),
  };
};

/** The address remembers nothing: whoever comes without a choice goes back to the table. */
const known = (form: BulkForm, table: string): BulkForm & { kind: NonNullable<BulkForm['kind']> } =>
  form.kind === null || form.nodeIds.length === 0 ? redirect(303, table) : { ...form, kind: form.kind };

export const actions: Actions = {
  waehlen: async ({ locals, params, request }) => {
    const input = known(
      readBulkForm(await request.formData()),
      `${officePaths(locals.county!.slug).strategy(params.key)}?ohne-auswahl=ja`,
    );
    return { input, preview: null as BulkPreview | null };
  },
  vorschau: async ({ locals, params, request }) => {
    const input = known(readBulkForm(await request.formData()), officePaths(locals.county!.slug).strategy(params.key));
    const found = await locals.app.strategy.previewBulk(locals.ctx, {
      key: params.key,
      nodeIds: input.nodeIds,
      change: toBulkChange(input),
    });
    return found.ok ? { input, preview: found.value } : failure(found, input);
  },
  anwenden: async ({ locals, params, request }) => {
    const input = known(readBulkForm(await request.formData()), officePaths(locals.county!.slug).strategy(params.key));
    const asked = { key: params.key, nodeIds: input.nodeIds, change: toBulkChange(input) };
    const done = await locals.app.strategy.applyBulk(locals.ctx, { ...asked, versions: input.versions, reason: input.reason });
    if (!done.ok) return failure(done, input);
    redirect(303, `${officePaths(locals.county!.slug).strategy(params.key)}?satz=${done.value.changeSetId}`);
  },
};
