import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { readPressForm } from '#lib/office/read-press-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Pressemitteilung gibt es hier nicht.');
  const press = valueOrError(await locals.app.strategy.readPress(locals.ctx, { pressId: params.id }));
  const page = publicPaths({ base: `/${locals.county!.slug}`, language: 'de' }).node(press.strategyKey, press.node.id);
  return {
    press,
    page: locals.ctx.origin + page,
    today: berlinDay(locals.app.clock.now()),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const done = (county: string, id: string, word: string): never =>
  redirect(303, `${officePaths(county).pressRelease(id)}?gespeichert=${word}`);

export const actions: Actions = {
  speichern: async ({ locals, params, request }) => {
    const { input, version } = readPressForm(await request.formData());
    const result = await locals.app.strategy.changePress(locals.ctx, { pressId: params.id, version, ...input });
    if (!result.ok) return failure(result, { press: input });
    return done(locals.county!.slug, params.id, 'angaben');
  },
  freigeben: async ({ locals, params, request }) => {
    const version = Number(textOf(await request.formData(), 'version') ?? 0);
    const result = await locals.app.strategy.releasePress(locals.ctx, { pressId: params.id, version });
    if (!result.ok) return failure(result, {});
    return done(locals.county!.slug, params.id, 'presse-frei');
  },
  veroeffentlicht: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = { publishedOn: textOf(form, 'publishedOn') ?? '', link: textOf(form, 'link') };
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.strategy.publishPress(locals.ctx, { pressId: params.id, version, ...input });
    if (!result.ok) return failure(result, { publish: input });
    return done(locals.county!.slug, params.id, 'presse-da');
  },
  loeschen: async ({ locals, params, request }) => {
    const version = Number(textOf(await request.formData(), 'version') ?? 0);
    const result = await locals.app.strategy.discardPress(locals.ctx, { pressId: params.id, version });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).press}?gespeichert=presse-weg`);
  },
};
