import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { filledFollowers, readReorganiseForm, reorganiseFaults, toReorganisation } from '#lib/office/reorganise-form.ts';
import { flatten } from '#lib/office/strategy-table.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Die Stellen pflegt die Koordination.');
  const { ctx, app } = locals;
  const today = berlinDay(app.clock.now());
  const { units } = valueOrError(await app.tenancy.listUnits(ctx, {}));
  const current = units.filter((unit) => unit.validTo === null || unit.validTo >= today);
  const form = readReorganiseForm(url.searchParams);
  const asked = url.searchParams.has('weiter');
  const faults = asked ? reorganiseFaults(form) : [];
  const nameOf = (id: string): string => units.find((unit) => unit.id === id)?.name ?? '';
  return {
    today,
    form,
    faults,
    units: current.map((unit) => ({ value: unit.id, label: unit.name })),
    past: valueOrError(await app.tenancy.listReorganisations(ctx, {})),
    second: asked && faults.length === 0 ? await whatMoves({ locals, from: form.from }) : null,
    fromNames: form.from.map(nameOf),
    followers: filledFollowers(form).map((entry, index) => ({
      value: String(index),
      label: entry.unitId === '' ? `${entry.name} (neu)` : nameOf(entry.unitId),
    })),
    query: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

/** Open measures and accounts of the units that end. */
async function whatMoves({ locals, from }: { locals: App.Locals; from: readonly string[] }) {
  const { ctx, app } = locals;
  const concerned = new Set(from);
  const measures: { id: string; name: string }[] = [];
  for (const summary of valueOrError(await app.strategy.listOfficeStrategies(ctx, {}))) {
    if (summary.state === 'closed') continue;
    const strategy = valueOrError(await app.strategy.readOfficeStrategy(ctx, { key: summary.key }));
    const open = flatten(strategy.nodes).filter(
      (node) => node.lead !== null && concerned.has(node.lead.id) && node.state !== 'done' && node.state !== 'dropped',
    );
    measures.push(...open.map((node) => ({ id: node.id, name: [node.path, node.title].filter(Boolean).join(' ') })));
  }
  const people = valueOrError(await app.tenancy.listPeople(ctx, {}));
  const accounts = people.flatMap((person) =>
    person.grants
      .filter((grant) => grant.unitId !== null && concerned.has(grant.unitId))
      .map((grant) => ({ id: grant.id, name: person.name })),
  );
  return { measures, accounts };
}

export const actions: Actions = {
  umbauen: async ({ locals, request, url }) => {
    const data = await request.formData();
    const placed = [...data].flatMap(([name, value]) =>
      /^(node|grant):/.test(name) && typeof value === 'string' ? [[name, value] as const] : [],
    );
    const form = readReorganiseForm(url.searchParams);
    const result = await locals.app.tenancy.reorganise(locals.ctx, toReorganisation({ form, placed }));
    if (!result.ok) return failure(result, { placed: Object.fromEntries(placed) });
    const saved = result.value.done ? 'umbau' : 'umbaugeplant';
    redirect(303, `${officePaths(locals.county!.slug).unitsReorganise}?gespeichert=${saved}`);
  },
  absagen: async ({ locals, request }) => {
    const id = textOf(await request.formData(), 'id') ?? '';
    const result = await locals.app.tenancy.cancelReorganisation(locals.ctx, { id });
    if (!result.ok) return failure(result, { placed: {} as Record<string, string> });
    redirect(303, `${officePaths(locals.county!.slug).unitsReorganise}?gespeichert=umbauabgesagt`);
  },
};
