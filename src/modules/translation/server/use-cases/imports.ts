import { and, desc, eq, sql } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, forbidden, invalidField, notFound } from '#kernel/errors.ts';
import type { ReadReturned } from '#kernel/exchange.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import { languageWord } from '../../contract.ts';
import { importOutcomes, type ImportLine, type TranslationImportView } from '../../contract-exchange.ts';
import { applyImportInput, handInTranslationsInput, importIdInput } from '../../inputs-exchange.ts';
import { compareImport } from '../compare-import.ts';
import { translationImport } from '../import-schema.ts';
import { mayCheck } from '../may-check.ts';
import { policy } from '../policy.ts';
import { loadLanguages, loadSettings } from '../store.ts';

type ImportRow = typeof translationImport.$inferSelect;
const most = { units: 20_000, letters: 40_000 };

/**
 * Takes a returned file in to be looked at: nothing is written yet. What is no such file, another county's or in another language
 * is refused. Faults stand at the field `datei`.
 */
export const handInTranslations = useCase({
  name: 'translation.hand-in',
  action: 'translation.write',
  policy,
  mode: 'write',
  input: handInTranslationsInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { upload, limit } = input;
    const fault = (message: string, code: string) => invalidField('datei', message, code);
    if (upload === null || ('error' in upload && upload.error === 'missing') || ('size' in upload && upload.size === 0)) {
      return fault('Bitte wählen Sie erst eine Datei aus.', 'missing');
    }
    if ('error' in upload || upload.size > limit)
      return fault(`Die Datei ist größer als ${Math.round(limit / 1024 / 1024)} MB.`, 'too-large');
    const read = await readReturned({ ctx, sha256: upload.sha256, name: upload.name });
    if (!read.ok) return fault(read.message, read.code);
    const { county, language, from, units } = read.file;
    if (county !== ctx.county.slug) {
      return fault(`Die Datei gehört zu einem anderen Landkreis („${county.slice(0, 80)}“).`, 'foreign-county');
    }
    const languages = await loadLanguages(tx, ctx.county.id);
    if (!languages.includes(language) || language === 'de' || !languages.includes(from)) {
      return fault(
        `In die Sprache „${language.slice(0, 20)}“ aus „${from.slice(0, 20)}“ wird hier nicht übersetzt.`,
        'wrong-language',
      );
    }
    const thing = { languages: [language] };
    if (may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'translation.write', thing }) !== 'yes') {
      return forbidden(`${languageWord(language)} übersetzen hier andere.`);
    }
    if (units.length === 0) return fault('In der Datei steht kein Text.', 'empty');
    if (units.length > most.units || units.some(({ source, target }) => source.length + target.length > 2 * most.letters)) {
      return fault('Die Datei ist zu groß. Bitte teilen Sie sie.', 'too-large');
    }
    const foreign = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    if (units.some(({ subjectId }) => !foreign.test(subjectId)))
      return fault('Die Kennungen in der Datei kommen nicht von hier.', 'foreign-ids');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const fileName = upload.name.slice(0, 200);
    await tx.insert(translationImport).values({
      ...{ id, countyId: ctx.county.id, language, fromLanguage: from, fileName, units, state: 'open', createdAt: now },
    });
    audit({
      subjectType: 'translation-import',
      subjectId: id,
      summary: `Datei mit ${units.length} Texten in ${languageWord(language)} eingelesen`,
    });
    return ok({ id });
  },
});

/** A zip is a Word file, everything else is read as XLIFF: the content decides, not the name. */
async function readReturned(input: { ctx: CountyCtx; sha256: string; name: string }): Promise<ReadReturned> {
  const { ctx, sha256 } = input;
  const bytes = await ctx.files.read(sha256);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const encoding = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
    return ctx.exchange.readXliff(new TextDecoder(encoding).decode(bytes));
  }
  const document = await ctx.documents.read({ path: ctx.files.path(sha256), name: 'uebersetzung.docx' });
  return document.ok ? ctx.exchange.readWord(document.lines.map(({ text }) => text)) : document;
}

/** Files that wait to be looked at, the newest first, in the languages of whoever asks. */
export const listImports = useCase({
  name: 'translation.list-imports',
  action: 'translation.read-desk',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const { id, language, fileName, createdAt } = translationImport;
    const rows = await tx
      .select({ id, language, fileName, createdAt, units: sql<number>`jsonb_array_length(${translationImport.units})::int` })
      .from(translationImport)
      .where(eq(translationImport.state, 'open'))
      .orderBy(desc(createdAt), desc(id));
    const mine = (code: string): boolean =>
      may({
        rows: policy,
        actor: ctx.actor,
        countyId: ctx.county.id,
        action: 'translation.read-desk',
        thing: { languages: [code] },
      }) === 'yes';
    return ok(
      rows.filter((row) => mine(row.language)).map((row): ImportLine => ({ ...row, createdAt: row.createdAt.toISOString() })),
    );
  },
});

