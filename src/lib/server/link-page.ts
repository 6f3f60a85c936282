import { publicPaths } from '#lib/paths.ts';

/** What the frame of a page behind a link shows of its county. */
export function linkCounty(locals: App.Locals): { name: string; home: string; colours: string } {
  const county = locals.county!;
  const { home, colours } = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return { name: county.name, home, colours };
}
