import { answersOf, searchOf, toggled, transitionSteps } from '#modules/schools/contract-transitions.ts';
import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

/** The choice of a transition, or its list with who helps in the own municipality. What is done stands in the address. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const municipalities = publicValue(await locals.app.tenancy.listPublicMunicipalities(locals.ctx, {}), language);
  const asked = answersOf(url.searchParams);
  const forget = url.searchParams.has('neu');
  if (asked === null || url.searchParams.has('aendern')) return { municipalities, asked, forget, list: null };
  // A municipality of another county is as good as none.
  const known = municipalities.some(({ ags }) => ags === asked.municipality);
  const answers = { ...asked, municipality: known ? asked.municipality : null };
  const steps = transitionSteps[answers.way];
  const functions = [...new Set(steps.flatMap(({ office }) => office ?? []))];
  const offices =
    functions.length === 0
      ? []
      : publicValue(
          await locals.app.network.findOfficesFor(locals.ctx, { language, functions, municipalityAgs: answers.municipality }),
          language,
        );
  return {
    municipalities,
    asked: answers,
    forget: false,
    list: {
      steps: steps.map((step) => ({
        ...step,
        done: answers.done.includes(step.key),
        toggle: searchOf(toggled(answers, step.key)),
      })),
      offices,
    },
  };
};
