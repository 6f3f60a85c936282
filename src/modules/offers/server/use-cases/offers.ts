import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { historyOf } from '#kernel/history.ts';
import { newId } from '#kernel/ids.ts';
import { namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import { publicPaths } from '#lib/paths.ts';
import type { OfferPage, OfferState, OfferView } from '../../contract.ts';
import { changeOfferInput, listOffersInput, offerIdInput, offerInput, offerStateInput, quickChangeInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { mayKeep, thingOf } from '../rights.ts';
import { service } from '../schema.ts';
import { findMunicipalities, findOffer, findOffers, lockOffer, type OfferRow } from '../store.ts';
import { offerTexts, offerView } from '../views.ts';
import { checkReferences, confirmation, nextReview, nextShown, quickChange, saveParts } from '../write-offer.ts';

const what = 'Dieses Angebot';
const keep = 'offers.keep';
export const changedMeanwhile = () =>
  conflict('changed-meanwhile', 'Jemand anderes hat dieses Angebot inzwischen geändert. Bitte laden Sie die Seite neu.');

/** The office's view of offers that were found. */
export async function viewsOf(tx: Tx, found: readonly OfferRow[]): Promise<OfferView[]> {
  const names = await namesOf(
    tx,
    found.flatMap(({ row }) => row.confirmedBy ?? []),
  );
  const areas = new Map((await findMunicipalities(tx)).map((entry) => [entry.id, entry]));
  return found.map((entry) => offerView(entry, { names, areas }));
}

const providerOf = (view: OfferView): string => view.organisation?.name ?? view.unit?.name ?? view.municipality?.name ?? '';
const orders: Record<'name' | 'kind' | 'provider' | 'review', (one: OfferView, other: OfferView) => number> = {
  name: () => 0,
  kind: (one, other) => one.kind.localeCompare(other.kind),
  provider: (one, other) => providerOf(one).localeCompare(providerOf(other), 'de'),
  review: (one, other) => (one.reviewBy ?? '9').localeCompare(other.reviewBy ?? '9'),
};

/** Offers by name, or by kind, provider or the day until which they are to be confirmed. */
export const listOffers = useCase({
  name: 'offers.list-offers',
  action: 'offers.read-office',
  policy,
  mode: 'read',
  input: listOffersInput,
  run: async ({ ctx, tx, input }) => {
    const { overdue, sort, ...filter } = input;
    const today = berlinDay(ctx.clock.now());
    const found = await findOffers(tx, { ...filter, reviewBefore: overdue ? today : null });
    const shown = found.filter(({ row }) => row.mergedIntoId === null);
    return ok((await viewsOf(tx, shown)).toSorted(orders[sort]));
  },
});

/** One offer with all that was done to it. */
export const readOffer = useCase({
  name: 'offers.read-offer',
  action: 'offers.read-office',
  policy,
  mode: 'read',
  input: offerIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findOffer(tx, input.offerId);
    if (!found) return notFound(what);
    const [view] = await viewsOf(tx, [found]);
    return ok<OfferPage>({
      ...view!,
      history: await historyOf({ tx, countyId: ctx.county.id, subjectType: 'offer', subjectId: found.row.id }),
      mayChange: found.row.mergedIntoId === null && mayKeep(ctx, found.row),
      publicPath:
        found.row.state === 'public' ? publicPaths({ base: `/${ctx.county.slug}`, language: 'de' }).offer(view!.slug) : null,
    });
  },
});

/** Records an offer. Whoever publishes it says that it is right today. */
export const addOffer = useCase({
  name: 'offers.add-offer',
  action: keep,
  policy,
  mode: 'write',
  input: offerInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input: { translations, places, capacities, ...given }, audit, touchPublic }) => {
    const known = await checkReferences(tx, { ...given, places });
    if (!known.ok) return known;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const isPublic = given.state === 'public';
    await tx.insert(service).values({
      ...given,
      id,
      countyId: ctx.county.id,
      createdAt: now,
      updatedAt: now,
      ...(isPublic ? { ...confirmation(ctx), publishedAt: now } : {}),
    });
    await saveParts({ ctx, tx, id, before: null, places, capacities });
    await saveWords({ ctx, tx, id, given, translations });
    audit({ subjectType: 'offer', subjectId: id, summary: `Angebot „${given.name}“ angelegt` });
    if (isPublic) touchPublic();
    return ok({ id });
  },
});

