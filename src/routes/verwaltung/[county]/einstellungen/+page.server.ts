import { error, redirect } from '@sveltejs/kit';
import { parseHundredths } from '#kernel/money.ts';
import { languages } from '#lib/languages.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Die Einstellungen pflegt die Koordination.');
  const {
    settings,
    tagline,
    accent,
    host,
    languages: chosen,
  } = valueOrError(await locals.app.tenancy.readCounty(locals.ctx, {}));
  return {
    // Where residents find the site; a host of its own is given by whoever runs the installation.
    site: host === null ? `${locals.app.config.origin}${locals.base}/de` : `https://${host}/de`,
    hasHost: host !== null,
    stored: {
      fourEyes: settings.fourEyes,
      smallestCell: String(settings.smallestCell),
      committee: settings.committee,
      budgetDeadline: `${settings.budgetDeadline.slice(3)}.${settings.budgetDeadline.slice(0, 2)}.`,
      fullTimeHours: String(settings.fullTimeHours).replace('.', ','),
      placeGraceDays: String(settings.placeGraceDays),
      pageGraceDays: String(settings.pageGraceDays),
      showCostsPublicly: settings.showCostsPublicly,
      integreatForHelpers: settings.integreatForHelpers,
      streetMap: settings.streetMap,
      searchWords: settings.searchWords,
      tagline,
      accentLight: accent.light,
      accentDark: accent.dark,
      languages: chosen,
      contactMail: settings.contactMail ?? '',
      imprint: settings.imprint ?? '',
      accessibilityContact: settings.accessibilityContact ?? '',
    },
    tilesHost: locals.app.config.tiles === null ? null : new URL(locals.app.config.tiles.origin).host,
    languages: Object.entries(languages).map(([value, { name }]) => ({ value, label: name })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const input = {
      fourEyes: form.get('fourEyes') !== null,
      smallestCell: textOf(form, 'smallestCell') ?? '',
      committee: textOf(form, 'committee') ?? '',
      budgetDeadline: textOf(form, 'budgetDeadline') ?? '',
      fullTimeHours: textOf(form, 'fullTimeHours') ?? '',
      placeGraceDays: textOf(form, 'placeGraceDays') ?? '',
      pageGraceDays: textOf(form, 'pageGraceDays') ?? '',
      showCostsPublicly: form.get('showCostsPublicly') !== null,
      integreatForHelpers: form.get('integreatForHelpers') !== null,
      searchWords: textOf(form, 'searchWords') ?? '',
      // Not asked where the installation has no tiles: what was chosen stays.
      ...(locals.app.config.tiles ? { streetMap: form.get('streetMap') !== null } : {}),
      tagline: textOf(form, 'tagline') ?? '',
      accentLight: textOf(form, 'accentLight') ?? '',
      accentDark: textOf(form, 'accentDark') ?? '',
      languages: textsOf(form, 'languages'),
      contactMail: textOf(form, 'contactMail') ?? '',
      imprint: textOf(form, 'imprint') ?? '',
      accessibilityContact: textOf(form, 'accessibilityContact') ?? '',
    };
    const { accentLight, accentDark, smallestCell, budgetDeadline, fullTimeHours, placeGraceDays, pageGraceDays, ...rest } =
      input;
    const day = /^(\d{1,2})\.\s*(\d{1,2})\.?$/.exec(budgetDeadline);
    const result = await locals.app.tenancy.changeSettings(locals.ctx, {
      ...rest,
      // German is the language of the law and of every other page's source: it is always there.
      languages: [...new Set(['de', ...input.languages])],
      smallestCell: Number(smallestCell),
      budgetDeadline: day ? `${day[2]!.padStart(2, '0')}-${day[1]!.padStart(2, '0')}` : '',
      fullTimeHours: (parseHundredths(fullTimeHours) ?? 0) / 100,
      placeGraceDays: placeGraceDays === '' ? NaN : Number(placeGraceDays),
      pageGraceDays: pageGraceDays === '' ? NaN : Number(pageGraceDays),
      accent: { light: accentLight, dark: accentDark },
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).settings}?gespeichert=einstellungen`);
  },
};
