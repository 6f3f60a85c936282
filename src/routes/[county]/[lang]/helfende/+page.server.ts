import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

const kinds = ['page', 'event', 'form', 'place'] as const;
const audiences = ['volunteers', 'professionals'] as const;

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language, base } = await parent();
  const read = async (tag: string) => publicValue(await locals.app.readPublicDocuments(locals.ctx, { language: tag }), language);
  const own = await read(language);
  const known = new Set(own.map((document) => document.id));
  // What is not said in the reader's language is offered in German: much for professionals is.
  const all = [...own, ...(language === 'de' ? [] : (await read('de')).filter((document) => !known.has(document.id)))];
  const collator = new Intl.Collator(language);
  return {
    groups: audiences.map((audience) => ({
      audience,
      kinds: kinds
        .map((kind) => ({
          kind,
          things: all
            .filter((document) => document.kind === kind && document.audience.includes(audience))
            .map(({ id, title, href, language: tag }) => ({ id, title, href: `${base}${href}`, language: tag }))
            .toSorted((one, other) => collator.compare(one.title, other.title)),
        }))
        .filter(({ things }) => things.length > 0),
    })),
  };
};
