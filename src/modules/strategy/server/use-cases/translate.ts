import { changedFields } from '#kernel/audit.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { dictionaryOf, saveTranslations, sourceHash, translationState } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import type { TranslationDesk, TranslationTask } from '../../contract-translations.ts';
import { saveTranslationInput, translationDeskInput } from '../../inputs-translations.ts';
import { policy } from '../policy.ts';
import { findForeignLanguages, findStrategy } from '../store.ts';
import { countTranslations, findTranslatables, findTranslationsOf, inWorkOrder } from '../translatables.ts';

/** How a strategy stands in each language of the county, and the texts of one language in the order of work. */
export const readTranslations = useCase({
  name: 'strategy.read-translations',
  action: 'strategy.translate',
  policy,
  mode: 'read',
  input: translationDeskInput,
  run: async ({ ctx, tx, input }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    if (!strategy) return notFound('Diese Strategie');
    const languages = await findForeignLanguages(tx, ctx.county.id);
    if (input.language !== null && !languages.includes(input.language)) return notFound('Diese Sprache');
    const texts = await findTranslatables(tx, strategy);
    const rows = await findTranslationsOf(tx, strategy.id);
    const own = rows.filter((row) => row.language === input.language);
    const names = await namesOf(
      tx,
      own.map((row) => row.translatedBy),
    );
    const { find } = dictionaryOf(own);
    const tasks = texts.map((text): TranslationTask => {
      const row = find(text);
      return {
        ...text,
        sourceHash: sourceHash(text.source),
        text: row?.text ?? null,
        state: translationState({ source: text.source, translated: row }),
        translatedAt: row?.translatedAt.toISOString() ?? null,
        translatedBy: row === null ? null : (names.get(row.translatedBy) ?? row.translatedBy),
      };
    });
    return ok<TranslationDesk>({
      strategy: { id: strategy.id, key: strategy.key, title: strategy.title, state: strategy.state },
      languages: countTranslations({ texts, rows, languages }),
      tasks: input.language === null ? [] : inWorkOrder(tasks),
    });
  },
});

/** Writes the translation of one text, as a draft or checked. The public reads both, drafts marked as such. */
export const saveTranslation = useCase({
  name: 'strategy.save-translation',
  action: 'strategy.translate',
  policy,
  mode: 'write',
  input: saveTranslationInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { key, subjectId, field, language, text, state } = input;
    const strategy = await findStrategy(tx, { key });
    if (!strategy) return notFound('Diese Strategie');
    if (!(await findForeignLanguages(tx, ctx.county.id)).includes(language)) {
      return invalidField('language', 'In diese Sprache übersetzt der Landkreis nicht.', 'unknown-language');
    }
    const found = (await findTranslatables(tx, strategy)).find((one) => one.subjectId === subjectId && one.field === field);
    if (!found) return notFound('Diesen Text');
    if (input.sourceHash !== sourceHash(found.source)) {
      return conflict('source-changed', 'Der deutsche Text hat sich inzwischen geändert. Bitte vergleichen Sie noch einmal.');
    }
    const rows = await findTranslationsOf(tx, strategy.id);
    const before = dictionaryOf(rows.filter((row) => row.language === language)).find(found);
    await saveTranslations({
      ctx,
      tx,
      translations: [{ subjectType: found.subjectType, subjectId, field, language, source: found.source, text, state }],
    });
    audit({
      subjectType: 'translation',
      subjectId,
      summary: `Übersetzung (${language}) von „${found.place}“, ${found.what} gespeichert`,
      fields: changedFields<{ text: string | null; state: string | null }>(
        { text: before?.text ?? null, state: before?.state ?? null },
        { text, state },
      ),
    });
    if (strategy.state !== 'draft') touchPublic();
    return ok({ state });
  },
});
