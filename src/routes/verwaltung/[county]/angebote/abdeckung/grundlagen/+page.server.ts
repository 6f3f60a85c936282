import { redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { offerTopicWords, type OfferTopic } from '#modules/offers/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { targets, municipalities, day, source } = valueOrError(await locals.app.offers.readCoverageBasis(locals.ctx, {}));
  return {
    topics: targets.map(({ topic }) => ({ value: topic, label: offerTopicWords[topic] })),
    targets: targets.flatMap(({ topic, perThousand }) =>
      perThousand === null ? [] : [{ topic, perThousand: perThousand / 100 }],
    ),
    municipalities,
    stored: {
      day: day ?? '',
      source: source ?? '',
      counts: municipalities.map(({ count }) => (count === null ? '' : String(count))),
      topic: '',
      perThousand: '',
    },
  };
};

const back = (county: string): never => redirect(303, `${officePaths(county).coverage('?gespeichert=angaben')}`);

export const actions: Actions = {
  ziel: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = { topic: textOf(form, 'topic') ?? '', perThousand: textOf(form, 'perThousand') ?? '' };
    const result = await locals.app.offers.saveTarget(locals.ctx, { ...typed, topic: typed.topic as OfferTopic });
    return result.ok ? back(locals.county!.slug) : failure(result, { ...typed, day: '', source: '', counts: [] as string[] });
  },
  einwohner: async ({ locals, request }) => {
    const form = await request.formData();
    const ids = form.getAll('municipalityId').map(String);
    const counts = ids.map((_, index) => textOf(form, `counts.${index}.count`) ?? '');
    const typed = { day: textOf(form, 'day') ?? '', source: textOf(form, 'source') ?? '', counts };
    const result = await locals.app.offers.saveResidents(locals.ctx, {
      ...typed,
      counts: ids.map((municipalityId, index) => ({ municipalityId, count: counts[index] })),
    });
    return result.ok ? back(locals.county!.slug) : failure(result, { ...typed, topic: '', perThousand: '' });
  },
};
