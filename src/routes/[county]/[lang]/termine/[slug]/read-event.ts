import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import type { Language } from '#lib/languages.ts';
import type { PublicEventPage } from '#modules/events/contract.ts';
import { idOfSlug } from '#kernel/slug.ts';
import { publicValue } from '../../public-value.ts';

/** The event at the end of an address: its id counts, the words before it are for people. */
export async function readEvent(input: { locals: App.Locals; slug: string; language: Language }): Promise<PublicEventPage> {
  const { locals, slug, language } = input;
  const eventId = idOfSlug(slug);
  if (eventId === null) error(404, m.site_not_found({}, { locale: language }));
  return publicValue(await locals.app.events.readPublicEvent(locals.ctx, { eventId, language }), language);
}
