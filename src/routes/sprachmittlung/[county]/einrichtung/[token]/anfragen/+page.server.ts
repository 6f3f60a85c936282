import { error, fail, redirect } from '@sveltejs/kit';
import type { Ctx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { sitePaths } from '#lib/paths.ts';
import { failure, valueOrError, type FormProblem } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { DraftView } from '#modules/interpreting/contract-talk.ts';
import { languageChoices, spokenName } from '#modules/interpreting/contract-languages.ts';
import { timeWords } from '../../../../words.ts';
import { linkCounty } from '../../../../link-county.ts';
import { atControls, excludedFirst, readTyped, requestOf, type Typed } from './request-form.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreting-requester';

async function formOf(locals: App.Locals, ctx: Ctx) {
  const { requester, pools, towns, requests } = valueOrError(await locals.app.interpreting.readRequesterPage(ctx, {}));
  const today = berlinDay(locals.app.clock.now());
  const rules = pools.map((pool) => ({
    ...{ id: pool.id, name: pool.name },
    now: pool.rules
      .filter(({ validFrom }) => validFrom <= today)
      .toSorted((one, other) => other.validFrom.localeCompare(one.validFrom))[0],
  }));
  const occasions = new Map(rules.flatMap(({ now }) => now?.occasions ?? []).map((one) => [one.key, one]));
  const asked = requests.flatMap(({ assignments }) => assignments);
  const people = new Map(asked.flatMap(({ interpreter }) => (interpreter ? [[interpreter.id, interpreter.name] as const] : [])));
  const before = [...new Set(asked.map(({ language }) => language))];
  const names = languageChoices().map(({ name }) => name);
  return {
    requester,
    pools: rules.map(({ id, name }) => ({ value: id, label: name })),
    towns: towns.map(({ id, name }) => ({ value: id, label: name })),
    people: [...people].map(([value, label]) => ({ value, label })),
    occasions: [...occasions.values()].map(({ key, label, isAllowed, hint }) => ({ key, label, isAllowed, hint })),
    // What was asked for before comes first.
    languages: [...new Set([...before.map((tag) => spokenName({ tag })), ...names])],
    askRoom: rules.some(({ now }) => now?.publicRoomsOnly),
    askProfessional: rules.some(({ now }) => now?.professionalPresent),
    today,
  };
}

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const { requester, ...rest } = await formOf(locals, ctx);
  const { slug } = locals.county!;
  const back = sitePaths.interpretingRequester(slug, params.token);
  if (requester.state !== 'registered') redirect(303, back);
  const start: Typed = {
    mode: 'on-site',
    urgency: 'planned',
    street: requester.street ?? '',
    municipalityId: requester.municipality?.id ?? '',
    costUnit: requester.costUnit ?? '',
  };
  const drafts = valueOrError(await locals.app.interpreting.listOwnDrafts(ctx, {}));
  const draft = drafts.find(({ id }) => id === url.searchParams.get('entwurf'));
  return { ...rest, start: { ...start, ...(draft ? fromDraft(draft) : {}) }, back, county: linkCounty(locals) };
};

/** What an appointment with an adviser says of the conversation. */
function fromDraft(draft: DraftView): Typed {
  return {
    draftId: draft.id,
    mode: draft.mode,
    'language.0': spokenName({ tag: draft.language }),
    'day.0': berlinDay(new Date(draft.startsAt)),
    'from.0': timeWords(draft.startsAt),
    'to.0': timeWords(draft.endsAt),
    ...(draft.street === null ? {} : { street: draft.street }),
  };
}

const unclearWords = {
  unknown: 'Diese Sprache kennen wir nicht. Schreiben Sie sie anders, oder fragen Sie uns.',
  several: 'Bitte wählen Sie genauer.',
};

/** Reads the form; what is unclear about languages is told before anything else is asked. */
async function read(input: { locals: App.Locals; token: string; request: Request }) {
  const { locals, token, request } = input;
  const ctx = await linkContext({ locals, token, purpose });
  const typed = readTyped(await request.formData());
  const { input: asked, unclear } = requestOf(typed);
  return { ctx, typed, asked, unclear };
}

export const actions: Actions = {
  pruefen: async ({ locals, params, request }) => {
    const { ctx, typed, asked, unclear } = await read({ locals, token: params.token, request });
    const { occasions } = await formOf(locals, ctx);
    const preview = await locals.app.interpreting.previewRequest(ctx, asked);
    if (preview.ok && unclear.length === 0)
      return { step: 'preview' as const, preview: preview.value, languages: asked.languages, input: typed };
    const refused = preview.ok ? null : failure(preview, typed).data.problem;
    if (refused && refused.errors.length === 0 && unclear.length === 0)
      return fail(409, { problem: refused, input: typed, unclear });
    const errors = [
      ...unclear.map(({ row, fault }) => ({ id: `language.${row}`, message: unclearWords[fault] })),
      ...(refused ? atControls(refused, typed).errors : []).filter(
        ({ id }) => !unclear.some(({ row }) => id === `language.${row}`),
      ),
    ];
    const problem: FormProblem = { message: errors[0]?.message ?? '', code: refused?.code ?? 'unclear', errors };
    return fail(422, { problem: excludedFirst(problem, occasions, typed), input: typed, unclear });
  },
  aendern: async ({ locals, params, request }) => {
    const { typed } = await read({ locals, token: params.token, request });
    return { step: 'change' as const, input: typed };
  },
  senden: async ({ locals, params, request }) => {
    const { ctx, typed, asked, unclear } = await read({ locals, token: params.token, request });
    if (unclear.length > 0) error(422, 'Bitte wählen Sie die Sprache noch einmal.');
    const result = await locals.app.interpreting.requestInterpreter(ctx, asked);
    if (result.ok) redirect(303, `${sitePaths.interpretingRequester(locals.county!.slug, params.token)}?erledigt=angefragt`);
    const { problem } = failure(result, typed).data;
    return fail(422, { problem: atControls(problem, typed), input: typed, unclear });
  },
};
