import { berlinDay, daysBetween } from '#kernel/dates.ts';
import type { AssignmentView, InterpreterView, PoolView, RequesterView, RequestView } from '../contract.ts';
import { occasionLabel, type RequestRules } from '../contract-rules.ts';
import type { AssignmentOf, FoundRequest } from './request-store.ts';
import type { FoundInterpreter, FoundPool, FoundRequester } from './store.ts';

/** So long after a mailing a registration counts as its effect. */
export const mailingDays = 60;

export const poolView = ({ row, unit, organisation }: FoundPool, { mayRun }: { mayRun: boolean }): PoolView => {
  const { id, name, unitId, organisationId, elsewhere, mail, phone, kinds, offerWay, answerMinutes, few, runsItself } = row;
  return {
    ...{ id, name, elsewhere, mail, phone, kinds, offerWay, answerMinutes, few, runsItself, mayRun },
    operator: { unitId, organisationId, name: organisation ?? unit ?? 'Koordination des Landkreises' },
    rules: row.rules,
    costRules: row.costRules,
    tariffs: row.tariffs,
    isOpen: row.isOpen,
    demonstration: row.demonstration,
    version: row.version,
  };
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export const requesterView = ({ row, town, requests }: FoundRequester): RequesterView => {
  const { id, name, kind, state, contactName, mail, phone, street, costUnit, blockedReason, demonstration, version } = row;
  const { informedAt, registeredAt } = row;
  return {
    ...{ id, name, kind, state, contactName, mail, phone, street, costUnit, blockedReason, requests, demonstration, version },
    municipality: town,
    informedAt: iso(informedAt),
    registeredAt: iso(registeredAt),
    afterMailing:
      informedAt !== null &&
      registeredAt !== null &&
      registeredAt >= informedAt &&
      daysBetween(berlinDay(informedAt), berlinDay(registeredAt)) <= mailingDays,
  };
};

export const interpreterView = (
  { row, town }: FoundInterpreter,
  given: { towns: ReadonlyMap<string, { id: string; name: string }>; withPage: ReadonlySet<string> },
): InterpreterView => {
  const { id, poolId, name, mail, phone, gender, state, pausedUntil, languages, radiusKm, mobility, trainings } = row;
  const { confidentialOn, conductUntil, consentOn, weekly, exceptions, mostMinutesPerMonth, mostCentsPerYear, standby } = row;
  return {
    ...{ id, poolId, name, mail, phone, gender, state, pausedUntil, languages, radiusKm, mobility, trainings },
    ...{ confidentialOn, conductUntil, consentOn, weekly, exceptions, mostMinutesPerMonth, mostCentsPerYear, standby },
    municipality: town,
    areas: row.areaIds.flatMap((areaId) => given.towns.get(areaId) ?? []).map((area) => ({ id: area.id, name: area.name })),
    blockedRequesterIds: row.blockedRequesterIds,
    hasPage: given.withPage.has(id),
    demonstration: row.demonstration,
    version: row.version,
  };
};

export const assignmentView = ({ row, person, openOffers }: AssignmentOf): AssignmentView => ({
  id: row.id,
  requestId: row.requestId,
  language: row.language,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  state: row.state,
  interpreter: person,
  openOffers,
});

export const requestView = (
  found: FoundRequest,
  given: { assignments: readonly AssignmentOf[]; rules: readonly RequestRules[] },
): RequestView => {
  const { row, requester, town } = found;
  const { id, poolId, number, occasion, mode, street, alternatives, urgency, urgencyReason, people, gender } = row;
  const { wantedInterpreterId, unwantedInterpreterIds, caseReference, costBearer, costUnit, seriesId, version } = row;
  return {
    ...{ id, poolId, number, occasion, mode, street, alternatives, urgency, urgencyReason, people, gender },
    ...{ wantedInterpreterId, unwantedInterpreterIds, caseReference, costBearer, costUnit, seriesId, version },
    requester,
    occasionLabel: occasionLabel(given.rules, occasion),
    municipality: town,
    createdAt: row.createdAt.toISOString(),
    cancelledAt: iso(row.cancelledAt),
    erasedAt: iso(row.erasedAt),
    assignments: given.assignments.filter(({ row: one }) => one.requestId === id).map(assignmentView),
  };
};
