import { ok } from '#kernel/result.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { newId } from '#kernel/ids.ts';
import { useCase } from '#kernel/use-case.ts';
import { importedInput, noteImportedInput, numbersInput, takeTranslationsInput } from '../../inputs-interchange.ts';
import { importedThing } from '../interchange-schema.ts';
import { findImported, findNumbers, giveNumbers } from '../interchange-store.ts';
import { policy } from '../policy.ts';

const exchange = 'welcome.exchange';

/** Whole numbers of things for other systems, of those that have one. */
export const readNumbers = useCase({
  name: 'welcome.read-numbers',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: numbersInput,
  run: async ({ tx, input }) => ok(await findNumbers(tx, input.things)),
});

/** Gives numbers to things that other systems ask for the first time, and answers all of them. */
export const numberThings = useCase({
  name: 'welcome.number-things',
  action: exchange,
  policy,
  mode: 'write',
  input: numbersInput,
  run: async ({ ctx, tx, input, audit }) => {
    const given = await giveNumbers({ ctx, tx, things: input.things });
    audit({
      subjectType: 'county',
      subjectId: ctx.county.id,
      summary: 'Nummern für den Austausch vergeben',
      fields: { given: { after: given } },
    });
    return ok(await findNumbers(tx, input.things));
  },
});

/** What was taken over from a source before. */
export const listImported = useCase({
  name: 'welcome.list-imported',
  action: exchange,
  policy,
  mode: 'read',
  input: importedInput,
  run: async ({ tx, input }) => ok(await findImported(tx, input.source)),
});

/** Keeps what a thing was where it came from, so that it is known the next time. */
export const noteImported = useCase({
  name: 'welcome.note-imported',
  action: exchange,
  policy,
  mode: 'write',
  input: noteImportedInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const { subjectType, subjectId, hash } = input;
    await tx
      .insert(importedThing)
      .values({ ...input, id: newId(now.getTime()), countyId: ctx.county.id, importedAt: now })
      .onConflictDoUpdate({
        target: [importedThing.countyId, importedThing.source, importedThing.kind, importedThing.externalId],
        set: { subjectType, subjectId, hash, importedAt: now },
      });
    audit({
      subjectType,
      subjectId,
      summary: `Übernommen aus ${input.source}`,
      fields: { externalId: { after: input.externalId } },
    });
    return ok();
  },
});

/** Translations that came along with something taken over: as drafts, for nobody here has read them. */
export const takeTranslations = useCase({
  name: 'welcome.take-translations',
  action: exchange,
  policy,
  mode: 'write',
  input: takeTranslationsInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { subjectType, subjectId } = input;
    const translations = input.texts.map((text) => ({ ...text, subjectType, subjectId, state: 'draft' as const }));
    const written = await saveTranslations({ ctx, tx, translations });
    audit({ subjectType, subjectId, summary: 'Übersetzungen übernommen', fields: { texts: { after: written } } });
    touchPublic();
    return ok({ written });
  },
});
