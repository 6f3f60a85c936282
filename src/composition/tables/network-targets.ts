import { ok } from '#kernel/result.ts';
import { bodies, meetings } from '#lib/office/list-registers-bodies.ts';
import { projects } from '#lib/office/list-registers-projects.ts';
import { organisations } from '#lib/office/list-registers.ts';
import type { BodyKind, MeetingState, OrganisationKind } from '#modules/network/contract.ts';
import type { ProjectPhase } from '#modules/network/contract-projects.ts';
import {
  addBody,
  addMeeting,
  addOrganisation,
  addProject,
  changeBody,
  changeMeeting,
  changeOrganisation,
  changeProject,
  closeOrganisation,
  listBodies,
  listOrganisations,
  listProjects,
  readBody,
  reopenOrganisation,
} from '#modules/network/server/index.ts';
import { loadOrganisationNames, loadPlaces } from './directories.ts';
import { taker, targetOf, typed } from './target.ts';

type Text = string | null;

export const organisationTarget = targetOf({
  register: organisations,
  action: 'network.edit',
  headKey: 'name',
  idOf: (row) => row.id,
  nameOf: (row) => row.name,
  versionOf: (row) => row.version,
  columns: { alternateName: 'alternate', municipalityId: 'place', unitId: 'unit', closedOn: 'closed' },
  open: async (ctx) => {
    const rows = await listOrganisations(ctx, { closed: true });
    if (!rows.ok) return rows;
    const places = await loadPlaces(ctx);
    if (!places.ok) return places;
    return ok({
      title: 'Organisationen',
      rows: rows.value,
      directories: places.value,
      save: async (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          name: take('name', before?.name ?? ''),
          alternateName: take<Text>('alternate', before?.alternateName ?? null),
          description: take<Text>('description', before?.description ?? null),
          website: take<Text>('website', before?.website ?? null),
          email: take<Text>('email', before?.email ?? null),
          kind: take('kind', before?.kind ?? ('' as OrganisationKind)),
          municipalityId: take<Text>('place', before?.municipality?.id ?? null),
          unitId: take<Text>('unit', before?.unit?.id ?? null),
        };
        let organisationId = before?.id ?? '';
        if (before === null) {
          const made = await addOrganisation(inner, fields);
          if (!made.ok) return made;
          organisationId = made.value.id;
        } else if ([...values.keys()].some((key) => key !== 'closed')) {
          const changed = await changeOrganisation(inner, { organisationId, version: before.version, ...fields });
          if (!changed.ok) return changed;
        }
        if (!values.has('closed')) return ok();
        const closedOn = take<Text>('closed', null);
        if (before !== null && before.closedOn !== null) {
          const opened = await reopenOrganisation(inner, { organisationId });
          if (!opened.ok) return opened;
        }
        return closedOn === null ? ok() : closeOrganisation(inner, { organisationId, closedOn });
      },
    });
  },
});

export const bodyTarget = targetOf({
  register: bodies,
  action: 'network.edit',
  headKey: 'name',
  idOf: (row) => row.id,
  nameOf: (row) => row.name,
  versionOf: (row) => row.version,
  columns: { municipalityId: 'place', unitId: 'unit', closedOn: 'closed' },
  open: async (ctx) => {
    const rows = await listBodies(ctx, {});
    if (!rows.ok) return rows;
    const places = await loadPlaces(ctx);
    if (!places.ok) return places;
    return ok({
      title: 'Gremien',
      rows: rows.value,
      directories: places.value,
      save: async (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          name: take('name', before?.name ?? ''),
          kind: take('kind', before?.kind ?? ('' as BodyKind)),
          position: take('position', before?.position ?? Number.NaN),
          municipalityId: take<Text>('place', before?.municipality?.id ?? null),
          unitId: take<Text>('unit', before?.unit?.id ?? null),
        };
        const closedOn = take<Text>('closed', before?.closedOn ?? null);
        if (before !== null) return changeBody(inner, { bodyId: before.id, version: before.version, ...fields, closedOn });
        const made = await addBody(inner, fields);
        if (!made.ok || closedOn === null) return made;
        return changeBody(inner, { bodyId: made.value.id, version: 1, ...fields, closedOn });
      },
    });
  },
});

