import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { historyOf, type HistoryEntry } from '#kernel/history.ts';
import { newId } from '#kernel/ids.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { deleteTranslations } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OfficeNotice } from '../../contract-alerts.ts';
import { changeNoticeInput, listNoticesInput, noticeIdInput, noticeInput, withdrawNoticeInput } from '../../inputs-alerts.ts';
import { notice } from '../alert-schema.ts';
import {
  findNotice,
  findNotices,
  loadMunicipalities,
  lockNotice,
  municipalitiesExist,
  unitExists,
  type NoticeWithUnit,
} from '../alert-store.ts';
import { officeNoticeView } from '../alert-views.ts';
import { reachesPlaces } from '../model/alert-places.ts';
import { phaseOf } from '../model/notice-phase.ts';
import { policy } from '../policy.ts';

const what = 'Diese Meldung';
const keep = 'welcome.keep-notice';

/**
 * To whom a notice belongs: the unit that writes it; the municipality that it is for, where it is for one alone. What holds
 * in several, or in the whole county, is not one municipality's to say.
 */
const thingOf = ({ unitId, municipalityIds }: { unitId: string | null; municipalityIds: readonly string[] }): Thing => ({
  unitIds: unitId === null ? [] : [unitId],
  municipalityIds: municipalityIds.length === 1 ? municipalityIds : [],
});

const mayKeep = (ctx: CountyCtx, row: NoticeWithUnit['row']): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing: thingOf(row) }) === 'yes';

/** Notices by their end, the latest first; those that are over only when asked for. */
export const listNotices = useCase({
  name: 'welcome.list-notices',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: listNoticesInput,
  run: async ({ ctx, tx, input }) => {
    const now = ctx.clock.now();
    const municipalities = await loadMunicipalities(tx);
    const found = (await findNotices(tx)).filter(
      ({ row }) =>
        (input.kind === null || row.kind === input.kind) &&
        (input.past || !['over', 'withdrawn'].includes(phaseOf(row, now))) &&
        (input.municipalityId === null ||
          reachesPlaces({ holds: row.municipalityIds, asks: [input.municipalityId], municipalities })),
    );
    return ok<OfficeNotice[]>(
      found.map((one) => officeNoticeView({ found: one, municipalities, now, mayChange: mayKeep(ctx, one.row) })),
    );
  },
});

/** One notice with all that was done to it. */
export const readNotice = useCase({
  name: 'welcome.read-notice',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: noticeIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findNotice(tx, input.noticeId);
    if (!found) return notFound(what);
    const view = officeNoticeView({
      found,
      municipalities: await loadMunicipalities(tx),
      now: ctx.clock.now(),
      mayChange: mayKeep(ctx, found.row),
    });
    const history = await historyOf({ tx, countyId: ctx.county.id, subjectType: 'notice', subjectId: view.id });
    return ok<OfficeNotice & { history: HistoryEntry[] }>({ ...view, history });
  },
});

/** Writes a notice; shown at once, or from its moment on, where it is to be published. */
export const addNotice = useCase({
  name: 'welcome.add-notice',
  action: keep,
  policy,
  mode: 'write',
  input: noticeInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { publish, ...given } = input;
    const now = ctx.clock.now();
    const fields = await checked({ tx, now, given, before: null });
    if (!fields.ok) return fields;
    const id = newId(now.getTime());
    await tx.insert(notice).values({
      id,
      countyId: ctx.county.id,
      ...fields.value,
      state: publish ? 'public' : 'draft',
      createdAt: now,
      changedAt: now,
    });
    audit({
      subjectType: 'notice',
      subjectId: id,
      summary: `Meldung „${input.title}“ ${publish ? 'veröffentlicht' : 'angelegt'}`,
    });
    if (publish) touchPublic();
    return ok({ id });
  },
});

