import { plainText } from '#kernel/content/blocks.ts';
import { notFound } from '#kernel/errors.ts';
import { namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { sourceHash } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import { openStates, type DiffPart, type Work, type WorkText } from '../../contract.ts';
import { workInput } from '../../inputs.ts';
import { countThing, wordsOf, worstOf } from '../load-desk.ts';
import { codedSource, codedTranslation, loadWork, type LoadedText } from '../load-work.ts';
import { hintsOf, wordsOfCoded } from '../model/checks.ts';
import { wordDiff } from '../model/word-diff.ts';
import { mayCheck } from '../may-check.ts';
import { policy } from '../policy.ts';
import { loadStandings } from '../standings.ts';

/** One thing in one language: each text beside its translation, with what changed in the source since. */
export const readWork = useCase({
  name: 'translation.read-work',
  action: 'translation.read-desk',
  policy,
  mode: 'read',
  input: workInput,
  load: ({ input }) => Promise.resolve(ok({ loaded: undefined, thing: { languages: [input.language] } })),
  run: async ({ ctx, tx, input }) => {
    const { language, subjectId } = input;
    const { desk, works } = await loadWork({ ctx, tx, language, subjectIds: [subjectId], from: input.from });
    const work = works[0];
    if (work === undefined || work.thing.subjectId !== subjectId || !desk.languages.includes(language)) {
      return notFound('Diesen Text');
    }
    const { thing, from } = work;
    const names = await namesOf(
      tx,
      work.texts.flatMap(({ row }) => row?.translatedBy ?? []),
    );
    const { counts } = countThing({ desk, thing, language });
    const all = await loadStandings({ ctx, tx });
    const waiting = all.things.filter((one) => {
      const counted = one.inLanguages.get(language)!;
      return !counted.covered && openStates.some((state) => state !== 'draft' && state === worstOf(counted.counts));
    });
    const at = all.things.findIndex((one) => one.subjectId === subjectId);
    const after = all.things.slice(at + 1).find((one) => waiting.includes(one));
    const next = after ?? waiting.find((one) => one.subjectId !== subjectId) ?? null;
    return ok<Work>({
      subjectType: thing.subjectType,
      subjectId,
      title: thing.title,
      language,
      from,
      sources: [thing.language, ...desk.languages.filter((code) => code !== language && code !== thing.language)],
      texts: work.texts.map((one) => workText({ one, original: thing.language, names })),
      counts,
      mayCheck: mayCheck({ ctx, settings: desk.settings, language }),
      next: next?.subjectId ?? null,
    });
  },
});

function workText(input: { one: LoadedText; original: string; names: ReadonlyMap<string, string> }): WorkText {
  const { one, original, names } = input;
  const { text, state, source, row } = one;
  const { format } = text;
  const shown = codedSource(format, source.text);
  const own = row === null ? null : codedTranslation({ format, source: source.text, translated: row.text });
  return {
    field: text.field,
    what: text.what,
    html: format === 'html',
    state,
    source: shown,
    sourceHash: source.hash,
    changes: changesOf({ one, shown }),
    original: source.language === original ? null : codedSource(format, text.source),
    text: own,
    otherwise: row !== null && own === null ? plainText(row.text) : null,
    hints: own === null ? [] : hintsOf({ source: wordsOfCoded(shown), text: wordsOfCoded(own) }),
    words: wordsOf(text),
    translatedAt: row?.translatedAt.toISOString() ?? null,
    translatedBy: row === null ? null : (names.get(row.translatedBy) ?? row.translatedBy),
  };
}

/** From what was translated to what stands there now, where it is the same language. */
function changesOf({ one, shown }: { one: LoadedText; shown: string }): DiffPart[] {
  const { text, source, row } = one;
  if (row === null || row.sourceText === '' || row.sourceLanguage !== source.language) return [];
  if (row.sourceHash === sourceHash(source.text)) return [];
  return wordDiff(codedSource(text.format, row.sourceText), shown);
}
