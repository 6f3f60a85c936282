import { berlinDay } from '#kernel/dates.ts';
import type { Register } from '#kernel/register.ts';
import {
  offerWayWords,
  requesterKindWords,
  requesterStateWords,
  type PoolView,
  type RequesterView,
} from '#modules/interpreting/contract.ts';
import { bookkeeping } from './bookkeeping.ts';

const dayOf = (instant: string | null): string | null => (instant === null ? null : berlinDay(new Date(instant)));

export const poolRequesters: Register<RequesterView> = {
  key: 'sprachmittlung-einrichtungen',
  title: 'Einrichtungen, die Sprachmittlung anfragen können',
  columns: [
    { key: 'name', german: 'Einrichtung', english: 'Name', kind: 'text', required: true, value: (row) => row.name },
    {
      ...{ key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', required: true },
      choices: requesterKindWords,
      value: (row) => row.kind,
    },
    {
      ...{ key: 'municipality', german: 'Stadt oder Gemeinde', english: 'Municipality', kind: 'text' },
      names: 'municipalities',
      ids: (row) => row.municipality?.id ?? null,
      value: (row) => row.municipality?.name ?? null,
    },
    { key: 'street', german: 'Straße', english: 'Street', kind: 'text', value: (row) => row.street },
    { key: 'contact', german: 'Ansprechperson', english: 'Contact', kind: 'text', value: (row) => row.contactName },
    { key: 'mail', german: 'E-Mail', english: 'Mail', kind: 'text', value: (row) => row.mail },
    { key: 'phone', german: 'Telefon', english: 'Phone', kind: 'text', value: (row) => row.phone },
    { key: 'cost-unit', german: 'Kostenstelle', english: 'Cost unit', kind: 'text', value: (row) => row.costUnit },
    {
      ...{ key: 'state', german: 'Stand', english: 'State', kind: 'choice', readOnly: true },
      choices: requesterStateWords,
      value: (row) => row.state,
    },
    {
      ...{ key: 'informed', german: 'Informiert am', english: 'Informed on', kind: 'day', readOnly: true },
      value: (row) => dayOf(row.informedAt),
    },
    {
      ...{ key: 'registered', german: 'Angemeldet am', english: 'Registered on', kind: 'day', readOnly: true },
      value: (row) => dayOf(row.registeredAt),
    },
    {
      ...{ key: 'requests', german: 'Anfragen', english: 'Requests', kind: 'number', readOnly: true },
      value: (row) => row.requests,
    },
    ...bookkeeping<RequesterView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

export const interpreterPools: Register<PoolView> = {
  key: 'sprachmittlung-pools',
  title: 'Pools für Sprachmittlung',
  columns: [
    { key: 'name', german: 'Pool', english: 'Name', kind: 'text', value: (row) => row.name },
    { key: 'operator', german: 'Geführt von', english: 'Operator', kind: 'text', value: (row) => row.operator.name },
    {
      ...{ key: 'kinds', german: 'Für', english: 'For', kind: 'list' },
      value: (row) => row.kinds.map((kind) => requesterKindWords[kind]),
    },
    { key: 'way', german: 'Anbieten', english: 'Offers', kind: 'choice', choices: offerWayWords, value: (row) => row.offerWay },
    {
      key: 'minutes',
      german: 'Antwortfrist in Minuten',
      english: 'Answer minutes',
      kind: 'number',
      value: (row) => row.answerMinutes,
    },
    { key: 'mail', german: 'E-Mail', english: 'Mail', kind: 'text', value: (row) => row.mail },
    ...bookkeeping<PoolView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};
