import type { Register } from '#kernel/register.ts';
import {
  costBearerWords,
  interpreterLevelWords,
  interpreterStateWords,
  mobilityWords,
  requesterKindWords,
  type InterpreterView,
  type RequestView,
} from '#modules/interpreting/contract.ts';
import { meetingModeWords, urgencyWords } from '#modules/interpreting/contract-rules.ts';
import { assignmentStateWords } from '#modules/interpreting/contract-states.ts';
import { currentOnes, languageName } from './interpreting-words.ts';

const bearerWords = { ...costBearerWords, requester: 'die Einrichtung' };

/** Address, case and who interprets stand in no table: tables travel. */
export const interpretingRequests: Register<RequestView> = {
  key: 'sprachmittlung-anfragen',
  title: 'Anfragen',
  columns: [
    { key: 'number', german: 'Nummer', english: 'Number', kind: 'code', value: (row) => row.number },
    { key: 'requester', german: 'Einrichtung', english: 'Requester', kind: 'text', value: (row) => row.requester.name },
    {
      key: 'kind',
      german: 'Art der Einrichtung',
      english: 'Kind of requester',
      kind: 'choice',
      choices: requesterKindWords,
      value: (row) => row.requester.kind,
    },
    { key: 'occasion', german: 'Anlass', english: 'Occasion', kind: 'text', value: (row) => row.occasionLabel },
    {
      key: 'languages',
      german: 'Sprachen',
      english: 'Languages',
      kind: 'list',
      value: (row) => currentOnes(row.assignments).map(({ language }) => languageName(language)),
    },
    {
      key: 'states',
      german: 'Stand je Sprache',
      english: 'State by language',
      kind: 'list',
      value: (row) => currentOnes(row.assignments).map(({ state }) => assignmentStateWords[state]),
    },
    {
      key: 'starts',
      german: 'Beginn',
      english: 'Starts',
      kind: 'instant',
      value: (row) => currentOnes(row.assignments)[0]?.startsAt ?? null,
    },
    {
      key: 'ends',
      german: 'Ende',
      english: 'Ends',
      kind: 'instant',
      value: (row) => currentOnes(row.assignments)[0]?.endsAt ?? null,
    },
    { key: 'mode', german: 'Wie', english: 'Mode', kind: 'choice', choices: meetingModeWords, value: (row) => row.mode },
    {
      key: 'municipality',
      german: 'Gemeinde',
      english: 'Municipality',
      kind: 'text',
      value: (row) => row.municipality?.name ?? null,
    },
    {
      key: 'urgency',
      german: 'Dringlichkeit',
      english: 'Urgency',
      kind: 'choice',
      choices: urgencyWords,
      value: (row) => row.urgency,
    },
    {
      key: 'bearer',
      german: 'Kosten trägt',
      english: 'Cost bearer',
      kind: 'choice',
      choices: bearerWords,
      value: (row) => row.costBearer,
    },
    { key: 'created', german: 'Eingegangen', english: 'Created', kind: 'instant', value: (row) => row.createdAt },
  ],
};

/** Ways to reach somebody stand in no table. */
export const interpreters: Register<InterpreterView> = {
  key: 'sprachmittlung-personen',
  title: 'Personen',
  columns: [
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', value: (row) => row.name },
    {
      key: 'languages',
      german: 'Sprachen',
      english: 'Languages',
      kind: 'list',
      value: (row) => row.languages.map(({ tag, level }) => `${languageName(tag)}: ${interpreterLevelWords[level]}`),
    },
    {
      key: 'municipality',
      german: 'Wohnort',
      english: 'Municipality',
      kind: 'text',
      value: (row) => row.municipality?.name ?? null,
    },
    {
      key: 'mobility',
      german: 'Unterwegs',
      english: 'Mobility',
      kind: 'choice',
      choices: mobilityWords,
      value: (row) => row.mobility,
    },
    {
      key: 'state',
      german: 'Stand',
      english: 'State',
      kind: 'choice',
      choices: interpreterStateWords,
      value: (row) => row.state,
    },
    {
      key: 'conduct',
      german: 'Führungszeugnis bis',
      english: 'Certificate of conduct until',
      kind: 'day',
      value: (row) => row.conductUntil,
    },
    { key: 'standby', german: 'Bereitschaft', english: 'Standby', kind: 'flag', value: (row) => row.standby },
  ],
};
