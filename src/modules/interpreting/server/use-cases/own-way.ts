import { berlinDay } from '#kernel/dates.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { wayTo } from '#modules/mobility/server/index.ts';
import type { OwnWay } from '../../contract-public.ts';
import { assignmentIdInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { findAssignments, findRequests } from '../request-store.ts';
import { findCentres, findRequesters, findTowns } from '../store.ts';
import { ownPerson } from './own-pages.ts';

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
const limits = { walkMetres: 1500, changes: 3, minutes: 120 };

/** How the person gets to a conversation of her own by bus and train, and home again. */
export const readOwnWay = useCase({
  name: 'interpreting.read-own-way',
  action: 'interpreting.own-page',
  policy,
  mode: 'read',
  input: assignmentIdInput,
  run: async ({ ctx, tx, input }) => {
    const own = await ownPerson(ctx, tx, false);
    if (!own.ok) return own;
    const [found] = await findAssignments(tx, { id: input.assignmentId, interpreterId: own.value.id });
    if (!found) return notFound('Dieses Gespräch');
    const { row } = found;
    const [request] = await findRequests(tx, { id: row.requestId });
    if (request!.row.mode !== 'on-site') return conflict('no-way', 'Dieses Gespräch ist nicht vor Ort.');
    const towns = new Map((await findTowns(tx)).map((town) => [town.id, town.ags]));
    const [requester] = await findRequesters(tx, { id: request!.row.requesterId });
    const { latitude, longitude, street } = requester!.row;
    const exact = latitude !== null && longitude !== null && street === request!.row.street;
    const ags = towns.get(request!.row.municipalityId ?? '');
    const centre = (await findCentres(tx)).find((one) => one.ags === ags)?.point;
    const venue = exact ? { lat: latitude, lon: longitude } : centre ? { lat: centre[1], lon: centre[0] } : null;
    const home = towns.get(own.value.municipalityId ?? '');
    const facts = {
      ...{ startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(), exact },
      street: request!.row.street,
    };
    const to = { ...facts, municipality: request!.town?.name ?? null };
    if (venue === null || home === undefined) return ok<OwnWay>({ ...to, way: null });
    const [by, from] = [clock.format(row.startsAt), clock.format(row.endsAt)];
    const asked = await wayTo(ctx, { venue, origin: { ags: home }, day: berlinDay(row.startsAt), by, from, limits });
    return ok<OwnWay>({ ...to, way: asked.ok ? asked.value.way : null });
  },
});
