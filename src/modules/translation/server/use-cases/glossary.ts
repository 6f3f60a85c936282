import { asc, eq } from 'drizzle-orm';
import { invalid, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { languageWord } from '../../contract.ts';
import { termIdInput, termInput, termsInput, termTableInput } from '../../inputs-machine.ts';
import { glossaryTerm } from '../machine-schema.ts';
import { termView } from '../machine-store.ts';
import { readTerms } from '../model/term-table.ts';
import { policy } from '../policy.ts';
import { loadLanguages } from '../store.ts';

/** All terms, or those of one language. */
export const listTerms = useCase({
  name: 'translation.list-terms',
  action: 'translation.read-glossary',
  policy,
  mode: 'read',
  input: termsInput,
  run: async ({ tx, input }) => {
    const { language, source, fromLanguage } = glossaryTerm;
    const rows = await tx
      .select()
      .from(glossaryTerm)
      .where(input.language === null ? undefined : eq(language, input.language))
      .orderBy(asc(fromLanguage), asc(language), asc(source));
    return ok(rows.map(termView));
  },
});

/** Says how a word is said in another language; what was said of it before gives way. */
export const saveTerm = useCase({
  name: 'translation.save-term',
  action: 'translation.keep-glossary',
  policy,
  mode: 'write',
  input: termInput,
  load: ({ input }) => Promise.resolve(ok({ loaded: undefined, thing: { languages: [input.language] } })),
  run: async ({ ctx, tx, input, audit }) => {
    const languages = await loadLanguages(tx, ctx.county.id);
    if (!languages.includes(input.language) || input.language === input.from) {
      return invalidField('language', 'In diese Sprache übersetzt der Landkreis nicht.', 'unknown-language');
    }
    if (!languages.includes(input.from))
      return invalidField('from', 'Diese Sprache hat der Landkreis nicht.', 'unknown-language');
    const { from, language, source, target, note } = input;
    const id = newId(ctx.clock.now().getTime());
    const [row] = await tx
      .insert(glossaryTerm)
      .values({ id, countyId: ctx.county.id, fromLanguage: from, language, source, target, note })
      .onConflictDoUpdate({
        target: [glossaryTerm.countyId, glossaryTerm.fromLanguage, glossaryTerm.language, glossaryTerm.source],
        set: { target, note },
      })
      .returning({ id: glossaryTerm.id });
    audit({
      subjectType: 'glossary-term',
      subjectId: row!.id,
      summary: `Glossar ${languageWord(language)}: „${source}“`,
      fields: { target: { after: target } },
    });
    return ok({ id: row!.id });
  },
});

export const removeTerm = useCase({
  name: 'translation.remove-term',
  action: 'translation.keep-glossary',
  policy,
  mode: 'write',
  input: termIdInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(glossaryTerm).where(eq(glossaryTerm.id, input.termId));
    return row ? ok({ loaded: row, thing: { languages: [row.language] } }) : notFound('Dieses Wort');
  },
  run: async ({ tx, loaded: row, audit }) => {
    await tx.delete(glossaryTerm).where(eq(glossaryTerm.id, row.id));
    audit({
      subjectType: 'glossary-term',
      subjectId: row.id,
      summary: `Glossar ${languageWord(row.language)}: „${row.source}“ entfernt`,
      fields: { target: { before: row.target } },
    });
    return ok();
  },
});

/** Takes a table of terms in, all or none; terms that are there get their new wording. */
export const importTerms = useCase({
  name: 'translation.import-terms',
  action: 'translation.manage',
  policy,
  mode: 'write',
  input: termTableInput,
  run: async ({ ctx, tx, input, audit }) => {
    const read = readTerms({ text: input.text, languages: await loadLanguages(tx, ctx.county.id) });
    if (!read.ok) {
      return invalid(
        'terms-not-read',
        read.faults[0]!,
        read.faults.slice(0, 20).map((message) => ({ path: 'datei', message })),
      );
    }
    const now = ctx.clock.now().getTime();
    for (const { from, language, source, target, note } of read.terms) {
      await tx
        .insert(glossaryTerm)
        .values({ id: newId(now), countyId: ctx.county.id, fromLanguage: from, language, source, target, note })
        .onConflictDoUpdate({
          target: [glossaryTerm.countyId, glossaryTerm.fromLanguage, glossaryTerm.language, glossaryTerm.source],
          set: { target, note },
        });
    }
    audit({ subjectType: 'glossary', subjectId: null, summary: `${read.terms.length} Wörter ins Glossar übernommen` });
    return ok({ taken: read.terms.length });
  },
});
