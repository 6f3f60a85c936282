import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { idOfSlug } from '#kernel/slug.ts';
import type { ReaderFigures } from '../../contract-figures.ts';
import { readerFiguresInput } from '../../inputs-figures.ts';
import { findCounts, findNames } from '../figures-store.ts';
import { readerFigures, type Named } from '../model/reader-figures.ts';
import { policy } from '../policy.ts';
import { page, pageAddress } from '../schema.ts';
import { loadTree } from '../tree-store.ts';

/** How often public pages were read: by time, language and page, with what was looked for and not found. */
export const readReaderFigures = useCase({
  name: 'welcome.read-reader-figures',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: readerFiguresInput,
  run: async ({ ctx, tx, input }) => {
    const to = berlinDay(ctx.clock.now());
    const from = addDays(to, 1 - input.days);
    const { language } = input;
    const counts = await findCounts(tx, { from, to, language });
    const before = await findCounts(tx, { from: addDays(from, -input.days), to: addDays(from, -1), language });
    return ok<ReaderFigures>(readerFigures({ from, to, counts, before, name: await loadNames(tx) }));
  },
});

/** What an address is called in German: pages by all of their addresses, places, events and offers by the end of theirs. */
async function loadNames(tx: Tx): Promise<(language: string, path: string) => Named> {
  const titles = new Map((await loadTree({ tx, language: 'de', publicOnly: false })).map(({ id, title }) => [id, title.text]));
  const addresses = await tx
    .select({ id: page.id, language: pageAddress.language, own: page.language, path: pageAddress.path })
    .from(pageAddress)
    .innerJoin(page, eq(page.id, pageAddress.pageId));
  const pages = new Map(addresses.map(({ id, language, path }) => [`${language} ${path}`, id]));
  const anywhere = new Map(addresses.filter(({ language, own }) => language === own).map(({ id, path }) => [path, id]));
  const { places, events, offers } = await findNames(tx);
  return (language, path) => {
    const id = pages.get(`${language} ${path}`) ?? anywhere.get(path);
    if (id !== undefined) return { key: `page:${id}`, title: titles.get(id) ?? path };
    const [room = '', part = ''] = path.split('/');
    const byId = new Map([
      ['termine', events],
      ['angebote', offers],
    ]).get(room);
    const title = room === 'orte' ? places.get(part) : byId?.get(idOfSlug(part) ?? '');
    return { key: path, title: title ?? rooms[path] ?? path };
  };
}

/** Pages of the site that are no page of the tree, by their address. */
const rooms: Readonly<Record<string, string>> = {
  '': 'Startseite',
  themen: 'Themen',
  orte: 'Orte',
  termine: 'Termine',
  angebote: 'Angebote',
  suche: 'Suche',
  schritte: 'Erste Schritte',
  notfall: 'Notfallnummern',
  warnungen: 'Warnungen',
  meldungen: 'Meldungen',
  benachrichtigungen: 'Benachrichtigungen',
  strategie: 'Strategien',
  berichte: 'Berichte',
  mehr: 'Mehr',
  impressum: 'Impressum',
  datenschutz: 'Datenschutz',
  barrierefreiheit: 'Barrierefreiheit',
  rueckmeldung: 'Rückmeldung',
};