/** Changes a notice, unless somebody else did meanwhile. One that is shown stays so. */
export const changeNotice = useCase({
  name: 'welcome.change-notice',
  action: keep,
  policy,
  mode: 'write',
  input: changeNoticeInput,
  load: async ({ tx, input }) => {
    const row = await lockNotice(tx, input.noticeId);
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { noticeId: _id, version, publish, ...given } = input;
    if (version !== row.version) return changedMeanwhile();
    if (may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing: thingOf(given) }) !== 'yes')
      return invalidField('municipalityIds', 'Dort dürfen Sie keine Meldung schreiben.', 'not-yours');
    const now = ctx.clock.now();
    const fields = await checked({ tx, now, given, before: row });
    if (!fields.ok) return fields;
    const state = publish ? 'public' : row.state;
    const changed = changedFields<Record<string, unknown>>(row, { ...fields.value, state });
    await tx
      .update(notice)
      .set({ ...fields.value, state, overAt: null, changedAt: now, version: row.version + 1 })
      .where(eq(notice.id, row.id));
    audit({ subjectType: 'notice', subjectId: row.id, summary: `Meldung „${input.title}“ geändert`, fields: changed });
    if (state === 'public') touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Takes a notice back before its end. */
export const withdrawNotice = useCase({
  name: 'welcome.withdraw-notice',
  action: keep,
  policy,
  mode: 'write',
  input: withdrawNoticeInput,
  load: async ({ tx, input }) => {
    const row = await lockNotice(tx, input.noticeId);
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (input.version !== row.version) return changedMeanwhile();
    if (row.state !== 'public') return conflict('not-public', 'Diese Meldung wird nicht gezeigt.');
    await tx
      .update(notice)
      .set({ state: 'withdrawn', changedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(notice.id, row.id));
    audit({
      subjectType: 'notice',
      subjectId: row.id,
      summary: `Meldung „${row.title}“ zurückgenommen`,
      fields: { state: { before: row.state, after: 'withdrawn' } },
    });
    touchPublic();
    return ok();
  },
});

/** Deletes a draft. What the public has seen is withdrawn instead, and ends by the retention. */
export const deleteNotice = useCase({
  name: 'welcome.delete-notice',
  action: keep,
  policy,
  mode: 'write',
  input: noticeIdInput,
  load: async ({ tx, input }) => {
    const row = await lockNotice(tx, input.noticeId);
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ tx, loaded: row, audit }) => {
    if (row.state !== 'draft') return conflict('was-public', 'Nur ein Entwurf lässt sich löschen.');
    await tx.delete(notice).where(eq(notice.id, row.id));
    await deleteTranslations({ tx, subjectIds: [row.id] });
    audit({ subjectType: 'notice', subjectId: row.id, summary: `Entwurf „${row.title}“ gelöscht` });
    return ok();
  },
});

const changedMeanwhile = () =>
  conflict('changed-meanwhile', 'Jemand anderes hat diese Meldung inzwischen geändert. Bitte laden Sie die Seite neu.');

type Given = Pick<
  NoticeWithUnit['row'],
  'kind' | 'title' | 'text' | 'source' | 'link' | 'unitId' | 'municipalityIds' | 'demonstration'
> & {
  begins: string;
  ends: string;
  shownFrom: string | null;
};
type Fields = Omit<Given, 'begins' | 'ends' | 'shownFrom'> & { begins: Date; ends: Date; shownFrom: Date };

/** Times in their order, and places and unit of this county. */
async function checked(input: {
  tx: Tx;
  now: Date;
  given: Given;
  before: { shownFrom: Date; ends: Date } | null;
}): Promise<Result<Fields>> {
  const { tx, now, given, before } = input;
  const [begins, ends] = [new Date(given.begins), new Date(given.ends)];
  if (ends <= begins) return invalidField('ends', 'Das Ende muss nach dem Beginn liegen.', 'ends-before-it-begins');
  if (ends <= now && ends.getTime() !== before?.ends.getTime())
    return invalidField('ends', 'Das Ende liegt schon in der Vergangenheit.', 'is-over');
  if (ends.getTime() - begins.getTime() > 370 * 86_400_000)
    return invalidField('ends', 'Eine Meldung gilt höchstens ein Jahr. Was länger gilt, gehört auf eine Seite.', 'too-long');
  const shownFrom = given.shownFrom === null ? (before?.shownFrom ?? now) : new Date(given.shownFrom);
  if (shownFrom >= ends) return invalidField('shownFrom', 'Die Meldung muss vor ihrem Ende gezeigt werden.', 'shown-too-late');
  if (!(await municipalitiesExist(tx, given.municipalityIds)))
    return invalidField('municipalityIds', 'Eine dieser Gemeinden gibt es hier nicht.', 'unknown-municipality');
  if (given.unitId !== null && !(await unitExists(tx, given.unitId)))
    return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
  return ok({ ...given, begins, ends, shownFrom });
}
