import type { Register } from '#kernel/register.ts';
import { licenceWords, mediumKindWords, type OfficeMedium } from '#modules/welcome/contract-media.ts';

export const media: Register<OfficeMedium> = {
  key: 'medien',
  title: 'Medien',
  columns: [
    { key: 'title', german: 'Datei', english: 'File', kind: 'text', value: (row) => row.title },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: mediumKindWords, value: (row) => row.kind },
    { key: 'alt', german: 'Beschreibung', english: 'Alternative text', kind: 'text', value: (row) => row.alt },
    { key: 'caption', german: 'Bildunterschrift', english: 'Caption', kind: 'text', value: (row) => row.caption },
    { key: 'author', german: 'Von', english: 'Author', kind: 'text', value: (row) => row.author },
    { key: 'licence', german: 'Recht', english: 'Licence', kind: 'choice', choices: licenceWords, value: (row) => row.licence },
    { key: 'source', german: 'Woher', english: 'Source', kind: 'text', value: (row) => row.source },
    { key: 'until', german: 'Gezeigt bis', english: 'Rights until', kind: 'day', value: (row) => row.rightsUntil },
    { key: 'keeper', german: 'Gepflegt von', english: 'Keeper', kind: 'text', value: (row) => row.keeper },
    { key: 'uses', german: 'Steht auf', english: 'Used on', kind: 'list', value: (row) => row.uses.map(({ title }) => title) },
  ],
};
