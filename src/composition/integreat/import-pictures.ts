import type { OtherLanguage, OtherRegion } from '#adapters/integreat/read-region.ts';
import { must, nameOf, saveTexts, spoken, takeOver, type ImportWork } from './import-work.ts';
import { creditsIn, pictureOf, picturesIn, smallPicture } from './taken-html.ts';

/** What became of the pictures: their numbers here by their whole addresses. */
export type Pictures = { here: ReadonlyMap<string, string>; origin: string };

/** The picture of a place or an event here; nothing where it has none, or that one did not come along. */
export function pictureField(thing: Parameters<typeof pictureOf>[0], { here, origin }: Pictures): { pictureId?: string } {
  const id = here.get(pictureOf(thing, origin)?.src ?? '');
  return id === undefined ? {} : { pictureId: id };
}

/** Says of a place or an event which pictures do not stand here. */
export function tellPictures(input: {
  thing: { thumbnail: string | null; content: string };
  pictures: Pictures;
  taken: boolean;
  tell: (message: string) => void;
}): void {
  const { thing, pictures, taken, tell } = input;
  const inText = picturesIn(thing.content, pictures.origin).length;
  if (!taken && (inText > 0 || thing.thumbnail !== null)) tell('its picture is not taken over');
  else if (inText > 1) tell(`${inText - 1} further pictures of its text are not taken over: it has one here`);
}

/** More than a region has; whoever has more goes on the next time. */
const mostPictures = 1_000;

/**
 * Takes the pictures of pages, places and events over that lie on the region's own server; those of other servers stay where they are. A picture is
 * fetched once, by its address. Gives its number here by its whole address.
 */
export async function importPictures(
  work: ImportWork,
  input: {
    languages: readonly (OtherLanguage & { here: string })[];
    region: Pick<OtherRegion, 'origin' | 'fetchPicture'>;
    rehearsal: boolean;
  },
): Promise<ReadonlyMap<string, string>> {
  const { app, reporter, ctx } = work;
  const { region, rehearsal } = input;
  const host = new URL(region.origin).host;
  const found = new Map<string, Record<string, string>>();
  const credits = new Map<string, string>();
  for (const { here, pages, places, events } of input.languages) {
    const shown = [
      ...pages.flatMap((page) => [...picturesIn(page.content, region.origin), ...smallPicture(page, region.origin)]),
      // Places and events have one picture here.
      ...[...places, ...events].flatMap((one) => pictureOf(one, region.origin) ?? []),
    ];
    for (const { content } of [...pages, ...places, ...events])
      for (const [src, credit] of creditsIn(content, region.origin))
        if (!credits.has(src) || here === 'de') credits.set(src, credit);
    for (const { src, alt } of shown) {
      if (new URL(src).host !== host || src.length > 300) continue;
      found.set(src, { [here]: alt, ...found.get(src) });
    }
  }
  const here = new Map<string, string>();
  let waiting = 0;
  for (const [src, all] of found) {
    const known = work.known.get(nameOf('medium', src));
    if (known !== undefined) {
      work.met.add(nameOf('medium', src));
      reporter.count('medium', 'same');
      here.set(src, known.subjectId);
      continue;
    }
    if (rehearsal || here.size >= mostPictures) {
      waiting += 1;
      continue;
    }
    const alts = spoken(work, all);
    const alt = (alts.de ?? Object.values(alts)[0] ?? '').slice(0, 300);
    const title = (alt || decodeURI(src.split('/').at(-1)!)).slice(0, 150);
    const fetched = await region.fetchPicture(src);
    if (!fetched.ok) {
      reporter.leftOut('medium', src, fetched.message);
      continue;
    }
    const stored = await ctx.files.put(fetched.bytes);
    const id = await takeOver(work, {
      kind: 'medium',
      externalId: src,
      title: src,
      subjectType: 'medium',
      value: src,
      write: async ({ ctx: within }) => {
        const medium = must(
          await app.welcome.addMedium(within, {
            title: title.length < 2 ? 'Bild' : title,
            alt,
            decorative: alt === '',
            // Where nobody says whose it is, somebody has to look.
            author: (credits.get(src) ?? `Übernommen von ${host}`).slice(0, 150),
            licence: 'permission',
            source: src,
            upload: { ...stored, name: title, mime: '' },
          }),
        );
        const words = Object.fromEntries(
          Object.entries(alts).map(([language, text]) => [language, { alt: text === alt ? null : text.slice(0, 300) || null }]),
        );
        await saveTexts({ work, ctx: within, subjectType: 'medium', subjectId: medium.id, own: { alt: alt || null }, words });
        return medium.id;
      },
    });
    if (id !== null) here.set(src, id);
  }
  if (waiting > 0)
    reporter.note(
      'medium',
      `${waiting} of them`,
      rehearsal ? 'are fetched when it is no rehearsal' : 'are linked, and come the next time',
    );
  return here;
}
