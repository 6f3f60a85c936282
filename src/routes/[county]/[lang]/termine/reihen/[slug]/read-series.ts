import { error } from '@sveltejs/kit';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PublicSeries } from '#modules/events/contract-series.ts';
import { idOfSlug } from '#kernel/slug.ts';
import { publicValue } from '../../../public-value.ts';

export async function readSeries(input: { locals: App.Locals; slug: string; language: Language }): Promise<PublicSeries> {
  const { locals, slug, language } = input;
  const seriesId = idOfSlug(slug);
  if (seriesId === null) error(404, m.site_not_found({}, { locale: language }));
  return publicValue(await locals.app.events.readPublicSeries(locals.ctx, { seriesId, language }), language);
}
