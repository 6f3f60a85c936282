import { error } from '@sveltejs/kit';
import { officeFunctions, type PublicOffice } from '#modules/network/contract-places.ts';
import { childGroups, ways, type ReaderStep } from '#modules/welcome/contract-steps.ts';
import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

/**
 * The checklist with every answer that there is, for devices without a server: steps once, their order by how somebody came and
 * with which children, and the office of each municipality.
 */
export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  // Online nobody needs it, and it is much.
  if (!locals.kept) error(404);
  const municipalities = publicValue(await locals.app.tenancy.listPublicMunicipalities(locals.ctx, {}), language);
  const steps = new Map<string, ReaderStep>();
  const orders: Record<string, string[]> = {};
  for (const way of ways) {
    for (const children of [[], ...childGroups.map((child) => [child]), [...childGroups]]) {
      const own = publicValue(await locals.app.welcome.readFirstSteps(locals.ctx, { language, way, children }), language);
      orders[[way, ...children].join(' ')] = own.map(({ key }) => key);
      for (const step of own) steps.set(step.key, step);
    }
  }
  const functions = officeFunctions.filter((name) => [...steps.values()].some(({ office }) => office === name));
  const cards = new Map<string, { name: string; office: PublicOffice }>();
  const places: Record<string, Record<string, string>> = {};
  for (const ags of functions.length === 0 ? [] : [null, ...municipalities.map((one) => one.ags)]) {
    const found = publicValue(
      await locals.app.network.findOfficesFor(locals.ctx, { language, functions, municipalityAgs: ags }),
      language,
    );
    const here: Record<string, string> = {};
    for (const office of found) {
      const same = JSON.stringify(office);
      const card = cards.get(same) ?? { name: `s${cards.size}`, office };
      cards.set(same, card);
      here[office.function] ??= card.name;
    }
    places[ags ?? ''] = here;
  }
  // Each office once, whatever municipalities it answers for.
  return { municipalities, steps: [...steps.values()], orders, places, cards: [...cards.values()] };
};
