import { addDays, berlinDay } from '#kernel/dates.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { foldForSearch } from '#kernel/search.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { EndingView, SimilarView } from '../../contract-projects.ts';
import { similarInput } from '../../inputs.ts';
import { wordsAlike } from '../model/alike.ts';
import { policy } from '../policy.ts';
import { findOffers, findProjects, findProjectsEnding } from '../store.ts';
import { viewsOf } from './offers.ts';

/** Half a year. */
const aheadDays = 183;

/** Projects and offers that end within half a year, with the offers that will be missing then. */
export const listEnding = useCase({
  name: 'offers.list-ending',
  action: 'offers.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const today = berlinDay(ctx.clock.now());
    const until = addDays(today, aheadDays);
    const projects = await findProjectsEnding({ tx, from: today, until });
    const views = await viewsOf(
      tx,
      (await findOffers(tx, {})).filter(({ row }) => row.state !== 'hidden' && row.status !== 'defunct'),
    );
    const ofProject = Map.groupBy(views, (view) => view.project?.id ?? null);
    const ending = projects.map((row) => ({
      project: { id: row.id, name: row.title, followUp: row.followUp },
      on: row.periodTo!,
      offers: ofProject.get(row.id) ?? [],
    }));
    const listed = new Set(ending.flatMap(({ offers }) => offers.map(({ id }) => id)));
    const alone = views
      .filter(({ id, validTo }) => validTo !== null && validTo >= today && validTo <= until && !listed.has(id))
      .map((offer) => ({ project: null, on: offer.validTo!, offers: [offer] }));
    return ok<EndingView[]>([...ending, ...alone].toSorted((one, other) => one.on.localeCompare(other.on)));
  },
});

/** Offers and projects like what somebody intends: those in the same municipality first. */
export const findSimilar = useCase({
  name: 'offers.find-similar',
  action: 'offers.read-office',
  policy,
  mode: 'read',
  input: similarInput,
  run: async ({ tx, input }) => {
    const { name, topics, municipalityId } = input;
    const here = (ids: readonly (string | null)[]): boolean => municipalityId !== null && ids.includes(municipalityId);
    const offers = (await findOffers(tx, {}))
      .filter(({ row }) => row.mergedIntoId === null && row.status !== 'defunct')
      .map((found) => ({
        found,
        near: here([found.row.municipalityId, ...found.places.map(({ municipality }) => municipality?.id ?? null)]),
        likeness:
          wordsAlike(foldForSearch(name), foldForSearch(`${found.row.name} ${found.row.summary ?? ''}`)) +
          (topics.some((topic) => found.row.topics.includes(topic)) ? 0.3 : 0),
      }))
      .filter(({ likeness }) => likeness >= 0.3)
      .toSorted((one, other) => Number(other.near) - Number(one.near) || other.likeness - one.likeness)
      .slice(0, 20);
    const projects = (await findProjects(tx))
      .map((row) => ({
        row,
        near: here(row.municipalityIds),
        likeness: wordsAlike(foldForSearch(name), foldForSearch(`${row.title} ${row.description ?? ''}`)),
      }))
      .filter(({ likeness }) => likeness >= 0.3)
      .toSorted((one, other) => Number(other.near) - Number(one.near) || other.likeness - one.likeness)
      .slice(0, 20);
    const views = await viewsOf(
      tx,
      offers.map(({ found }) => found),
    );
    return ok<SimilarView>({
      offers: offers.map(({ near }, index) => ({ ...views[index]!, near })),
      projects: projects.map(({ row, near }) => ({
        id: row.id,
        name: row.title,
        phase: row.phase,
        periodTo: row.periodTo,
        near,
      })),
    });
  },
});