async function load(input: {
  tx: Tx;
  id: string;
  open?: boolean;
}): Promise<Result<{ loaded: ImportRow; thing: { languages: string[] } }>> {
  const query = input.tx.select().from(translationImport).where(eq(translationImport.id, input.id));
  const [row] = await (input.open ? query.for('update') : query);
  if (row === undefined) return notFound('Diese Datei');
  if (input.open && row.state !== 'open') return conflict('import-ended', 'Diese Datei ist schon übernommen oder verworfen.');
  return ok({ loaded: row, thing: { languages: [row.language] } });
}

/** What a file would change, text by text. */
export const readImport = useCase({
  name: 'translation.read-import',
  action: 'translation.read-desk',
  policy,
  mode: 'read',
  input: importIdInput,
  load: ({ tx, input }) => load({ tx, id: input.importId }),
  run: async ({ ctx, tx, loaded: row }) => {
    const { language, fromLanguage: from, units } = row;
    const { comparisons, stamp } = await compareImport({ ctx, tx, language, from, units });
    const entries = comparisons.map(({ entry }) => entry);
    const counts = Object.fromEntries(
      importOutcomes.map((outcome) => [outcome, entries.filter((entry) => entry.outcome === outcome).length]),
    ) as TranslationImportView['counts'];
    return ok<TranslationImportView>({
      ...{ id: row.id, language, from, fileName: row.fileName, state: row.state, counts, stamp },
      createdAt: row.createdAt.toISOString(),
      entries: entries.filter(({ outcome }) => outcome !== 'same' && outcome !== 'empty'),
      mayCheck: mayCheck({ ctx, settings: await loadSettings(tx), language }),
    });
  },
});

/**
 * Writes what the file changes, as drafts or checked. What was translated from another wording comes in only when that is said, and
 * stays outdated; what lost a tag never comes in. Refused when anything has changed since it was shown.
 */
export const applyImport = useCase({
  name: 'translation.apply-import',
  action: 'translation.write',
  policy,
  mode: 'write',
  input: applyImportInput,
  load: ({ tx, input }) => load({ tx, id: input.importId, open: true }),
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { language, fromLanguage: from, units } = row;
    if (input.asChecked && !mayCheck({ ctx, settings: await loadSettings(tx), language })) {
      return forbidden('Als geprüft speichert hier die Koordination.');
    }
    const { comparisons, stamp } = await compareImport({ ctx, tx, language, from, units });
    if (stamp !== input.stamp) {
      return conflict('changed-meanwhile', 'Seit der Ansicht hat sich etwas geändert. Bitte sehen Sie noch einmal hin.');
    }
    const taken = comparisons.flatMap(({ entry, write }) =>
      write !== null && (entry.outcome !== 'outdated' || input.outdatedToo) ? [{ entry, write }] : [],
    );
    const stateOf = (outcome: string): 'draft' | 'checked' => (input.asChecked && outcome !== 'outdated' ? 'checked' : 'draft');
    await saveTranslations({
      ctx,
      tx,
      translations: taken.map(({ entry, write: { thing, one, text, source } }) => ({
        subjectType: thing.subjectType,
        subjectId: thing.subjectId,
        ...{ field: entry.field, language, source, text },
        sourceLanguage: one.source.language,
        state: stateOf(entry.outcome),
      })),
    });
    for (const { entry, write } of taken) {
      audit({
        subjectType: 'translation',
        subjectId: entry.subjectId,
        summary: `${languageWord(language)}: „${entry.title}“, ${entry.what} aus einer Datei übernommen`,
        fields: {
          translationOf: { after: `${language} ${entry.field}` },
          ...changedFields<{ text: string | null; state: string | null }>(
            { text: write.one.row?.text ?? null, state: write.one.row?.state ?? null },
            { text: write.text, state: stateOf(entry.outcome) },
          ),
        },
      });
    }
    await end({ ctx, tx, id: row.id, state: 'applied' });
    audit({
      subjectType: 'translation-import',
      subjectId: row.id,
      summary: `${taken.length} Texte in ${languageWord(language)} übernommen`,
    });
    if (taken.length > 0) touchPublic();
    return ok({ written: taken.length });
  },
});

export const discardImport = useCase({
  name: 'translation.discard-import',
  action: 'translation.write',
  policy,
  mode: 'write',
  input: importIdInput,
  load: ({ tx, input }) => load({ tx, id: input.importId, open: true }),
  run: async ({ ctx, tx, loaded: row, audit }) => {
    await end({ ctx, tx, id: row.id, state: 'discarded' });
    audit({ subjectType: 'translation-import', subjectId: row.id, summary: 'Datei mit Übersetzungen verworfen' });
    return ok();
  },
});

/** The words have gone where they belong, or nowhere: only that there was a file is kept. */
const end = async (input: { ctx: CountyCtx; tx: Tx; id: string; state: 'applied' | 'discarded' }): Promise<void> => {
  await input.tx
    .update(translationImport)
    .set({ state: input.state, endedAt: input.ctx.clock.now(), units: [] })
    .where(and(eq(translationImport.id, input.id), eq(translationImport.countyId, input.ctx.county.id)));
};