export const meetingTarget = targetOf({
  register: meetings,
  action: 'network.keep-body',
  headKey: 'date',
  idOf: (row) => row.id,
  nameOf: (row) => [row.body.name, row.date.split('-').reverse().join('.')].join(', '),
  versionOf: (row) => row.version,
  open: async (ctx, subject) => {
    const found = await readBody(ctx, { bodyId: subject ?? '' });
    if (!found.ok) return found;
    const { body } = found.value;
    return ok({
      title: `Sitzungen: ${body.name}`,
      rows: found.value.meetings,
      foreignSubject: () =>
        `Das sind die Sitzungen eines anderen Gremiums, nicht die von „${body.name}“. Bitte lesen Sie sie dort ein.`,
      save: (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          date: take('date', before?.date ?? ''),
          time: take<Text>('time', before?.time ?? null),
          place: take<Text>('place', before?.place ?? null),
          number: take<Text>('number', before?.number ?? null),
          state: take<MeetingState>('state', before?.state ?? 'planned'),
          demonstration: before?.demonstration ?? false,
        };
        return before === null
          ? addMeeting(inner, { bodyId: body.id, ...fields })
          : changeMeeting(inner, { meetingId: before.id, version: before.version, ...fields });
      },
    });
  },
});

export const projectTarget = targetOf({
  register: projects,
  action: 'network.keep-project',
  headKey: 'title',
  idOf: (row) => row.id,
  nameOf: (row) => row.title,
  versionOf: (row) => row.version,
  columns: {
    carrierOrganisationId: 'carrier-organisation',
    carrierUnitId: 'carrier-unit',
    periodFrom: 'from',
    periodTo: 'to',
    funderOrganisationId: 'funder-organisation',
    funderName: 'funder',
    targetGroups: 'groups',
    municipalityIds: 'places',
    contactUnitId: 'contact',
    isPublic: 'public',
    followUp: 'follow-up',
  },
  open: async (ctx) => {
    const rows = await listProjects(ctx, { past: true });
    if (!rows.ok) return rows;
    const places = await loadPlaces(ctx);
    if (!places.ok) return places;
    const names = await loadOrganisationNames(ctx);
    if (!names.ok) return names;
    return ok({
      title: 'Projekte',
      rows: rows.value,
      directories: { ...places.value, organisations: names.value },
      save: (inner, { before, values }) => {
        const take = taker(values);
        const euros = take<number | null>('budget', before === null || before.budget === null ? null : before.budget / 100);
        const fields = {
          title: take('title', before?.title ?? ''),
          description: take<Text>('description', before?.description ?? null),
          text: take<Text>('text', before?.text ?? null),
          carrierOrganisationId: take<Text>('carrier-organisation', before?.carrierOrganisation?.id ?? null),
          carrierUnitId: take<Text>('carrier-unit', before?.carrierUnit?.id ?? null),
          phase: take('phase', before?.phase ?? ('' as ProjectPhase)),
          periodFrom: take<Text>('from', before?.periodFrom ?? null),
          periodTo: take<Text>('to', before?.periodTo ?? null),
          funderOrganisationId: take<Text>('funder-organisation', before?.funderOrganisation?.id ?? null),
          funderName: take<Text>('funder', before?.funderName ?? null),
          programme: take<Text>('programme', before?.programme ?? null),
          targetGroups: take<string[]>('groups', before?.targetGroups ?? []),
          municipalityIds: take<string[]>('places', before?.municipalities.map(({ id }) => id) ?? []),
          budget: typed(euros),
          contactUnitId: take<Text>('contact', before?.contactUnit?.id ?? null),
          isPublic: take('public', before?.isPublic ?? false) ?? false,
          followUp: take<Text>('follow-up', before?.followUp ?? null),
        };
        return before === null
          ? addProject(inner, fields)
          : changeProject(inner, { projectId: before.id, version: before.version, ...fields });
      },
    });
  },
});
