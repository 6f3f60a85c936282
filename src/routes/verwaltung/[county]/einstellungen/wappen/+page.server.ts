import { error, redirect } from '@sveltejs/kit';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { armsBytes, armsFileOf } from '#modules/tenancy/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Die Einstellungen pflegt die Koordination.');
  const { officialName, settings } = valueOrError(await locals.app.tenancy.readCounty(locals.ctx, {}));
  const paths = officePaths(locals.county!.slug);
  return {
    crumbs: [{ label: 'Einstellungen', href: paths.settings }],
    limit: Math.round(armsBytes / 1024),
    alt: settings.arms?.alt ?? `Wappen: ${officialName}`,
    src: settings.arms ? publicPaths({ base: `/${locals.county!.slug}`, language: 'de' }).arms(armsFileOf(settings.arms)) : null,
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const alt = textOf(form, 'alt') ?? '';
    const settings = officePaths(locals.county!.slug).settings;
    if (form.get('tun') === 'entfernen') {
      const removed = await locals.app.tenancy.removeArms(locals.ctx, {});
      if (!removed.ok) return failure(removed, { alt });
      redirect(303, `${settings}?gespeichert=wappenweg`);
    }
    const result = await locals.app.tenancy.setArms(locals.ctx, { upload: locals.upload, limit: armsBytes, alt });
    if (!result.ok) return failure(result, { alt });
    redirect(303, `${settings}?gespeichert=wappen`);
  },
};
