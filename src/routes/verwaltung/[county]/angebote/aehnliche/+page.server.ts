import { isId } from '#kernel/ids.ts';
import { listOf } from '#lib/office/address.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { offerTopics } from '#modules/offers/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const name = url.searchParams.get('name')?.trim().slice(0, 200) ?? '';
  const municipality = url.searchParams.get('gemeinde');
  const given = listOf(url, 'thema');
  const asked = {
    name,
    topics: offerTopics.filter((topic) => given.includes(topic)),
    municipalityId: municipality !== null && isId(municipality) ? municipality : null,
  };
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    asked,
    found: name === '' && asked.topics.length === 0 ? null : valueOrError(await locals.app.offers.findSimilar(locals.ctx, asked)),
    municipalities: municipalities.map(({ id, name: label }) => ({ value: id, label })),
  };
};
