import { publicPaths } from '#lib/paths.ts';

/** What the frame of a page behind a link shows of its county, and the public pages that it leads to. */
export function linkCounty(locals: App.Locals) {
  const { name, slug } = locals.county!;
  const site = publicPaths({ base: `/${slug}`, language: 'de' });
  return {
    ...{ name, slug },
    home: site.home,
    colours: site.colours,
    about: site.interpreting,
    ownPage: site.interpretingOwnPage,
    register: site.interpretingRegister,
    privacy: site.privacy,
    worker: site.serviceWorker,
    /** Of messages about offers alone: those about warnings have one of their own. */
    offersScope: `${site.scope}sprachmittler/`,
  };
}
