import { publicPaths } from '#lib/paths.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { officeFunctions, officeFunctionWords, type PlaceState } from '#modules/network/contract-places.ts';
import { mediumKindWords, type OfficeMedium } from '#modules/welcome/contract-media.ts';
import type { MediumChoice, PageRefs } from './page-refs.ts';

const named = (label: string, state: PlaceState): string => (state === 'public' ? label : `${label} (nicht öffentlich)`);

export function mediumChoice(county: string, { id, kind, title, alt, files }: OfficeMedium): MediumChoice {
  const [first] = files;
  return {
    value: id,
    label: `${title} (${mediumKindWords[kind]})`,
    picture:
      kind === 'picture' && first
        ? {
            src: publicPaths({ base: `/${county}`, language: 'de' }).media(first.file),
            alt: alt ?? '',
            width: first.width,
            height: first.height,
          }
        : null,
  };
}

/** What the blocks of a page can show that is kept elsewhere. */
export async function loadPageRefs(locals: App.Locals): Promise<PageRefs> {
  const { app, ctx, county } = locals;
  const places = valueOrError(await app.network.listPlaces(ctx, {}));
  const contacts = valueOrError(await app.network.listContacts(ctx, {}));
  const media = valueOrError(await app.welcome.listMedia(ctx, {}));
  return {
    office: officeFunctions.map((value) => ({ value, label: officeFunctionWords[value] })),
    place: places.map(({ id, name, town, state }) => ({
      value: id,
      label: named([name, town].filter(Boolean).join(', '), state),
    })),
    contact: contacts.map(({ id, areaOfResponsibility, name, place, state }) => ({
      value: id,
      label: named([areaOfResponsibility ?? name, place?.name].filter(Boolean).join(' – '), state),
    })),
    media: media.filter(({ ended }) => !ended).map((medium) => mediumChoice(county!.slug, medium)),
  };
}
