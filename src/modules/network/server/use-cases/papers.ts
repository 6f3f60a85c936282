import { eq, sql } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { changePaperInput, listPapersInput, paperIdInput, paperInput } from '../../inputs.ts';
import { findPaper, findPapers, findStops } from '../store.ts';
import { checkPlace } from '../check-place.ts';
import { withStops } from '../load-papers.ts';
import { keptBy } from '../model/kept-by.ts';
import { policy } from '../policy.ts';
import { consultation, paper } from '../schema.ts';
import { paperView } from '../views.ts';

const what = 'Diese Vorlage';

/** Papers with their stops, the latest first. */
export const listPapers = useCase({
  name: 'network.list-papers',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: listPapersInput,
  run: async ({ tx, input }) => ok(await withStops(tx, await findPapers({ tx, ...input, onlyPublic: false }))),
});

/** Papers that the public may know, the latest first. */
export const listPublicPapers = useCase({
  name: 'network.list-public-papers',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: listPapersInput,
  run: async ({ tx, input }) => ok(await withStops(tx, await findPapers({ tx, ...input, onlyPublic: true }))),
});

/** One paper that the public may know. */
export const readPublicPaper = useCase({
  name: 'network.read-public-paper',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: paperIdInput,
  run: async ({ tx, input }) => {
    const row = await findPaper(tx, input.paperId);
    return row?.isPublic ? ok(paperView(row, await findStops(tx, [row.id]))) : notFound(what);
  },
});

/** One paper, and whether the actor keeps one of its bodies. */
export const readPaper = useCase({
  name: 'network.read-paper',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: paperIdInput,
  run: async ({ ctx, tx, input }) => {
    const row = await findPaper(tx, input.paperId);
    if (!row) return notFound(what);
    const stops = await findStops(tx, [row.id]);
    const keeps = may({
      rows: policy,
      actor: ctx.actor,
      countyId: ctx.county.id,
      action: 'network.keep-body',
      thing: keptBy(stops.map((stop) => stop.body.unitId)),
    });
    return ok({ paper: paperView(row, stops), keeps: keeps === 'yes' });
  },
});

/** Enters a paper with the first stop of its way. */
export const addPaper = useCase({
  name: 'network.add-paper',
  action: 'network.keep-body',
  policy,
  mode: 'write',
  input: paperInput,
  load: async ({ tx, input }) => {
    const place = await checkPlace({ tx, ...input.stop, path: 'stop.' });
    return place.ok ? ok({ loaded: place.value, thing: keptBy([place.value.body.unitId]) }) : place;
  },
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { stop, ...fields } = input;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(paper).values({ id, countyId: ctx.county.id, createdAt: now, ...fields });
    await tx
      .insert(consultation)
      .values({ id: newId(now.getTime()), countyId: ctx.county.id, paperId: id, position: 0, ...stop });
    audit({ subjectType: 'paper', subjectId: id, summary: `Vorlage „${fields.title}“ eingetragen` });
    if (fields.isPublic) touchPublic();
    return ok({ id });
  },
});

/** Changes what is printed on a paper, unless somebody else did meanwhile. */
export const changePaper = useCase({
  name: 'network.change-paper',
  action: 'network.keep-body',
  policy,
  mode: 'write',
  input: changePaperInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(paper).where(eq(paper.id, input.paperId)).for('update');
    if (!row) return notFound(what);
    const stops = await findStops(tx, [row.id]);
    return ok({ loaded: row, thing: keptBy(stops.map((stop) => stop.body.unitId)) });
  },
  run: async ({ tx, input, loaded: row, audit, touchPublic }) => {
    const { paperId: _id, version, ...fields } = input;
    if (version !== row.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Vorlage inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    }
    await tx
      .update(paper)
      .set({ ...fields, version: sql`${paper.version} + 1` })
      .where(eq(paper.id, row.id));
    audit({
      subjectType: 'paper',
      subjectId: row.id,
      summary: `Vorlage „${row.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});
