import type { Register } from '#kernel/register.ts';
import { interpreterLevelWords } from '#modules/interpreting/contract.ts';
import { applicationStateWords, type ApplicationView } from '#modules/interpreting/contract-applications.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';

/** Mail address and telephone number stand in no table: tables travel. */
export const applications: Register<ApplicationView> = {
  key: 'bewerbungen',
  title: 'Bewerbungen',
  columns: [
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', value: (row) => row.name },
    { key: 'pool', german: 'Pool', english: 'Pool', kind: 'text', value: (row) => row.pool.name },
    {
      key: 'languages',
      german: 'Sprachen',
      english: 'Languages',
      kind: 'list',
      value: (row) => row.languages.map(({ tag, level }) => `${spokenName({ tag })} ${interpreterLevelWords[level]}`),
    },
    {
      key: 'level',
      german: 'Deutsch',
      english: 'German',
      kind: 'choice',
      choices: interpreterLevelWords,
      value: (row) => row.germanLevel,
    },
    { key: 'municipality', german: 'Gemeinde', english: 'Municipality', kind: 'text', value: (row) => row.municipality },
    {
      key: 'state',
      german: 'Stand',
      english: 'State',
      kind: 'choice',
      choices: applicationStateWords,
      value: (row) => row.state,
    },
    { key: 'created', german: 'Eingang', english: 'Received', kind: 'instant', value: (row) => row.createdAt },
  ],
};
