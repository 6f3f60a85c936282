import { fail, redirect } from '@sveltejs/kit';
import {
  colleagueLanguages,
  colleagueToForm,
  emptyColleague,
  readDayTimes,
  type ColleagueForm,
} from '#lib/office/colleague-form.ts';
import { dayNames } from '#lib/office/hours-form.ts';
import { spokenChoices } from '#lib/office/load-services.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { InterpreterLevel } from '#modules/interpreting/contract.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const colleagues = valueOrError(await locals.app.interpreting.listColleagues(locals.ctx, {}));
  const { units } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const actor = locals.actor as Extract<typeof locals.actor, { kind: 'account' }>;
  const here = actor.grants.filter(({ countyId }) => countyId === locals.county!.id);
  const all = here.some(({ role }) => role === 'coordinator');
  const own = new Set(here.flatMap(({ role, unitId }) => (role === 'unit-editor' ? (unitId ?? []) : [])));
  const options = units.filter(({ id }) => all || own.has(id)).map(({ id, name }) => ({ value: id, label: name }));
  return {
    colleagues: colleagues.map((one) => ({
      ...one,
      form: colleagueToForm(one),
      languageNames: one.languages.map(({ tag }) => spokenName({ tag })),
    })),
    units: options,
    languages: spokenChoices(),
    empty: emptyColleague(options[0]?.value ?? ''),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

function read(form: FormData) {
  const text = (name: string): string => textOf(form, name) ?? '';
  const typed: ColleagueForm = {
    ...{ colleagueId: text('colleagueId'), unitId: text('unitId'), name: text('name'), mail: text('mail'), phone: text('phone') },
    languages: Array.from({ length: colleagueLanguages }, (_, index) => ({
      tag: text(`languages.${index}.tag`),
      level: text(`languages.${index}.level`),
    })).filter(({ tag }) => tag !== ''),
    days: dayNames.map((_name, day) => text(`day${day}`)),
    agreed: form.get('agreed') !== null,
  };
  const days = typed.days.map((given, weekday) => readDayTimes(given, weekday));
  const faulty = days.flatMap((times, day) => (times === null ? [`day${day}`] : []));
  const { colleagueId: _id, days: _days, agreed: _agreed, ...rest } = typed;
  return {
    typed,
    faulty,
    input: {
      ...rest,
      languages: typed.languages.map(({ tag, level }) => ({ tag, level: level as InterpreterLevel })),
      weekly: days.flatMap((times) => times ?? []),
    },
  };
}
const noTimes = (typed: ColleagueForm, faulty: readonly string[]) => {
  const message = 'Bitte Zeiten wie „8–12, 13:30–16:00“ angeben.';
  return fail(422, {
    problem: { message, code: 'invalid-input', errors: faulty.map((id) => ({ id, message })) },
    input: typed,
  });
};

export const actions: Actions = {
  anlegen: async ({ locals, request }) => {
    const { typed, faulty, input } = read(await request.formData());
    if (faulty.length > 0) return noTimes(typed, faulty);
    const result = await locals.app.interpreting.addColleague(locals.ctx, { ...input, agreed: typed.agreed as true });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).languageColleagueList}?gespeichert=kollegium`);
  },
  aendern: async ({ locals, request }) => {
    const form = await request.formData();
    const { typed, faulty, input } = read(form);
    if (faulty.length > 0) return noTimes(typed, faulty);
    const version = Number(textOf(form, 'version') ?? 0);
    const { colleagueId } = typed;
    const result = await locals.app.interpreting.changeColleague(locals.ctx, { ...input, colleagueId, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).languageColleagueList}?gespeichert=kollegium`);
  },
  loeschen: async ({ locals, request }) => {
    const { typed } = read(await request.formData());
    const result = await locals.app.interpreting.removeColleague(locals.ctx, { colleagueId: typed.colleagueId });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).languageColleagueList}?gespeichert=kollegium-weg`);
  },
};
