import type { Register } from '#kernel/register.ts';
import { plainKindWords, plainStateWords, type OfficePlainText } from '#modules/welcome/contract-plain.ts';

export const plainTexts: Register<OfficePlainText> = {
  key: 'textbausteine',
  title: 'Textbausteine',
  columns: [
    { key: 'title', german: 'Name', english: 'Title', kind: 'text', value: (row) => row.title },
    { key: 'kind', german: 'Wofür', english: 'Kind', kind: 'choice', choices: plainKindWords, value: (row) => row.kind },
    { key: 'purpose', german: 'Wann', english: 'Purpose', kind: 'text', value: (row) => row.purpose },
    { key: 'text', german: 'Text', english: 'Text', kind: 'text', value: (row) => row.released ?? row.text },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: plainStateWords, value: (row) => row.state },
    { key: 'number', german: 'Fassung', english: 'Version', kind: 'number', value: (row) => row.number },
    { key: 'released', german: 'Freigegeben', english: 'Released', kind: 'instant', value: (row) => row.releasedAt },
    { key: 'review', german: 'Prüfen bis', english: 'Review by', kind: 'day', value: (row) => row.reviewBy },
    { key: 'unit', german: 'Stelle', english: 'Unit', kind: 'text', value: (row) => row.unit },
  ],
};
