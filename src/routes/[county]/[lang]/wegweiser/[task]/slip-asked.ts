import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { isOfficeFunction } from '#modules/network/contract-places.ts';

/** What the address of a slip asks for, or the page for what is not there. */
export function slipAsked(input: { params: { task: string; ags: string }; url: URL; locale: Language }) {
  const { params, url, locale } = input;
  if (!isOfficeFunction(params.task) || !/^\d{8,9}$/.test(params.ags)) error(404, m.site_not_found({}, { locale }));
  const desks = (url.searchParams.get('stelle') ?? '').split('.').filter(isId).slice(0, 10);
  return { task: params.task, municipalityAgs: params.ags, deskIds: desks };
}
