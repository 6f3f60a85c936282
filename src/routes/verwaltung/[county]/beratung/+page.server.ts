import { fail, redirect } from '@sveltejs/kit';
import { isLanguage, languages } from '#lib/languages.ts';
import { oneOf } from '#lib/office/address.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { officeFunctions } from '#modules/network/contract-places.ts';
import type { Actions, PageServerLoad } from './$types';

const mostLetters = 3;
const agsOf = (given: string | null): string => (given !== null && /^\d{8,9}$/.test(given) ? given : '');
const idsOf = (given: string | null): string[] => (given ?? '').split('.').filter(Boolean).slice(0, 10);

export const load: PageServerLoad = async ({ locals, url }) => {
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const asked = {
    task: oneOf(url, 'anliegen', officeFunctions),
    ags: agsOf(url.searchParams.get('gemeinde')),
    letter: url.searchParams.get('buchstabe')?.trim().slice(0, mostLetters) ?? '',
  };
  const { task, ags } = asked;
  const found =
    task === null || ags === ''
      ? null
      : await locals.app.guidance.findResponsibleDesks(locals.ctx, { task, municipalityAgs: ags, letter: asked.letter || null });
  const slip =
    task === null || ags === '' || !found?.ok
      ? null
      : valueOrError(
          await locals.app.guidance.readSlip(locals.ctx, {
            task,
            municipalityAgs: ags,
            deskIds: found.value.desks.map(({ id }) => id),
            language: 'de',
          }),
        );
  const given = url.searchParams.get('sprache');
  const language = given !== null && isLanguage(given) && locals.county!.languages.includes(given) ? given : null;
  return {
    asked,
    found: found?.ok ? found.value : null,
    fault: found !== null && !found.ok ? found.problem.message : null,
    slip,
    towns: municipalities.map(({ ags: value, name }) => ({ value, label: name })),
    languages: locals.county!.languages.filter(isLanguage).map((value) => ({ value, label: languages[value].name })),
    done:
      language === null || task === null || ags === ''
        ? null
        : handed({ locals, language, task, ags, desks: idsOf(url.searchParams.get('stelle')) }),
  };
};

/** Where the slip stands, and what it is called in its language. */
function handed(input: { locals: App.Locals; language: keyof typeof languages; task: string; ags: string; desks: string[] }) {
  const paths = publicPaths({ base: `/${input.locals.county!.slug}`, language: input.language });
  return { name: languages[input.language].name, page: paths.slip(input), pdf: paths.slipPdf(input) };
}

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = {
      task: textOf(form, 'task') ?? '',
      ags: textOf(form, 'ags') ?? '',
      desks: textOf(form, 'desks') ?? '',
      language: textOf(form, 'language') ?? '',
    };
    const task = officeFunctions.find((name) => name === typed.task);
    if (task === undefined || !isLanguage(typed.language))
      return fail(422, {
        problem: {
          message: 'Bitte eine Sprache wählen.',
          code: 'invalid-input',
          errors: [{ id: 'language', message: 'Bitte eine Sprache wählen.' }],
        },
        input: typed,
      });
    const result = await locals.app.guidance.countReferral(locals.ctx, { task, municipalityAgs: typed.ags });
    if (!result.ok) return failure(result, typed);
    const query = new URLSearchParams({ anliegen: task, gemeinde: typed.ags, sprache: typed.language });
    if (typed.desks !== '') query.set('stelle', typed.desks);
    redirect(303, officePaths(locals.county!.slug).refer(`?${query.toString()}`));
  },
};
