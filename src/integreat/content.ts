import type { App } from '#composition/app.ts';
import type { Ctx } from '#kernel/context.ts';
import { berlinDay, berlinMidnight } from '#kernel/dates.ts';
import type { Result } from '#kernel/result.ts';
import type { PublicOffice, PublicReference } from '#modules/network/contract-places.ts';
import type { CountyView } from '#modules/tenancy/contract.ts';
import type { PublicMedium } from '#modules/welcome/contract-media.ts';
import type { GivenNumber, Numbered, NumberedType, PageInFull } from '#modules/welcome/contract-interchange.ts';
import { addressesOf } from './addresses.ts';
import { dateJson, endOfDay, eventJson, type EventEntry } from './event-json.ts';
import { imprintJson } from './imprint-json.ts';
import { alertEntry, newsJson, noticeEntry, pushJson, type NewsEntry } from './news-json.ts';
import { pictureAddress, referenceHtml } from './office-html.ts';
import { pagesJson } from './page-json.ts';
import { placeJson, speaks } from './place-json.ts';
import { regionJson } from './region-json.ts';
import type { Event, Imprint, News, Page, Place, PushNews, Region } from './shapes.ts';

/** What is made for one county in one language is good until its revision moves, or a moment comes. */
type Kept = { revision: number; until: number | null; made: Promise<unknown> };
/** Lists that are held at once: one for pages of 500 takes about two megabytes. */
const mostKept = 48;

export type Asked = { county: CountyView; language: string };
export type Content = ReturnType<typeof createContent>;

