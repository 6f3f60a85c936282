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
import type { Licence, MediumKind, OfficeMedium } from '../../contract-media.ts';
import { addMediumInput, changeMediumInput, listMediaInput, mediumIdInput, replaceMediumInput } from '../../inputs-media.ts';
import { medium } from '../media-schema.ts';
import { dropFiles, findMedia, findMediumFiles, findUses, lockMedium, setFiles } from '../media-store.ts';
import { officeMediumView } from '../media-views.ts';
import { policy } from '../policy.ts';
import { takeMedium } from '../take-medium.ts';

const what = 'Diese Datei';
const keep = 'welcome.keep-media';

type Keepers = { unitId: string | null; municipalityId: string | null; organisationId: string | null };
const thingOf = ({ unitId, municipalityId, organisationId }: Keepers): Thing => ({
  unitIds: unitId === null ? [] : [unitId],
  municipalityIds: municipalityId === null ? [] : [municipalityId],
  organisationIds: organisationId === null ? [] : [organisationId],
});
const mayKeep = (ctx: CountyCtx, keepers: Keepers): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing: thingOf(keepers) }) === 'yes';

async function viewsOf(input: { ctx: CountyCtx; tx: Tx; ids?: readonly string[] }): Promise<OfficeMedium[]> {
  const { ctx, tx, ids } = input;
  const files = Map.groupBy(await findMediumFiles(tx, ids), ({ mediumId }) => mediumId);
  const uses = await findUses(tx);
  return (await findMedia(tx, ids)).map((found) =>
    officeMediumView({
      found,
      files: files.get(found.row.id) ?? [],
      uses: uses.get(found.row.id) ?? [],
      now: ctx.clock.now(),
      mayChange: mayKeep(ctx, found.row),
    }),
  );
}

/** Pictures and documents of the county with their rights and where they are shown, the newest first. */
export const listMedia = useCase({
  name: 'welcome.list-media',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: listMediaInput,
  run: async ({ ctx, tx, input }) => {
    const words = (input.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const found = (await viewsOf({ ctx, tx })).filter((one) => {
      const text = [one.title, one.alt, one.caption, one.author, one.keeper].join(' ').toLowerCase();
      return (
        (input.kind === null || one.kind === input.kind) &&
        (!input.unused || one.uses.length === 0) &&
        words.every((word) => text.includes(word))
      );
    });
    return ok(found);
  },
});

/** One medium with all that was done to it. */
export const readMedium = useCase({
  name: 'welcome.read-medium',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: mediumIdInput,
  run: async ({ ctx, tx, input }) => {
    const [view] = await viewsOf({ ctx, tx, ids: [input.mediumId] });
    if (view === undefined) return notFound(what);
    const history = await historyOf({ tx, countyId: ctx.county.id, subjectType: 'medium', subjectId: view.id });
    return ok<OfficeMedium & { history: HistoryEntry[] }>({ ...view, history });
  },
});

type Given = Keepers & {
  title: string;
  alt: string;
  decorative: boolean;
  caption: string | null;
  author: string;
  licence: Licence;
  source: string | null;
  rightsUntil: string | null;
};

/** What is kept of a form; who does not see a picture must be told what it shows, or that it shows nothing. */
function fieldsOf(kind: MediumKind, { decorative, ...given }: Given): Result<Omit<Given, 'decorative'>> {
  if (kind === 'document') return ok({ ...given, alt: '' });
  if (!decorative && given.alt === '')
    return invalidField('alt', 'Bitte sagen, was auf dem Bild ist – für alle, die es nicht sehen.', 'missing');
  return ok(decorative ? { ...given, alt: '' } : given);
}

/** Takes in a picture or a PDF. */
export const addMedium = useCase({
  name: 'welcome.add-medium',
  action: keep,
  policy,
  mode: 'write',
  input: addMediumInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit }) => {
    const { upload, ...given } = input;
    const taken = await takeMedium({ ctx, upload });
    if (!taken.ok) return taken;
    const { kind, files } = taken.value;
    const fields = fieldsOf(kind, given);
    if (!fields.ok) return fields;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(medium).values({ id, countyId: ctx.county.id, kind, ...fields.value, createdAt: now, changedAt: now });
    await setFiles({ ctx, tx, mediumId: id, title: input.title, files });
    audit({ subjectType: 'medium', subjectId: id, summary: `Datei „${input.title}“ hochgeladen` });
    return ok({ id });
  },
});

/** Changes what is said of a medium. */
export const changeMedium = useCase({
  name: 'welcome.change-medium',
  action: keep,
  policy,
  mode: 'write',
  input: changeMediumInput,
  load: async ({ tx, input }) => {
    const row = await lockMedium(tx, input.mediumId);
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { mediumId: _id, version, ...given } = input;
    if (version !== row.version) return changedMeanwhile();
    if (!mayKeep(ctx, given)) return invalidField('owner', 'Dorthin dürfen Sie es nicht geben.', 'not-yours');
    const fields = fieldsOf(row.kind, given);
    if (!fields.ok) return fields;
    await tx
      .update(medium)
      .set({ ...fields.value, changedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(medium.id, row.id));
    audit({
      subjectType: 'medium',
      subjectId: row.id,
      summary: `Angaben zu „${input.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields.value),
    });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Puts another file in a medium's place: all pages show that one. */
export const replaceMedium = useCase({
  name: 'welcome.replace-medium',
  action: keep,
  policy,
  mode: 'write',
  input: replaceMediumInput,
  load: async ({ tx, input }) => {
    const row = await lockMedium(tx, input.mediumId);
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (input.version !== row.version) return changedMeanwhile();
    const taken = await takeMedium({ ctx, upload: input.upload });
    if (!taken.ok) return taken;
    if (taken.value.kind !== row.kind)
      return invalidField(
        'datei',
        row.kind === 'picture' ? 'Ein Bild wird durch ein Bild ersetzt.' : 'Ein PDF wird durch ein PDF ersetzt.',
        'other-kind',
      );
    await setFiles({ ctx, tx, mediumId: row.id, title: row.title, files: taken.value.files });
    await tx
      .update(medium)
      .set({ changedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(medium.id, row.id));
    audit({ subjectType: 'medium', subjectId: row.id, summary: `Datei „${row.title}“ ersetzt` });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Deletes a medium that no page, event or place shows. */
export const deleteMedium = useCase({
  name: 'welcome.delete-medium',
  action: keep,
  policy,
  mode: 'write',
  input: mediumIdInput,
  load: async ({ tx, input }) => {
    const row = await lockMedium(tx, input.mediumId);
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ tx, loaded: row, audit }) => {
    const uses = (await findUses(tx)).get(row.id) ?? [];
    if (uses.length > 0)
      return conflict(
        'in-use',
        `Diese Datei steht noch auf ${uses.map(({ title }) => `„${title}“`).join(', ')}. Nehmen Sie sie dort erst heraus.`,
      );
    await dropFiles(tx, row.id);
    await tx.delete(medium).where(eq(medium.id, row.id));
    await deleteTranslations({ tx, subjectIds: [row.id] });
    audit({ subjectType: 'medium', subjectId: row.id, summary: `Datei „${row.title}“ gelöscht` });
    return ok();
  },
});

const changedMeanwhile = () =>
  conflict('changed-meanwhile', 'Jemand anderes hat diese Datei inzwischen geändert. Bitte laden Sie die Seite neu.');
