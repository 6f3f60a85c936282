import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { offerTopics } from '#modules/offers/contract.ts';
import { listOf } from './address.ts';

/** What is like the intention that stands in an address; nothing found as long as it says none. */
export async function loadSimilar(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const municipality = url.searchParams.get('gemeinde');
  const given = listOf(url, 'thema');
  const asked = {
    name: url.searchParams.get('name')?.trim().slice(0, 200) ?? '',
    topics: offerTopics.filter((topic) => given.includes(topic)),
    municipalityId: municipality !== null && isId(municipality) ? municipality : null,
  };
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    asked,
    found:
      asked.name === '' && asked.topics.length === 0
        ? null
        : valueOrError(await locals.app.offers.findSimilar(locals.ctx, asked)),
    municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** A form that begins something new comes after the look at what there is: whoever looked or does not want to look says so in the address. */
export const looked = (url: URL): boolean => url.searchParams.get('weiter') === 'ja';
