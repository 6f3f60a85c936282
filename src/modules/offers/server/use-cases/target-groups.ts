import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { offerAudiences, offerAudienceWords, offerTopics, type OfferAudience, type OfferWord } from '../../contract.ts';
import type { GroupGap, GroupLine, GroupProfile, GroupView, PublicGroup } from '../../contract-groups.ts';
import { groupInput, publicGroupInput, publicGroupsInput, saveGroupInput } from '../../inputs-groups.ts';
import { groupCount } from '../model/group-count.ts';
import { policy } from '../policy.ts';
import { targetGroupProfile } from '../schema.ts';
import { findMunicipalities, findOffers, type OfferRow } from '../store.ts';
import { isShown, publicOffer, wordsOf } from '../views.ts';
import { changedMeanwhile } from './offers.ts';

type ProfileRow = typeof targetGroupProfile.$inferSelect;
const findProfile = async (tx: Tx, audience: OfferAudience): Promise<ProfileRow | null> =>
  (await tx.select().from(targetGroupProfile).where(eq(targetGroupProfile.audience, audience)))[0] ?? null;

/** Public offers that take place today, for a group or for everybody. */
async function findRunning(ctx: CountyCtx, tx: Tx, audience: OfferAudience | null): Promise<OfferRow[]> {
  const today = berlinDay(ctx.clock.now());
  return (await findOffers(tx, { state: 'public', audience })).filter(
    ({ row }) => row.status === 'active' && isShown(row, today) && (row.validFrom === null || row.validFrom <= today),
  );
}
const isFor = ({ row }: OfferRow, audience: OfferAudience): boolean => row.audiences.includes(audience);

/** Every target group with its number, its offers and the state of its concept. */
export const listTargetGroups = useCase({
  name: 'offers.list-target-groups',
  action: 'offers.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    const profiles = new Map((await tx.select().from(targetGroupProfile)).map((row) => [row.audience, row]));
    const running = await findRunning(ctx, tx, null);
    return ok(
      offerAudiences.map((audience): GroupLine => {
        const profile = profiles.get(audience);
        return {
          audience,
          count: profile ? groupCount(profile, smallestCell) : null,
          offers: running.filter((found) => isFor(found, audience)).length,
          concept: profile?.conceptState ?? null,
          conceptUrl: profile?.conceptUrl ?? null,
          isPublic: profile?.isPublic ?? false,
        };
      }),
    );
  },
});

/** One target group: number, needs, offers, where something is missing, how it is reached, its concept. */
export const readTargetGroup = useCase({
  name: 'offers.read-target-group',
  action: 'offers.read-office',
  policy,
  mode: 'read',
  input: groupInput,
  run: async ({ ctx, tx, input: { audience } }) => {
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    const row = await findProfile(tx, audience);
    const running = await findRunning(ctx, tx, audience);
    const own = running.filter((found) => isFor(found, audience));
    return ok<GroupView>({
      audience,
      count: row === null ? null : groupCount(row, smallestCell),
      profile: row === null ? null : withoutCounts(row),
      offers: own.map(({ row: offer, organisation, unit, municipality, places }) => ({
        id: offer.id,
        name: offer.name,
        provider: (organisation ?? unit ?? municipality)?.name ?? null,
        towns: [...new Set(places.map(({ place }) => place.town ?? place.name))],
      })),
      forEverybody: running.length - own.length,
      gaps: gapsOf({ running, lands: (await findMunicipalities(tx)).filter(({ kind }) => kind !== 'joint-municipality') }),
      smallestCell,
    });
  },
});

function withoutCounts(row: ProfileRow): NonNullable<GroupView['profile']> {
  const { countDay, countSource, needs, channels, conceptTitle, conceptState, conceptUrl, isPublic, version } = row;
  return { countDay, countSource, needs, channels, conceptTitle, conceptState, conceptUrl, isPublic, version };
}

/** Topics of which a municipality has nothing for the group; what has no place, online or in the whole county, counts everywhere. */
function gapsOf(input: { running: readonly OfferRow[]; lands: readonly { id: string; name: string }[] }): GroupGap[] {
  const { running, lands } = input;
  return offerTopics.flatMap((topic): GroupGap[] => {
    const there = running.filter(({ row }) => row.topics.includes(topic));
    if (there.some(({ places }) => places.length === 0)) return [];
    const covered = new Set(there.flatMap(({ places }) => places.map(({ municipality }) => municipality?.id)));
    const namesOf = (has: boolean): string[] => lands.filter(({ id }) => covered.has(id) === has).map(({ name }) => name);
    const missing = namesOf(false);
    return missing.length === 0 ? [] : [{ topic, missing, covered: namesOf(true) }];
  });
}

