import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { flatten } from '#lib/office/strategy-table.ts';
import { several } from '#lib/office/strategy-head.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { textKindWords } from '#modules/strategy/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Den Beschluss trägt die Koordination ein.');
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
  if (strategy.state !== 'draft') error(409, 'Diese Strategie ist schon beschlossen.');
  const { settings } = valueOrError(await locals.app.tenancy.readCounty(locals.ctx, {}));
  const succession = valueOrError(await locals.app.strategy.readSuccession(locals.ctx, { key: params.key }));
  const rows = flatten(strategy.nodes);
  const paths = officePaths(locals.county!.slug);
  return {
    head: { key: strategy.key },
    strategy: { id: strategy.id, title: strategy.title },
    crumbs: [
      { label: 'Strategien', href: paths.strategies },
      { label: strategy.title, href: paths.strategy(strategy.key) },
    ],
    frozen: [
      ...strategy.levels.map((level, index) => ({
        count: rows.filter((row) => row.level === index).length,
        one: level,
        many: several(level),
      })),
      ...Object.entries(Object.groupBy(strategy.texts, (text) => text.kind)).map(([kind, list]) => ({
        count: list?.length ?? 0,
        one: `Text: ${textKindWords[kind as keyof typeof textKindWords]}`,
        many: `Texte: ${textKindWords[kind as keyof typeof textKindWords]}`,
      })),
    ].filter((entry) => entry.count > 0),
    open: {
      withoutUnit: rows.filter((row) => row.level === strategy.lineLevel && row.lead === null).length,
      withoutPeriod: rows.filter(
        (row) => row.level === strategy.lineLevel && row.plannedPeriod.to === null && row.horizon === null,
      ).length,
      line: several(strategy.levels[strategy.lineLevel] ?? 'Eintrag'),
      lineLevel: strategy.lineLevel,
    },
    unanswered: succession.required ? succession.items.filter((item) => item.answer === null).map((item) => item.name) : [],
    today: berlinDay(locals.app.clock.now()),
    committee: settings.committee,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      adoptedOn: textOf(form, 'adoptedOn') ?? '',
      body: textOf(form, 'body') ?? '',
      paper: textOf(form, 'paper') ?? '',
      unknown: form.get('unknown') !== null,
      sure: form.get('sure') !== null,
    };
    const faults = [
      ...(input.adoptedOn === '' && !input.unknown
        ? [
            {
              id: 'adoptedOn',
              message: 'Bitte geben Sie den Tag des Beschlusses an oder bestätigen Sie, dass er nicht bekannt ist.',
            },
          ]
        : []),
      ...(input.body === '' && input.paper !== '' ? [{ id: 'body', message: 'Bitte nennen Sie das Gremium zur Vorlage.' }] : []),
      ...(input.sure ? [] : [{ id: 'sure', message: 'Bitte bestätigen Sie, dass der Wortlaut festgehalten werden soll.' }]),
    ];
    if (faults.length > 0) {
      const fields = faults.map((fault) => ({ path: fault.id, message: fault.message }));
      return failure(
        { ok: false, problem: { kind: 'invalid', code: 'invalid-input', message: faults[0]!.message, fields } },
        input,
      );
    }
    const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
    const day = input.adoptedOn === '' ? null : input.adoptedOn;
    const result = await locals.app.strategy.adoptStrategy(locals.ctx, {
      strategyId: strategy.id,
      adoptedOn: day,
      resolution: input.body === '' ? null : { body: input.body, date: day, paper: input.paper === '' ? null : input.paper },
    });
    // The page itself lists what has no answer: it is no fault of this form.
    if (!result.ok)
      return failure(
        { ok: false, problem: { ...result.problem, ...(result.problem.code === 'unanswered-items' ? { fields: [] } : {}) } },
        input,
      );
    redirect(303, `${officePaths(locals.county!.slug).strategy(params.key)}?gespeichert=beschlossen`);
  },
};
