import { isLanguage } from '#lib/languages.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { readerSpans, type ReaderFigures, type ReaderSpan } from '#modules/welcome/contract-figures.ts';

/** The figures that an address asks for; the page and its download show the same. */
export async function loadReaderFigures(input: {
  locals: App.Locals;
  url: URL;
}): Promise<{ figures: ReaderFigures; filter: { days: ReaderSpan; language: string | null } }> {
  const { locals, url } = input;
  const language = url.searchParams.get('sprache') ?? '';
  const filter = {
    days: readerSpans.find((span) => String(span) === url.searchParams.get('tage')) ?? 30,
    language: isLanguage(language) ? language : null,
  };
  return { figures: valueOrError(await locals.app.welcome.readReaderFigures(locals.ctx, filter), url), filter };
}
