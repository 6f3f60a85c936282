import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { listedProjects } from '#modules/network/server/index.ts';
import type { PublicProjectPage } from '../../contract-projects.ts';
import { publicProjectInput, publicProjectsInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { findMunicipalities, findOffers } from '../store.ts';
import { isShown, publicOffer, wordsOf } from '../views.ts';

/** Projects that the county made public, those that run first, then those that begin soon, then those that ended. */
export const listPublicProjects = useCase({
  name: 'offers.list-public-projects',
  action: 'offers.read-public',
  policy,
  mode: 'read',
  input: publicProjectsInput,
  run: async ({ tx, input: { language } }) => ok(await listedProjects({ tx, language })),
});

/** One public project with the public offers that come from it, in one language. */
export const readPublicProject = useCase({
  name: 'offers.read-public-project',
  action: 'offers.read-public',
  policy,
  mode: 'read',
  input: publicProjectInput,
  run: async ({ ctx, tx, input: { projectId, language } }) => {
    const [project] = await listedProjects({ tx, language, id: projectId });
    if (!project) return notFound('Dieses Projekt');
    const today = berlinDay(ctx.clock.now());
    const found = (await findOffers(tx, { projectId, state: 'public' })).filter(({ row }) => isShown(row, today));
    const dictionary = await wordsOf({ tx, language, found });
    const areas = new Map((await findMunicipalities(tx)).map((entry) => [entry.id, entry]));
    const collator = new Intl.Collator(language);
    const offers = found
      .map((entry) => publicOffer({ found: entry, dictionary, areas, today }))
      .toSorted((one, other) => collator.compare(one.name.text, other.name.text));
    return ok<PublicProjectPage>({ ...project, offers });
  },
});
