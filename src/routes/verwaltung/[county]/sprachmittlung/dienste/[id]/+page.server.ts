import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { loadService, spokenChoices } from '#lib/office/load-services.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const service = await loadService(locals, params.id);
  const users = await locals.app.interpreting.listServiceUsers(locals.ctx, { serviceId: service.id });
  const uses = await locals.app.interpreting.listServiceUses(locals.ctx, { serviceId: service.id });
  return {
    service: {
      ...service,
      languageNames: service.languages.map((tag) => spokenName({ tag })),
      prices: service.prices.map((price) => ({
        ...price,
        name: price.language === null ? null : spokenName({ tag: price.language }),
      })),
    },
    // The auditor reads contracts and enters nothing.
    users: users.ok ? users.value.users.map(({ key, name }) => ({ value: key, label: name })) : [],
    occasions: users.ok ? users.value.occasions.map(({ key, label }) => ({ value: key, label })) : [],
    uses: uses.ok ? uses.value.map((use) => ({ ...use, languageName: spokenName({ tag: use.language }) })) : [],
    languages: spokenChoices().filter(({ value }) => service.languages.length === 0 || service.languages.includes(value)),
    today: berlinDay(locals.app.clock.now()),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  eintragen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const names = ['user', 'day', 'language', 'occasion', 'minutes'] as const;
    const typed = Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof names)[number],
      string
    >;
    const result = await locals.app.interpreting.enterServiceUse(locals.ctx, { ...typed, serviceId: params.id });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).languageService(params.id)}?gespeichert=sprachdienstminuten`);
  },
  zuruecknehmen: async ({ locals, params, request }) => {
    const useId = textOf(await request.formData(), 'useId') ?? '';
    valueOrError(await locals.app.interpreting.takeBackServiceUse(locals.ctx, { useId }));
    redirect(303, `${officePaths(locals.county!.slug).languageService(params.id)}?gespeichert=sprachdienstminuten-weg`);
  },
};
