import { textOf, valueOrError } from '#lib/server/answers.ts';
import { mediumKinds, type MediumKind, type OfficeMedium } from '#modules/welcome/contract-media.ts';
import { oneOf } from './address.ts';
import { mediumTexts, type MediumForm } from './medium-form.ts';

/** The media that an address asks for; the page and its download show the same. */
export async function loadMedia(input: { locals: App.Locals; url: URL }): Promise<{
  media: OfficeMedium[];
  filter: { kind: MediumKind | null; search: string | null; unused: boolean };
}> {
  const { locals, url } = input;
  const filter = {
    kind: oneOf(url, 'art', mediumKinds),
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    unused: url.searchParams.get('unbenutzt') === 'ja',
  };
  return { media: valueOrError(await locals.app.welcome.listMedia(locals.ctx, filter), url), filter };
}

type Choice = { value: string; label: string };

/** For whom this person may keep things: everybody for the coordination, else what is their own. */
export async function loadKeepers(locals: App.Locals): Promise<{ owners: Choice[]; whole: boolean }> {
  const { units, municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const grants =
    locals.actor.kind === 'account' ? locals.actor.grants.filter(({ countyId }) => countyId === locals.county!.id) : [];
  const whole = grants.some(({ role }) => role === 'coordinator');
  const holds = (role: string, id: string): boolean =>
    grants.some((grant) => grant.role === role && [grant.unitId, grant.municipalityId, grant.organisationId].includes(id));
  const organisationIds = grants.flatMap(({ role, organisationId }) =>
    role === 'organisation-editor' ? (organisationId ?? []) : [],
  );
  const organisations =
    organisationIds.length === 0 && !whole ? [] : valueOrError(await locals.app.network.listOrganisations(locals.ctx, {}));
  return {
    whole,
    owners: [
      ...units
        .filter(({ id, validTo }) => validTo === null && (whole || holds('unit-editor', id)))
        .map(({ id, name }) => ({ value: `stelle:${id}`, label: name })),
      ...municipalities
        .filter(({ id }) => whole || holds('municipality-editor', id))
        .map(({ id, name }) => ({ value: `gemeinde:${id}`, label: name })),
      ...organisations
        .filter(({ id }) => whole || organisationIds.includes(id))
        .map(({ id, name }) => ({ value: `organisation:${id}`, label: name })),
    ],
  };
}

export const readMediumForm = (form: FormData): MediumForm => ({
  ...(Object.fromEntries(mediumTexts.map((name) => [name, textOf(form, name) ?? ''])) as Omit<MediumForm, 'decorative'>),
  decorative: form.get('decorative') === 'ja',
});
