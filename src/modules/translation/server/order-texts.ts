import type { CountyCtx, Tx } from '#kernel/context.ts';
import { loadWork, type LoadedWork } from './load-work.ts';
import { encodeHtml } from './model/coded.ts';
import { wordsOfCoded } from './model/checks.ts';

/** What an office is given: texts that are missing, outdated or only written by a machine. */
export const isOrdered = ({ state }: LoadedWork['texts'][number]): boolean =>
  state === 'missing' || state === 'outdated' || state === 'machine';

/** The words that an office would count, by thing, in one language. Sources are German: offices are paid for that. */
export async function orderTexts(input: {
  ctx: CountyCtx;
  tx: Tx;
  language: string;
  kind: string | null;
}): Promise<{ subjectId: string; subjectType: string; title: string; texts: string[] }[]> {
  const { ctx, tx, language, kind } = input;
  const { works, desk } = await loadWork({ ctx, tx, language, from: 'de' });
  if (!desk.languages.includes(language)) return [];
  return works.flatMap(({ thing, texts }) => {
    if (kind !== null && thing.subjectType !== kind) return [];
    const open = texts
      .filter((one) => isOrdered(one) && one.source.language === 'de')
      .map(({ text, source }) => (text.format === 'html' ? wordsOfCoded(encodeHtml(source.text).text) : source.text));
    return open.length === 0
      ? []
      : [{ subjectId: thing.subjectId, subjectType: thing.subjectType, title: thing.title, texts: open }];
  });
}
