import type { CountyCtx, Tx } from '#kernel/context.ts';
import { changedFields, type AuditRecord } from '#kernel/audit.ts';
import { conflict, forbidden, invalid, notFound, type FieldFault } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { deleteTranslation, saveTranslations, type TranslatableThing } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import { languageWord, stateWords } from '../../contract.ts';
import { saveTextsInput } from '../../inputs.ts';
import { loadWork, type LoadedText } from '../load-work.ts';
import { mayCheck } from '../may-check.ts';
import { renderTranslation } from '../model/render.ts';
import { policy } from '../policy.ts';

type Given = { field: string; text: string; sourceHash: string; translatedAt: string | null; state: 'draft' | 'checked' };

/**
 * Writes translations of one thing's texts, as drafts or checked; an empty one takes the translation back. What somebody else
 * changed meanwhile, source or translation, is told and not written over. All or nothing.
 */
export const saveTexts = useCase({
  name: 'translation.save-texts',
  action: 'translation.write',
  policy,
  mode: 'write',
  input: saveTextsInput,
  load: ({ input }) => Promise.resolve(ok({ loaded: undefined, thing: { languages: [input.language] } })),
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { language, subjectId } = input;
    const { desk, works } = await loadWork({ ctx, tx, language, subjectIds: [subjectId], from: input.from });
    const work = works[0];
    if (work === undefined || work.thing.subjectId !== subjectId || !desk.languages.includes(language)) {
      return notFound('Diesen Text');
    }
    if (input.texts.some(({ state }) => state === 'checked') && !mayCheck({ ctx, settings: desk.settings, language })) {
      return forbidden('Als geprüft speichert hier die Koordination. Speichern Sie bitte als Entwurf.');
    }
    const faults: FieldFault[] = [];
    const kept: { given: Given; one: LoadedText; text: string }[] = [];
    for (const given of input.texts) {
      const one = work.texts.find(({ text }) => text.field === given.field);
      if (one === undefined) return notFound('Diesen Text');
      const fault = (message: string, code: string): number => faults.push({ path: given.field, message, code });
      if (given.sourceHash !== one.source.hash) {
        fault('Die Vorlage hat sich inzwischen geändert. Bitte vergleichen Sie noch einmal.', 'source-changed');
      } else if (given.translatedAt !== (one.row?.translatedAt.toISOString() ?? null)) {
        fault(
          'Jemand hat die Übersetzung inzwischen geändert. Bitte laden Sie die Seite neu und vergleichen Sie.',
          'changed-meanwhile',
        );
      } else if (given.text.trim() === '') {
        if (given.state === 'checked' || one.row === null) fault('Bitte schreiben Sie die Übersetzung.', 'required');
        else kept.push({ given, one, text: '' });
      } else {
        const rendered = renderTranslation({ format: one.text.format, source: one.source.text, text: given.text });
        if (!rendered.ok) fault(rendered.faults.join(' '), 'marks-lost');
        else if (given.state === 'checked' && rendered.hints.length > 0 && !input.hintsSeen) {
          fault(`${rendered.hints.join(' ')} Ist das so gemeint, bestätigen Sie es unten.`, 'hints');
        } else kept.push({ given, one, text: rendered.text });
      }
    }
    if (faults.length > 0) {
      return faults.every(({ code }) => code === 'changed-meanwhile')
        ? { ok: false, problem: { ...conflict('changed-meanwhile', faults[0]!.message).problem, fields: faults } }
        : invalid('translation-faults', 'Einige Übersetzungen sind noch nicht gespeichert.', faults);
    }
    await write({ ctx, tx, thing: work.thing, language, kept, audit });
    touchPublic();
    return ok({ saved: kept.length });
  },
});

async function write(input: {
  ctx: CountyCtx;
  tx: Tx;
  thing: TranslatableThing;
  language: string;
  kept: readonly { given: Pick<Given, 'field' | 'state'>; one: LoadedText; text: string }[];
  audit: (record: AuditRecord) => void;
}): Promise<void> {
  const { ctx, tx, thing, language, kept, audit } = input;
  for (const { one, text } of kept) if (text === '' && one.row !== null) await deleteTranslation({ tx, id: one.row.id });
  await saveTranslations({
    ctx,
    tx,
    translations: kept
      .filter(({ text }) => text !== '')
      .map(({ given, one, text }) => ({
        subjectType: thing.subjectType,
        subjectId: thing.subjectId,
        field: given.field,
        language,
        source: one.source.text,
        sourceLanguage: one.source.language,
        text,
        state: given.state,
      })),
  });
  for (const { given, one, text } of kept) {
    audit({
      subjectType: 'translation',
      subjectId: thing.subjectId,
      summary: `${languageWord(language)}: „${thing.title}“, ${one.text.what} ${text === '' ? 'zurückgezogen' : `als ${stateWords[given.state]} gespeichert`}`,
      fields: {
        translationOf: { after: `${language} ${given.field}` },
        ...changedFields<{ text: string | null; state: string | null }>(
          { text: one.row?.text ?? null, state: one.row?.state ?? null },
          text === '' ? { text: null, state: null } : { text, state: given.state },
        ),
      },
    });
  }
}
