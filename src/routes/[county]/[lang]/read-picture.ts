import type { Language } from '#lib/languages.ts';
import type { PublicMedium } from '#modules/welcome/contract-media.ts';
import { publicValue } from './public-value.ts';

/** The picture of an event or a place; null where there is none, or its right has ended. */
export async function readPicture(input: {
  locals: App.Locals;
  language: Language;
  id: string | null;
}): Promise<PublicMedium | null> {
  const { locals, language, id } = input;
  if (id === null) return null;
  const found = publicValue(await locals.app.welcome.readPublicMedia(locals.ctx, { language, ids: [id] }), language);
  return found.find(({ kind }) => kind === 'picture') ?? null;
}
