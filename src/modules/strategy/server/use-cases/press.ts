import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, forbidden, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import {
  changePressInput,
  draftPressInput,
  listPressInput,
  listToldInput,
  pressIdInput,
  pressVersionInput,
  publishPressInput,
} from '../../inputs-press.ts';
import type { ToldNode } from '../../contract-press.ts';
import { loadTree } from '../load-tree.ts';
import { walk } from '../model/tree.ts';
import { policy } from '../policy.ts';
import { findPress, findTold, pressThing, pressViews, type PressRecord } from '../press-store.ts';
import { pressRelease, publicationEntry } from '../public-schema.ts';
import { findNode, findStrategy } from '../store.ts';
import { thingOf } from '../thing-of.ts';

const outdated = () =>
  conflict('version-changed', 'Inzwischen hat jemand anderes den Text geändert. Bitte laden Sie die Seite neu.');

async function loadPress(tx: Tx, pressId: string, of: 'node' | 'press'): Promise<Result<{ loaded: PressRecord; thing: Thing }>> {
  const [loaded] = await findPress(tx, pressId);
  if (!loaded) return notFound('Diese Pressemitteilung');
  return ok({ loaded, thing: of === 'press' ? await pressThing(tx) : await thingOf(tx, loaded.node) });
}

/** Hands what was reported to the press office as a draft. Faults: the strategy is not adopted, a figure without its source. */
export const draftPress = useCase({
  name: 'strategy.draft-press',
  action: 'strategy.write-press',
  policy,
  mode: 'write',
  input: draftPressInput,
  load: async ({ tx, input }) => {
    const node = await findNode(tx, input.nodeId);
    const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
    if (!node || !strategy) return notFound('Diesen Eintrag');
    return ok({ loaded: { node, strategy }, thing: await thingOf(tx, node) });
  },
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit }) => {
    if (strategy.state === 'draft') return conflict('not-adopted', 'Über einen Entwurf wird noch nicht öffentlich berichtet.');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx
      .insert(pressRelease)
      .values({ id, countyId: ctx.county.id, ...input, createdAt: now, createdBy: actorRef(ctx.actor) });
    audit({
      subjectType: 'press-release',
      subjectId: id,
      summary: `Pressemitteilung „${input.headline}“ zu „${node.title}“ entworfen`,
    });
    return ok({ id });
  },
});

/** Changes a draft. What is released stays as it is. */
export const changePress = useCase({
  name: 'strategy.change-press',
  action: 'strategy.write-press',
  policy,
  mode: 'write',
  input: changePressInput,
  load: ({ tx, input }) => loadPress(tx, input.pressId, 'node'),
  run: async ({ tx, input, loaded: { press }, audit }) => {
    if (press.state !== 'draft') return conflict('released', 'Diese Mitteilung ist freigegeben. Ihr Text bleibt, wie er ist.');
    const { pressId, version, ...fields } = input;
    if (press.version !== version) return outdated();
    await tx
      .update(pressRelease)
      .set({ ...fields, version: version + 1 })
      .where(eq(pressRelease.id, pressId));
    audit({ subjectType: 'press-release', subjectId: pressId, summary: `Pressemitteilung „${fields.headline}“ geändert` });
    return ok();
  },
});

/** Deletes a draft. */
export const discardPress = useCase({
  name: 'strategy.discard-press',
  action: 'strategy.write-press',
  policy,
  mode: 'write',
  input: pressVersionInput,
  load: ({ tx, input }) => loadPress(tx, input.pressId, 'node'),
  run: async ({ tx, input, loaded: { press }, audit }) => {
    if (press.state !== 'draft') return conflict('released', 'Gelöscht werden nur Entwürfe.');
    if (press.version !== input.version) return outdated();
    await tx.delete(pressRelease).where(eq(pressRelease.id, press.id));
    audit({
      subjectType: 'press-release',
      subjectId: press.id,
      summary: `Entwurf der Pressemitteilung „${press.headline}“ gelöscht`,
    });
    return ok();
  },
});

