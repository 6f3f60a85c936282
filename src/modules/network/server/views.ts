import type { BodyView, ConsultationView, MeetingView, OrganisationView, PaperView } from '../contract.ts';
import type { BodyRow, MeetingRow, OrganisationRow, PaperRow, StopRow } from './store.ts';
import { outcomeOf } from './model/outcome.ts';

export const organisationView = ({ row, municipality, unit }: OrganisationRow): OrganisationView => ({
  id: row.id,
  name: row.name,
  alternateName: row.alternateName,
  description: row.description,
  website: row.website,
  email: row.email,
  kind: row.kind,
  municipality,
  unit,
  closedOn: row.closedOn,
  version: row.version,
});

export const bodyView = ({ row, municipality, unit }: BodyRow): BodyView => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  position: row.position,
  municipality,
  unit,
  closedOn: row.closedOn,
  version: row.version,
});

export const meetingView = ({ row, body }: MeetingRow): MeetingView => ({
  id: row.id,
  body: { id: body.id, name: body.name },
  date: row.date,
  time: row.time,
  place: row.place,
  number: row.number,
  state: row.state,
  demonstration: row.demonstration,
  version: row.version,
});

const stopView = ({ row, body, meeting }: StopRow): ConsultationView => ({
  id: row.id,
  body: { id: body.id, name: body.name },
  meeting,
  role: row.role,
  result: row.result,
  wording: row.wording,
  votes:
    row.votesYes === null || row.votesNo === null
      ? null
      : { yes: row.votesYes, no: row.votesNo, abstained: row.votesAbstained ?? 0 },
});

/** A paper with its stops and what follows from them. */
export const paperView = (row: PaperRow, stops: readonly StopRow[]): PaperView => ({
  id: row.id,
  number: row.number,
  title: row.title,
  date: row.date,
  link: row.link,
  kind: row.kind,
  isPublic: row.isPublic,
  demonstration: row.demonstration,
  version: row.version,
  stops: stops.map(stopView),
  outcome: outcomeOf(stops.map((stop) => stop.row)),
});
