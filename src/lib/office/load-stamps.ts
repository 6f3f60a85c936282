import { publicPaths } from '#lib/paths.ts';
import { valueOrError } from '#lib/server/answers.ts';

/** Counts of stamps; the page and its download show the same. */
export async function loadStamps({ locals, url }: { locals: App.Locals; url: URL }) {
  const found = valueOrError(await locals.app.courses.readStampFigures(locals.ctx, {}), url);
  return { ...found, checkPath: publicPaths({ base: `/${locals.county!.slug}`, language: 'de' }).stampCheck };
}