/** Everything that the API says, made of what the modules show to everybody. */
export function createContent({ app }: { app: App }) {
  const kept = new Map<string, Kept>();
  const origin = app.config.origin;

  const keep = <T>(input: { county: CountyView; name: string; until?: Date | null; make: () => Promise<T> }): Promise<T> => {
    const { county, name, until = null, make } = input;
    const key = `${county.id} ${name}`;
    const now = app.clock.now().getTime();
    const known = kept.get(key);
    kept.delete(key);
    if (known?.revision === county.revision && (known.until === null || known.until > now)) {
      kept.set(key, known);
      return known.made as Promise<T>;
    }
    const made = make();
    kept.set(key, { revision: county.revision, until: until?.getTime() ?? null, made });
    made.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return made;
  };
  const today = (): string => berlinDay(app.clock.now());
  const tonight = (): Date => endOfDay(today());

  const reader = (county: CountyView): Ctx => app.context({ county, actor: { kind: 'anonymous' } });
  const addresses = ({ county, language }: Asked) => addressesOf({ county, origin, language });

  /** Numbers of things; those that were never asked for get theirs now. */
  const numbersOf = async (county: CountyView, things: readonly Numbered[]) => {
    const nameOf = ({ type, id, language }: Numbered): string => `${type} ${id} ${language}`;
    const wanted = [...new Map(things.map((thing) => [nameOf(thing), thing])).values()];
    let given: GivenNumber[] = must(await app.welcome.readNumbers(reader(county), { things: wanted }));
    if (given.length < wanted.length) {
      const system = app.context({ county, actor: { kind: 'system', name: 'Austausch' } });
      given = must(await app.welcome.numberThings(system, { things: wanted }));
    }
    const numbers = new Map(given.map((one) => [nameOf(one), one.number]));
    return (type: NumberedType, id: string, language = ''): number => numbers.get(nameOf({ type, id, language }))!;
  };
  const inLanguages = (type: NumberedType, id: string, languages: readonly string[]): Numbered[] =>
    ['', ...languages].map((language) => ({ type, id, language }));

  const settings = (county: CountyView) =>
    keep({ county, name: 'settings', make: async () => must(await app.tenancy.readPublicSettings(reader(county), {})) });
  /** Whether what is for these readers goes out: what is for helpers alone only where the county says so. */
  const shown = async (county: CountyView): Promise<(audience: readonly string[]) => boolean> => {
    const { integreatForHelpers } = await settings(county);
    return (audience) => integreatForHelpers || audience.length === 0 || audience.includes('newcomers');
  };

  const rawPlaces = ({ county, language }: Asked) =>
    keep({
      county,
      name: `raw-places ${language}`,
      until: tonight(),
      make: async () => {
        const fits = await shown(county);
        const all = must(await app.network.readPublicPlacesInFull(reader(county), { language }));
        return all.filter(({ audience }) => fits(audience));
      },
    });

  const region = (county: CountyView): Promise<Region> =>
    keep({
      county,
      name: 'region',
      make: async () => {
        const outlines = must(await app.network.readOutlines(reader(county), {}));
        return regionJson({
          county,
          outlines: outlines.map(({ municipality, area }) => ({ name: municipality.name, area })),
          places: await rawPlaces({ county, language: 'de' }),
        });
      },
    });

  const offices = (asked: Asked) =>
    keep({
      county: asked.county,
      name: `offices ${asked.language}`,
      until: tonight(),
      make: async () => {
        const found = must(await app.network.findOfficesFor(reader(asked.county), { language: asked.language }));
        return new Map<string, PublicOffice>(found.map((office) => [office.function, office]));
      },
    });

  const contactsOf = async ({ county, language }: Asked, shownPages: readonly PageInFull[]) => {
    const contactIds = [
      ...new Set(
        shownPages.flatMap(({ blocks }) => blocks.flatMap(({ kind, ref }) => (kind === 'contact' && ref !== null ? [ref] : []))),
      ),
    ];
    const found: PublicReference[] = [];
    for (let start = 0; start < contactIds.length; start += 400) {
      const some = contactIds.slice(start, start + 400);
      found.push(...must(await app.network.readPublicReferences(reader(county), { language, contactIds: some })));
    }
    return new Map(found.map((one) => [one.id, one]));
  };

  const mediaOf = async ({ county, language }: Asked, refs: readonly (string | null)[]) => {
    const ids = [...new Set(refs)].filter((ref) => ref !== null);
    const found = new Map<string, PublicMedium>();
    for (let start = 0; start < ids.length; start += 400) {
      const some = must(await app.welcome.readPublicMedia(reader(county), { language, ids: ids.slice(start, start + 400) }));
      for (const medium of some) found.set(medium.id, medium);
    }
    return found;
  };

  const pages = (asked: Asked): Promise<Page[]> =>
    keep({
      county: asked.county,
      name: `pages ${asked.language}`,
      // The right to show a picture ends with a day.
      until: tonight(),
      make: async () => {
        const { county, language } = asked;
        const fits = await shown(county);
        const all = must(await app.welcome.readPublicPagesInFull(reader(county), { language }));
        const there = new Set<string>();
        // What hangs below a page that is left out would hang in the air.
        const own = all.filter((page) => {
          const stays = fits(page.audiences) && (page.parentId === null || there.has(page.parentId));
          if (stays) there.add(page.id);
          return stays;
        });
        const numberOf = await numbersOf(
          county,
          own.flatMap((page) => [
            ...inLanguages(
              'page',
              page.id,
              page.languages.map((one) => one.language),
            ),
            ...(page.organisation === null ? [] : inLanguages('organisation', page.organisation.id, [])),
          ]),
        );
        const refers = {
          offices: await offices(asked),
          places: await rawPlaces(asked),
          contacts: await contactsOf(asked, own),
          media: await mediaOf(asked, own.flatMap(mediaIn)),
        };
        return pagesJson({
          pages: own,
          language,
          addresses: addresses(asked),
          numberOf: (id, one) => numberOf('page', id, one),
          organisationNumber: (id) => numberOf('organisation', id),
          fill: (block) => referenceHtml({ block, language, addresses: addresses(asked), ...refers }),
          pictureAt: (mediumId) => pictureAddress(refers.media.get(mediumId), addresses(asked)),
        });
      },
    });

  const places = (asked: Asked): Promise<Place[]> =>
    keep({
      county: asked.county,
      name: `places ${asked.language}`,
      until: tonight(),
      make: async () => {
        const { county, language } = asked;
        const speaking = new Map<string, string[]>();
        for (const one of county.languages) {
          for (const place of await rawPlaces({ county, language: one })) {
            if (speaks(place, one)) speaking.set(place.id, [...(speaking.get(place.id) ?? []), one]);
          }
        }
        const own = (await rawPlaces(asked)).filter((place) => speaking.get(place.id)?.includes(language));
        const numberOf = await numbersOf(county, [
          ...own.flatMap((place) => inLanguages('place', place.id, speaking.get(place.id)!)),
          ...own.flatMap(({ organisation }) => (organisation === null ? [] : inLanguages('organisation', organisation.id, []))),
        ]);
        const pictures = await mediaOf(
          asked,
          own.map(({ pictureId }) => pictureId),
        );
        return own.map((place) =>
          placeJson({
            place,
            language,
            languages: speaking.get(place.id)!,
            addresses: addresses(asked),
            origin,
            numberOf,
            picture: pictureAddress(pictures.get(place.pictureId ?? ''), addresses(asked)),
          }),
        );
      },
    });

  const rawEvents = ({ county, language }: Asked) =>
    keep({
      county,
      name: `raw-events ${language}`,
      until: tonight(),
      make: async () => {
        const fits = await shown(county);
        const all = must(await app.events.readEventPieces(reader(county), { language }));
        return all.filter(({ event }) => fits(event.audience));
      },
    });

  /** As pieces with their rules, and date by date. */
  const events = (asked: Asked): Promise<{ combined: Event[]; single: Event[] }> =>
    keep({
      county: asked.county,
      name: `events ${asked.language}`,
      until: tonight(),
      make: async () => {
        const { county, language } = asked;
        const speaking = new Map<string, string[]>();
        for (const one of county.languages) {
          for (const { event } of await rawEvents({ county, language: one })) {
            if (one === 'de' || event.marks.title?.language === one)
              speaking.set(event.id, [...(speaking.get(event.id) ?? []), one]);
          }
        }
        const own = (await rawEvents(asked)).filter(({ event }) => speaking.get(event.id)?.includes(language));
        const slugs = new Map(
          (await rawPlaces(asked)).filter((place) => speaks(place, language)).map((place) => [place.id, place.slug]),
        );
        const numberOf = await numbersOf(county, [
          ...own.flatMap(({ event }) => inLanguages('event', event.id, speaking.get(event.id)!)),
          ...own.flatMap(({ event }) => inLanguages('event-place', event.id, [])),
          ...own.flatMap(({ event }) => (event.placeId === null ? [] : inLanguages('place', event.placeId, []))),
        ]);
        const pictures = await mediaOf(
          asked,
          own.map(({ event }) => event.pictureId),
        );
        const made = own.flatMap(({ event, pieces }) =>
          pieces.map((piece) => {
            const entry: EventEntry = { event, piece, languages: speaking.get(event.id)! };
            const slug = slugs.get(event.placeId ?? '');
            const placePath = slug === undefined ? null : addresses(asked).place(slug).path;
            const picture = pictureAddress(pictures.get(event.pictureId ?? ''), addresses(asked));
            return { piece, json: eventJson({ entry, language, addresses: addresses(asked), numberOf, placePath, picture }) };
          }),
        );
        return {
          combined: made.map(({ json }) => json),
          single: made.flatMap(({ piece, json }) =>
            piece.recurrenceRule === null ? [json] : piece.dates.map((time) => dateJson(json, time)),
          ),
        };
      },
    });

  const news = async (asked: Asked): Promise<{ until: Date | null; news: News[]; push: PushNews[] }> => {
    const { county, language } = asked;
    const now = must(await app.welcome.readCurrentNews(reader(county), { language }));
    const said = { languages: county.languages, addresses: addresses(asked) };
    const entries: NewsEntry[] = [
      ...now.alerts.map((alert) => alertEntry({ alert, ...said })),
      ...now.notices.map((notice) => noticeEntry({ notice, ...said })),
    ].toSorted((one, other) => other.published.localeCompare(one.published) || other.id.localeCompare(one.id));
    const numberOf = await numbersOf(
      county,
      entries.flatMap(({ type, id }) => county.languages.map((one) => ({ type, id, language: one }))),
    );
    return {
      until: now.until === null ? null : new Date(now.until),
      news: entries.map((entry) => newsJson({ entry, language, numberOf })),
      push: entries.map((entry) => pushJson({ entry, language, numberOf })),
    };
  };

  const imprint = async (asked: Asked): Promise<Imprint | null> => {
    const { county, language } = asked;
    const { imprint: text } = await settings(county);
    if (text === null) return null;
    const numberOf = await numbersOf(county, inLanguages('imprint', county.id, county.languages));
    return imprintJson({
      text,
      language,
      languages: county.languages,
      addresses: addresses(asked),
      // Nobody notes when it changed: for its readers it is of today.
      changed: berlinMidnight(today()),
      numberOf: (one) => numberOf('imprint', county.id, one),
    });
  };

  return { addresses, region, pages, places, events, news, imprint, tonight };
}

const mediaIn = ({ blocks }: PageInFull): (string | null)[] => blocks.flatMap(({ kind, ref }) => (kind === 'media' ? [ref] : []));

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.problem.code}: ${result.problem.message}`);
}
