import { isOfficeFunction } from '#modules/network/contract-places.ts';
import { answersOf, nextStep, searchOf, toggled } from '#modules/welcome/contract-steps.ts';
import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

/** The questions, or the list of whoever answered them. Nothing of the answers is kept here: they stand in the address. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const municipalities = publicValue(await locals.app.tenancy.listPublicMunicipalities(locals.ctx, {}), language);
  const asked = answersOf(url.searchParams);
  const forget = url.searchParams.has('neu');
  if (asked === null || url.searchParams.has('aendern')) return { municipalities, asked, forget, list: null };

  // A municipality of another county is as good as none.
  const known = municipalities.some(({ ags }) => ags === asked.municipality);
  const answers = { ...asked, municipality: known ? asked.municipality : null };
  const { way, children } = answers;
  const steps = publicValue(
    await locals.app.welcome.readFirstSteps(locals.ctx, { language, way, children: [...children] }),
    language,
  );
  const done = answers.done.filter((key) => steps.some((step) => step.key === key));
  const open = steps.filter(({ key }) => !done.includes(key));
  const next = nextStep(steps, done);
  const functions = [...new Set(open.map(({ office }) => office).filter(isOfficeFunction))];
  const offices =
    functions.length === 0
      ? []
      : publicValue(
          await locals.app.network.findOfficesFor(locals.ctx, { language, functions, municipalityAgs: answers.municipality }),
          language,
        );
  const { hasTimetable } = publicValue(await locals.app.mobility.hasTimetable(locals.ctx, {}), language);
  return {
    municipalities,
    asked: answers,
    forget: false,
    list: {
      steps: steps.map((step) => ({
        ...step,
        done: done.includes(step.key),
        /** The same list with this step ticked, or open again. */
        toggle: searchOf(toggled({ ...answers, done }, step.key)),
      })),
      done: done.length,
      next: next?.key ?? null,
      offices,
      hasTimetable,
    },
  };
};