/** As it was entered, numbers too, for the form of whoever keeps it. */
export const readTargetGroupProfile = useCase({
  name: 'offers.read-target-group-profile',
  action: 'offers.coordinate',
  policy,
  mode: 'read',
  input: groupInput,
  run: async ({ tx, input }) => {
    const row = await findProfile(tx, input.audience);
    return ok<GroupProfile | null>(
      row === null ? null : { ...withoutCounts(row), count: row.count, women: row.women, men: row.men },
    );
  },
});

/** Enters what is known of a target group, unless somebody else did meanwhile. */
export const saveTargetGroup = useCase({
  name: 'offers.save-target-group',
  action: 'offers.coordinate',
  policy,
  mode: 'write',
  input: saveGroupInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { audience, version, ...fields } = input;
    const now = ctx.clock.now();
    const [row] = await tx.select().from(targetGroupProfile).where(eq(targetGroupProfile.audience, audience)).for('update');
    if ((row?.version ?? null) !== version) return changedMeanwhile();
    const id = row?.id ?? newId(now.getTime());
    if (row) {
      await tx
        .update(targetGroupProfile)
        .set({ ...fields, version: row.version + 1, updatedAt: now })
        .where(eq(targetGroupProfile.id, id));
    } else {
      const made = await tx
        .insert(targetGroupProfile)
        .values({ id, countyId: ctx.county.id, audience, ...fields, updatedAt: now })
        .onConflictDoNothing()
        .returning({ id: targetGroupProfile.id });
      if (made.length === 0) return changedMeanwhile();
    }
    // Small numbers stand in no log.
    const { count: _count, women: _women, men: _men, ...told } = fields;
    audit({
      subjectType: 'target-group',
      subjectId: id,
      summary: `Zielgruppe „${offerAudienceWords[audience]}“ gespeichert`,
      fields: row ? changedFields<Record<string, unknown>>(row, told) : {},
    });
    if (row?.isPublic || fields.isPublic) touchPublic();
    return ok();
  },
});

/** Target groups that the county tells about. */
export const listPublicGroups = useCase({
  name: 'offers.list-public-groups',
  action: 'offers.read-public',
  policy,
  mode: 'read',
  input: publicGroupsInput,
  run: async ({ tx }) => {
    const shown = await tx
      .select({ audience: targetGroupProfile.audience })
      .from(targetGroupProfile)
      .where(eq(targetGroupProfile.isPublic, true));
    return ok(offerAudiences.filter((audience) => shown.some((row) => row.audience === audience)));
  },
});

/** One of them: number, needs, offers made for the group, where there is none, how it is reached, the concept. */
export const readPublicGroup = useCase({
  name: 'offers.read-public-group',
  action: 'offers.read-public',
  policy,
  mode: 'read',
  input: publicGroupInput,
  run: async ({ ctx, tx, input: { audience, language } }) => {
    const row = await findProfile(tx, audience);
    if (!row?.isPublic) return notFound('Diese Zielgruppe');
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    const running = await findRunning(ctx, tx, audience);
    const found = running.filter((entry) => isFor(entry, audience));
    const texts = await loadDictionary({ tx, language, subjectIds: [row.id] });
    const said = (field: 'needs' | 'channels' | 'conceptTitle'): OfferWord | null => {
      const source = row[field];
      return source === null ? null : texts.word({ subjectId: row.id, field, source });
    };
    const title = said('conceptTitle');
    const dictionary = await wordsOf({ tx, language, found });
    const lands = await findMunicipalities(tx);
    const areas = new Map(lands.map((entry) => [entry.id, entry]));
    const today = berlinDay(ctx.clock.now());
    const collator = new Intl.Collator(language);
    return ok<PublicGroup>({
      audience,
      count: groupCount(row, smallestCell),
      needs: said('needs'),
      channels: said('channels'),
      concept: title && { title, state: row.conceptState, url: row.conceptUrl },
      offers: found
        .map((entry) => publicOffer({ found: entry, dictionary, areas, today }))
        .toSorted((one, other) => collator.compare(one.name.text, other.name.text)),
      gaps: gapsOf({ running, lands: lands.filter(({ kind }) => kind !== 'joint-municipality') }),
      smallestCell,
    });
  },
});
