import { redirect } from '@sveltejs/kit';
import { loadHolderChoices } from '#lib/office/load-places.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { HandoverBasis, HandoverPurpose } from '#modules/guidance/contract-handovers.ts';
import type { Actions, PageServerLoad } from './$types';

const names = ['from', 'to', 'purpose', 'basis', 'basisNote', 'content', 'due'] as const;
type Typed = Record<(typeof names)[number], string>;

export const load: PageServerLoad = async ({ locals }) => {
  const { units, municipalities } = await loadHolderChoices({ locals, chosen: null });
  const option = (kind: 'stelle' | 'gemeinde') => (entry: { value: string; label: string }) => ({
    ...entry,
    value: `${kind}:${entry.value}`,
  });
  const all = [...units.map(option('stelle')), ...municipalities.map(option('gemeinde'))];
  const grants =
    locals.actor.kind === 'account' ? locals.actor.grants.filter(({ countyId }) => countyId === locals.county!.id) : [];
  const everywhere = grants.some(({ role }) => role === 'coordinator');
  const own = new Set(
    grants.flatMap(({ role, unitId, municipalityId }) =>
      role === 'unit-editor' ? [`stelle:${unitId}`] : role === 'municipality-editor' ? [`gemeinde:${municipalityId}`] : [],
    ),
  );
  return { from: everywhere ? all : all.filter(({ value }) => own.has(value)), to: all };
};

const idOf = (typed: string, kind: string): string => (typed.startsWith(`${kind}:`) ? typed.slice(kind.length + 1) : '');

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Typed;
    const result = await locals.app.guidance.sendHandover(locals.ctx, {
      ...typed,
      purpose: typed.purpose as HandoverPurpose,
      basis: typed.basis as HandoverBasis,
      fromUnitId: idOf(typed.from, 'stelle'),
      fromMunicipalityId: idOf(typed.from, 'gemeinde'),
      toUnitId: idOf(typed.to, 'stelle'),
      toMunicipalityId: idOf(typed.to, 'gemeinde'),
    });
    if (result.ok) redirect(303, `${officePaths(locals.county!.slug).handovers}?gespeichert=uebergabe`);
    // The form has one control for each side.
    for (const field of result.problem.fields ?? []) field.path = field.path.replace(/(Unit|Municipality)Id$/, '');
    return failure(result, typed);
  },
};
