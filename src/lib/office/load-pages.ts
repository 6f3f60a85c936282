import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { audiences, pageStates, type OfficePage } from '#modules/welcome/contract.ts';
import { pageWaits } from '#modules/welcome/contract-desk.ts';
import { oneOf } from './address.ts';
import { languageName } from './page-words.ts';

/** The pages that an address asks for; the tree and its download show the same. */
export async function loadPages(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const filter = {
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    state: oneOf(url, 'stand', pageStates),
    audience: oneOf(url, 'fuer', audiences),
    waits: oneOf(url, 'wartet', pageWaits),
    own: url.searchParams.get('eigene') === 'ja',
  };
  return { filter, pages: valueOrError(await locals.app.welcome.listPages(locals.ctx, filter), url) };
}

/** The record behind every page about one page, or the error page. */
export async function loadPage(input: { locals: App.Locals; id: string }) {
  const { locals, id } = input;
  if (!isId(id)) error(404, 'Diese Seite gibt es hier nicht.');
  return valueOrError(await locals.app.welcome.readPage(locals.ctx, { pageId: id }));
}

/** The same with its text in one language, which need not be written yet. */
export async function loadPageText(input: { locals: App.Locals; id: string; language: string }) {
  const page = await loadPage(input);
  const { language } = input;
  if (!page.languages.some((one) => one.language === language)) error(404, 'Diese Sprache hat der Landkreis nicht.');
  return { page, language, edition: page.editions.find((one) => one.language === language) ?? null };
}

type Choice = { value: string; label: string };
const option = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });

/** Where pages may hang, from the top down; what hangs below `without` is left out. */
export function parentChoices(pages: readonly OfficePage[], without: string | null = null): Choice[] {
  const barred = new Set(without === null ? [] : [without]);
  for (const page of pages) if (page.parentId !== null && barred.has(page.parentId)) barred.add(page.id);
  return pages
    .filter(({ id }) => !barred.has(id))
    .map(({ id, depth, title }) => ({ value: id, label: `${'– '.repeat(depth)}${title}` }));
}

/** To whom this person may give a page: everybody for the coordination, else the own unit, municipality and organisation. */
export async function loadPageChoices(locals: App.Locals) {
  const { ctx, app, actor, county } = locals;
  const { units, municipalities } = valueOrError(await app.tenancy.listUnits(ctx, {}));
  const organisations = valueOrError(await app.network.listOrganisations(ctx, {}));
  const pages = valueOrError(await app.welcome.listPages(ctx, {}));
  const grants = actor.kind === 'account' ? actor.grants.filter(({ countyId }) => countyId === county!.id) : [];
  const all = grants.some(({ role }) => role === 'coordinator');
  const own = new Set(
    grants.flatMap((grant) => {
      if (grant.role === 'unit-editor') return grant.unitId ?? [];
      if (grant.role === 'municipality-editor') return grant.municipalityId ?? [];
      return grant.role === 'organisation-editor' ? (grant.organisationId ?? []) : [];
    }),
  );
  const offered = (list: readonly { id: string; name: string }[]): Choice[] =>
    list.filter(({ id }) => all || own.has(id)).map(option);
  return {
    all,
    parents: parentChoices(pages),
    languages: (pages[0]?.languages ?? [{ language: 'de' }]).map(({ language }) => ({
      value: language,
      label: languageName(language),
    })),
    units: offered(units.filter(({ validTo }) => validTo === null)),
    municipalities: offered(municipalities),
    organisations: offered(organisations),
  };
}
