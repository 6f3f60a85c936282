import { sql } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { officeFunctionWords } from '#modules/network/contract-places.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { PublicDesk, ReferralFigures } from '../../contract.ts';
import { figuresInput, publicDesksInput, referInput } from '../../inputs.ts';
import { findDesks } from '../model/find-desks.ts';
import { referralFigures } from '../model/referral-figures.ts';
import { policy } from '../policy.ts';
import { referralCount } from '../schema.ts';
import { findDeskRows, findTowns, homeAt, sumReferrals } from '../store.ts';
import { publicDesk } from '../views.ts';

/**
 * Who does a task for a municipality, as everybody may know it. The slip names the desks that the adviser found: the first
 * letter of a name stands in no address. Without them, or when they are gone, it is whoever is responsible there.
 */
export const readPublicDesks = useCase({
  name: 'guidance.read-public-desks',
  action: 'guidance.read-public',
  policy,
  mode: 'read',
  input: publicDesksInput,
  run: async ({ ctx, tx, input }) => {
    const towns = await findTowns(tx);
    const home = homeAt(towns, input.municipalityAgs);
    if (home === null) return notFound('Diese Gemeinde');
    const today = berlinDay(ctx.clock.now());
    const rows = await findDeskRows(tx, { task: input.task });
    const found = findDesks({ desks: rows.map((entry) => ({ ...entry.row, entry })), task: input.task, home, letter: null });
    const named = found.desks.filter(({ id }) => input.deskIds.includes(id));
    const desks = (named.length > 0 ? named : found.desks).map(({ entry }): PublicDesk => publicDesk(entry, today));
    return ok({
      town: towns.find(({ ags }) => ags === input.municipalityAgs)!.name,
      desks,
      /** The first letter of the surname decides among them. */
      byLetter: found.needsLetter && named.length === 0,
    });
  },
});

/** Counts that somebody was sent on. Nothing is kept of who it was, and not who counted. */
export const countReferral = useCase({
  name: 'guidance.count-referral',
  action: 'guidance.advise',
  policy,
  mode: 'write',
  input: referInput,
  run: async ({ ctx, tx, input, audit }) => {
    const town = (await findTowns(tx)).find(({ ags }) => ags === input.municipalityAgs);
    if (town === undefined) return notFound('Diese Gemeinde');
    const now = ctx.clock.now();
    await tx
      .insert(referralCount)
      .values({
        id: newId(now.getTime()),
        countyId: ctx.county.id,
        month: `${berlinDay(now).slice(0, 7)}-01`,
        task: input.task,
        municipalityId: town.id,
        count: 1,
      })
      .onConflictDoUpdate({
        target: [referralCount.countyId, referralCount.month, referralCount.task, referralCount.municipalityId],
        set: { count: sql`${referralCount.count} + 1` },
      });
    audit({ subjectType: 'referral', subjectId: null, summary: `Verwiesen: ${officeFunctionWords[input.task]}` });
    return ok();
  },
});

/** How often people were sent on in whole months, by topic; of a year unless asked otherwise. Small numbers are not told. */
export const readReferralFigures = useCase({
  name: 'guidance.read-referral-figures',
  action: 'guidance.read-figures',
  policy,
  mode: 'read',
  input: figuresInput,
  run: async ({ ctx, tx, input }) => {
    const today = berlinDay(ctx.clock.now());
    const to = input.to ?? today;
    const from = `${(input.from ?? `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`).slice(0, 7)}-01`;
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    return ok<ReferralFigures>({
      from,
      to,
      ...referralFigures({ counts: await sumReferrals(tx, { from, to }), smallest: smallestCell }),
    });
  },
});
