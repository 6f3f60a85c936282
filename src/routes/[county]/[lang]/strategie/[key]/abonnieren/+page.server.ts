import { fail, redirect } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { frequencies } from '#modules/strategy/contract.ts';
import { findInNodes } from '#modules/strategy/ui/lines.ts';
import { publicValue } from '../../../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  const {
    nodes,
    texts: _texts,
    ...strategy
  } = publicValue(await locals.app.strategy.readPublicStrategy(locals.ctx, { key: params.key, language }), language);
  const asked = url.searchParams.get('eintrag');
  const chosen = asked === null ? null : findInNodes(nodes, asked);
  const fields = strategy.lineLevel === 0 ? [] : nodes;
  const choices = [...fields, ...(chosen && !fields.includes(chosen) ? [chosen] : [])];
  return {
    strategy,
    sent: url.searchParams.has('gesendet'),
    chosen: chosen?.id ?? '',
    choices: choices.map((node) => ({ value: node.id, label: `${node.path} ${node.title}`.trim() })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const language: Language = isLanguage(params.lang) ? params.lang : 'de';
    const form = await request.formData();
    const input = { about: textOf(form, 'about'), mail: textOf(form, 'mail') ?? '', often: textOf(form, 'often') };
    const frequency = frequencies.find((name) => name === input.often);
    const result = await locals.app.strategy.subscribe(locals.ctx, {
      key: params.key,
      nodeId: input.about,
      mail: input.mail,
      language,
      frequency: frequency as never,
    });
    if (result.ok) redirect(303, `${publicPaths({ base: locals.base, language }).strategySubscribe(params.key)}?gesendet`);
    const { problem } = result;
    const wrong = new Set((problem.fields ?? []).map(({ path }) => path));
    const errors = [
      ...(problem.kind === 'unavailable' ? [{ id: 'mail', message: m.strategy_sub_too_many({}, { locale: language }) }] : []),
      ...(wrong.has('mail') ? [{ id: 'mail', message: m.strategy_sub_bad_mail({}, { locale: language }) }] : []),
      ...(wrong.has('frequency') ? [{ id: 'often', message: m.strategy_sub_bad_often({}, { locale: language }) }] : []),
    ];
    if (errors.length === 0) publicValue(result, language);
    return fail(statusOf[problem.kind], { input, errors });
  },
};
