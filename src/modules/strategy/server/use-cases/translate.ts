import { changedFields } from '#kernel/audit.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { historyOf } from '#kernel/history.ts';
import { namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { deleteTranslation, dictionaryOf, saveTranslations, sourceHash, translationState } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import type { TranslationDesk, TranslationPast, TranslationTask } from '../../contract-translations.ts';
import {
  saveTranslationInput,
  translationDeskInput,
  translationTextInput,
  withdrawTranslationInput,
} from '../../inputs-translations.ts';
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
      fields: {
        translationOf: { after: auditName({ language, field }) },
        ...changedFields<{ text: string | null; state: string | null }>(
          { text: before?.text ?? null, state: before?.state ?? null },
          { text, state },
        ),
      },
    });
    if (strategy.state !== 'draft') touchPublic();
    return ok({ state });
  },
});

/**
 * Takes a translation back, whatever its state: the public reads the German text again, and the list says that the translation
 * is missing. What it was stays in its history.
 */
export const withdrawTranslation = useCase({
  name: 'strategy.withdraw-translation',
  action: 'strategy.translate',
  policy,
  mode: 'write',
  input: withdrawTranslationInput,
  run: async ({ tx, input, audit, touchPublic }) => {
    const { key, subjectId, field, language } = input;
    const strategy = await findStrategy(tx, { key });
    if (!strategy) return notFound('Diese Strategie');
    const rows = await findTranslationsOf(tx, strategy.id);
    const row = dictionaryOf(rows.filter((one) => one.language === language)).find({ subjectId, field });
    if (row === null) return notFound('Diese Übersetzung');
    if (row.translatedAt.toISOString() !== input.translatedAt) {
      return conflict('changed-meanwhile', 'Jemand hat die Übersetzung inzwischen geändert. Bitte sehen Sie sie noch einmal an.');
    }
    const named = (await findTranslatables(tx, strategy)).find((one) => one.subjectId === subjectId && one.field === field);
    await deleteTranslation({ tx, id: row.id });
    audit({
      subjectType: 'translation',
      subjectId,
      summary: `Übersetzung (${language}) von ${named ? `„${named.place}“, ${named.what}` : 'einem früheren Text'} zurückgezogen`,
      fields: {
        translationOf: { after: auditName({ language, field }) },
        text: { before: row.text, after: null },
        state: { before: row.state, after: null },
      },
    });
    if (strategy.state !== 'draft') touchPublic();
    return ok();
  },
});

/** What was written as the translation of one text and withdrawn, the newest first. */
export const readTranslationHistory = useCase({
  name: 'strategy.read-translation-history',
  action: 'strategy.translate',
  policy,
  mode: 'read',
  input: translationTextInput,
  run: async ({ ctx, tx, input }) => {
    const { subjectId, field, language } = input;
    if (!(await findStrategy(tx, { key: input.key }))) return notFound('Diese Strategie');
    const entries = await historyOf({ tx, countyId: ctx.county.id, subjectType: 'translation', subjectId, limit: 500 });
    return ok(
      entries.flatMap(({ id, at, actorName, fields }): TranslationPast[] => {
        const changed = new Map(fields.map((change) => [change.field, change]));
        if (changed.get('translationOf')?.after !== auditName({ language, field })) return [];
        const [text, state] = [changed.get('text'), changed.get('state')];
        const withdrawn = text !== undefined && text.after === null;
        const said = withdrawn ? text.before : (text?.after ?? null);
        return [
          {
            id,
            at,
            actorName,
            kind: withdrawn ? 'withdrawn' : 'saved',
            text: typeof said === 'string' ? said : null,
            state: ((withdrawn ? state?.before : state?.after) ?? null) as TranslationPast['state'],
          },
        ];
      }),
    );
  },
});

/** Which text of its thing, in which language: the audit log names the thing alone. */
const auditName = (input: { language: string; field: string }): string => `${input.language} ${input.field}`;