async function saveWords(input: {
  ctx: CountyCtx;
  tx: Tx;
  id: string;
  given: Partial<Record<(typeof offerTexts)[number], string | null>>;
  translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}): Promise<void> {
  const translations = Object.entries(input.translations).flatMap(([language, texts]) =>
    offerTexts.flatMap((field) => {
      const [source, text] = [input.given[field], texts[field]];
      return typeof source !== 'string' || text === undefined || text === ''
        ? []
        : [{ subjectType: 'offer', subjectId: input.id, field, language, source, text, state: 'draft' as const }];
    }),
  );
  if (translations.length > 0) await saveTranslations({ ctx: input.ctx, tx: input.tx, translations });
}

async function locked({ tx, input }: { tx: Tx; input: { offerId: string } }) {
  const found = await lockOffer(tx, input.offerId);
  if (!found) return notFound(what);
  if (found.row.mergedIntoId !== null)
    return conflict('merged', 'Dieses Angebot ist in einem anderen aufgegangen. Bitte ändern Sie jenes.');
  return ok({ loaded: found, thing: thingOf(found.row) });
}

/** Changes an offer, unless somebody else did meanwhile. Nobody gives an offer away from the own. */
export const changeOffer = useCase({
  name: 'offers.change-offer',
  action: keep,
  policy,
  mode: 'write',
  input: changeOfferInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    const { offerId: _id, version, places, capacities, ...given } = input;
    const { row } = found;
    if (version !== row.version) return changedMeanwhile();
    if (!mayKeep(ctx, given)) {
      return invalidField(
        'organisationId',
        'So gehörte das Angebot nicht mehr zu Ihnen. Bitte lassen Sie, wer es macht, oder fragen Sie die Koordination.',
        'not-own',
      );
    }
    const known = await checkReferences(tx, { ...given, places });
    if (!known.ok) return known;
    const now = ctx.clock.now();
    const isPublic = given.state === 'public';
    await tx
      .update(service)
      .set({
        ...given,
        ...(isPublic ? { ...confirmation(ctx), publishedAt: row.publishedAt ?? now } : {}),
        updatedAt: now,
        version: row.version + 1,
      })
      .where(eq(service.id, row.id));
    await saveParts({ ctx, tx, id: row.id, before: found, places, capacities });
    audit({
      subjectType: 'offer',
      subjectId: row.id,
      summary: `Angebot „${given.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, given),
    });
    if (row.state === 'public' || isPublic) touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** The short form: times, whether it takes place, seats, ways to reach it. Whoever saves it confirms the rest. */
export const quickChangeOffer = useCase({
  name: 'offers.quick-change-offer',
  action: keep,
  policy,
  mode: 'write',
  input: quickChangeInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    if (input.version !== found.row.version) return changedMeanwhile();
    const { version, fields } = await quickChange({ ctx, tx, found, given: input });
    audit({
      subjectType: 'offer',
      subjectId: found.row.id,
      summary: `Angebot „${found.row.name}“ geändert und bestätigt`,
      fields,
    });
    if (found.row.state === 'public') touchPublic();
    return ok({ version });
  },
});

/** Says that all of an offer is still right. */
export const confirmOffer = useCase({
  name: 'offers.confirm-offer',
  action: keep,
  policy,
  mode: 'write',
  input: offerIdInput,
  load: locked,
  run: async ({ ctx, tx, loaded: { row }, audit, touchPublic }) => {
    const confirmed = confirmation(ctx);
    await tx.update(service).set(confirmed).where(eq(service.id, row.id));
    audit({
      subjectType: 'offer',
      subjectId: row.id,
      summary: `Angebot „${row.name}“ bestätigt`,
      fields: { reviewBy: { before: row.reviewBy, after: confirmed.reviewBy } },
    });
    if (row.state === 'public') touchPublic();
    return ok({ reviewBy: confirmed.reviewBy });
  },
});

const stateVerbs: Readonly<Record<OfferState, string>> = {
  public: 'veröffentlicht',
  hidden: 'verborgen',
  draft: 'zum Entwurf gemacht',
};

/** Shows an offer to everybody, or hides it. Shown again, it counts as asked about today. */
export const setOfferState = useCase({
  name: 'offers.set-offer-state',
  action: keep,
  policy,
  mode: 'write',
  input: offerStateInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: { row }, audit, touchPublic }) => {
    const now = ctx.clock.now();
    await tx
      .update(service)
      .set({
        state: input.state,
        ...(input.state === 'public' ? { publishedAt: row.publishedAt ?? now, reviewBy: nextReview(now), askedAt: null } : {}),
        updatedAt: now,
        ...nextShown(row),
      })
      .where(eq(service.id, row.id));
    audit({
      subjectType: 'offer',
      subjectId: row.id,
      summary: `Angebot „${row.name}“ ${stateVerbs[input.state]}`,
      fields: { state: { before: row.state, after: input.state } },
    });
    touchPublic();
    return ok();
  },
});
