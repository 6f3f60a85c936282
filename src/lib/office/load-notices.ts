import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { noticeKinds, type NoticeKind, type OfficeNotice } from '#modules/welcome/contract-alerts.ts';
import { oneOf } from './address.ts';

/** The notices that an address asks for; the page and its download show the same. */
export async function loadNotices(input: { locals: App.Locals; url: URL }): Promise<{
  notices: OfficeNotice[];
  filter: { kind: NoticeKind | null; municipalityId: string | null; past: boolean };
}> {
  const { locals, url } = input;
  const municipality = url.searchParams.get('gemeinde');
  const filter = {
    kind: oneOf(url, 'art', noticeKinds),
    municipalityId: municipality !== null && isId(municipality) ? municipality : null,
    past: url.searchParams.get('vergangen') === 'ja',
  };
  return { notices: valueOrError(await locals.app.welcome.listNotices(locals.ctx, filter), url), filter };
}

type Choice = { value: string; label: string };

/**
 * Units and municipalities for which this person may write: everything for the coordination, else the own ones. `whole` is
 * whether a notice may hold in the whole county.
 */
export async function loadNoticeChoices(
  locals: App.Locals,
): Promise<{ units: Choice[]; municipalities: Choice[]; whole: boolean }> {
  const { units, municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const grants =
    locals.actor.kind === 'account' ? locals.actor.grants.filter(({ countyId }) => countyId === locals.county!.id) : [];
  const coordinates = grants.some(({ role }) => role === 'coordinator');
  const ownUnits = new Set(grants.flatMap(({ role, unitId }) => (role === 'unit-editor' ? (unitId ?? []) : [])));
  const ownPlaces = new Set(
    grants.flatMap(({ role, municipalityId }) => (role === 'municipality-editor' ? (municipalityId ?? []) : [])),
  );
  const option = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });
  const whole = coordinates || ownUnits.size > 0;
  return {
    units: units.filter(({ id, validTo }) => validTo === null && (coordinates || ownUnits.has(id))).map(option),
    municipalities: municipalities.filter(({ id }) => whole || ownPlaces.has(id)).map(option),
    whole,
  };
}
