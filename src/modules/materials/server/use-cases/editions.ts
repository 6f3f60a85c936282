import { eq } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { addEditionInput, checkEditionInput, editionIdInput } from '../../inputs.ts';
import { insertEdition } from '../insert-edition.ts';
import { standingOf } from '../model/standing.ts';
import { policy } from '../policy.ts';
import { materialEdition } from '../schema.ts';
import { findEdition, findMaterial, lockMaterial } from '../store.ts';
import { thingOf } from './materials.ts';

const keep = 'materials.keep';
const what = 'Diese Fassung';

/**
 * Keeps a new edition of a material: a file or a link, in one language. A new German one marks the translations of those
 * before it, unless it changed nothing that they say.
 */
export const addEdition = useCase({
  name: 'materials.add-edition',
  action: keep,
  policy,
  mode: 'write',
  input: addEditionInput,
  load: async ({ tx, input }) => {
    const found = await lockMaterial(tx, input.materialId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound('Dieses Material');
  },
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    const { materialId: _id, ...given } = input;
    const made = await insertEdition({ ctx, tx, found, given: { ...given, shown: true } });
    if (!made.ok) return made;
    audit({
      subjectType: 'material',
      subjectId: found.row.id,
      summary: `Fassung vom ${given.day} für „${found.row.title}“ (${given.language}) abgelegt`,
    });
    if (found.row.state === 'public') touchPublic();
    return ok(made.value);
  },
});

/** Says that somebody read a translation against the German edition: that it renders it, or a later one as well. */
export const checkEdition = useCase({
  name: 'materials.check-edition',
  action: keep,
  policy,
  mode: 'write',
  input: checkEditionInput,
  load: async ({ tx, input }) => {
    const edition = await findEdition(tx, input.editionId);
    const found = edition === null ? null : await lockMaterial(tx, edition.row.materialId);
    return edition && found ? ok({ loaded: { edition, found }, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: { edition, found }, audit, touchPublic }) => {
    const { row } = edition;
    if (row.language === 'de') return conflict('is-german', 'Geprüft werden Übersetzungen.');
    const basedOnId = input.basedOnId ?? row.basedOnId;
    const base = found.editions.find((entry) => entry.row.id === basedOnId && entry.row.language === 'de');
    if (basedOnId !== null && !base) return notFound('Diese deutsche Fassung');
    await tx
      .update(materialEdition)
      .set({ basedOnId, checkedOn: berlinDay(ctx.clock.now()) })
      .where(eq(materialEdition.id, row.id));
    audit({
      subjectType: 'material',
      subjectId: found.row.id,
      summary: `Übersetzung von „${found.row.title}“ (${row.language}) geprüft`,
      fields: { basedOnId: { before: row.basedOnId, after: basedOnId } },
    });
    if (found.row.state === 'public') touchPublic();
    return ok({ standing: standingOf({ edition: { ...row, basedOnId }, editions: found.editions.map((entry) => entry.row) }) });
  },
});

/** Removes an edition that was kept by mistake; one that translations render stays. */
export const removeEdition = useCase({
  name: 'materials.remove-edition',
  action: keep,
  policy,
  mode: 'write',
  input: editionIdInput,
  load: async ({ tx, input }) => {
    const edition = await findEdition(tx, input.editionId);
    const found = edition === null ? null : await lockMaterial(tx, edition.row.materialId);
    return edition && found ? ok({ loaded: { edition, found }, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ tx, loaded: { edition, found }, audit, touchPublic }) => {
    const { row } = edition;
    if (found.editions.some((entry) => entry.row.basedOnId === row.id))
      return conflict('is-rendered', 'Übersetzungen beziehen sich auf diese Fassung. Sie bleibt deshalb im Verzeichnis.');
    await tx.delete(materialEdition).where(eq(materialEdition.id, row.id));
    audit({
      subjectType: 'material',
      subjectId: found.row.id,
      summary: `Fassung vom ${row.day} von „${found.row.title}“ (${row.language}) entfernt`,
    });
    if (found.row.state === 'public') touchPublic();
    return ok({ materialId: found.row.id });
  },
});

/** The file of an edition, for the office: earlier ones too, and those that wait. */
export const readOfficeEditionFile = useCase({
  name: 'materials.read-office-edition-file',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: editionIdInput,
  run: async ({ ctx, tx, input }) => {
    const edition = await findEdition(tx, input.editionId);
    if (!edition?.file) return notFound('Diese Datei');
    const { name, mime, sha256 } = edition.file;
    return ok({ name, mime, sha256, bytes: await ctx.files.read(sha256) });
  },
});

/** The file of an edition of a public material. One that another followed stays reachable: people have its address. */
export const readEditionFile = useCase({
  name: 'materials.read-edition-file',
  action: 'materials.read-public',
  policy,
  mode: 'read',
  input: editionIdInput,
  run: async ({ ctx, tx, input }) => {
    const edition = await findEdition(tx, input.editionId);
    const found = edition === null ? null : await findMaterial(tx, edition.row.materialId);
    if (!edition?.file || !edition.row.shown || found?.row.state !== 'public') return notFound('Diese Datei');
    const { name, mime, sha256 } = edition.file;
    return ok({ name, mime, sha256, bytes: await ctx.files.read(sha256) });
  },
});