/** Releases a draft for print, by the coordination or the press office. Nobody releases an own text. */
export const releasePress = useCase({
  name: 'strategy.release-press',
  policy,
  mode: 'write',
  input: pressVersionInput,
  load: ({ tx, input }) => loadPress(tx, input.pressId, 'press'),
  run: async ({ ctx, tx, input, loaded: { press }, audit }) => {
    if (press.state !== 'draft') return conflict('already-released', 'Diese Mitteilung ist schon freigegeben.');
    if (press.version !== input.version) return outdated();
    if (press.createdBy === actorRef(ctx.actor)) return forbidden('Einen eigenen Text gibt eine zweite Person frei.');
    await tx
      .update(pressRelease)
      .set({ state: 'released', releasedAt: ctx.clock.now(), releasedBy: actorRef(ctx.actor), version: press.version + 1 })
      .where(eq(pressRelease.id, press.id));
    audit({
      subjectType: 'press-release',
      subjectId: press.id,
      summary: `Pressemitteilung „${press.headline}“ freigegeben`,
      fields: { state: { before: 'draft', after: 'released' } },
    });
    return ok();
  },
});

/** Records on which day, and where, a released text was published. From then on the public counts as told of the node. */
export const publishPress = useCase({
  name: 'strategy.publish-press',
  action: 'strategy.release-press',
  policy,
  mode: 'write',
  input: publishPressInput,
  load: ({ tx, input }) => loadPress(tx, input.pressId, 'press'),
  run: async ({ ctx, tx, input, loaded: { press }, audit }) => {
    if (press.state !== 'released')
      return conflict('not-released', 'Eingetragen wird nur, was freigegeben und noch nicht eingetragen ist.');
    if (press.version !== input.version) return outdated();
    const now = ctx.clock.now();
    if (input.publishedOn > berlinDay(now)) return invalidField('publishedOn', 'Das Datum liegt in der Zukunft.', 'future-date');
    await tx
      .update(pressRelease)
      .set({ state: 'published', publishedOn: input.publishedOn, link: input.link, version: press.version + 1 })
      .where(eq(pressRelease.id, press.id));
    await tx.insert(publicationEntry).values({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      nodeId: press.nodeId,
      channel: 'press',
      day: input.publishedOn,
      sourceId: press.id,
      link: input.link,
    });
    audit({
      subjectType: 'press-release',
      subjectId: press.id,
      summary: `Pressemitteilung „${press.headline}“ veröffentlicht`,
      fields: { publishedOn: { after: input.publishedOn }, state: { before: 'released', after: 'published' } },
    });
    return ok();
  },
});

/** All press releases of the county, the latest first. */
export const listPress = useCase({
  name: 'strategy.list-press',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: listPressInput,
  run: async ({ ctx, tx }) =>
    ok(await pressViews({ tx, actor: ctx.actor, countyId: ctx.county.id, records: await findPress(tx, null) })),
});

export const readPress = useCase({
  name: 'strategy.read-press',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: pressIdInput,
  run: async ({ ctx, tx, input }) => {
    const [view] = await pressViews({
      tx,
      actor: ctx.actor,
      countyId: ctx.county.id,
      records: await findPress(tx, input.pressId),
    });
    return view ? ok(view) : notFound('Diese Pressemitteilung');
  },
});

/** When the public was told of each goal and measure of a strategy last; those of which it never was come first, then the oldest. */
export const listTold = useCase({
  name: 'strategy.list-told',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: listToldInput,
  run: async ({ tx, input }) => {
    const strategy = await findStrategy(tx, { id: input.strategyId });
    if (!strategy) return notFound('Diese Strategie');
    const { nodes, summary } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: false });
    const told = await findTold(tx, { strategyId: strategy.id });
    const rows = [...walk(nodes)]
      .filter((node) => node.level >= summary.lineLevel)
      .map(({ id, path, title }): ToldNode => ({ nodeId: id, path, title, told: told.get(id) ?? null }));
    return ok(rows.toSorted((one, other) => (one.told?.day ?? '').localeCompare(other.told?.day ?? '')));
  },
});
