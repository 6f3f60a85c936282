import type { Register } from '#kernel/register.ts';
import { linkStateWords, reasonWords, type OfficeLink } from '#modules/welcome/contract-links.ts';

export const links: Register<OfficeLink> = {
  key: 'links',
  title: 'Links',
  columns: [
    { key: 'url', german: 'Link', english: 'Link', kind: 'text', value: (row) => row.url },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: linkStateWords, value: (row) => row.state },
    {
      key: 'reason',
      german: 'Warum',
      english: 'Reason',
      kind: 'text',
      value: (row) => (row.reason === null ? null : reasonWords(row.reason)),
    },
    { key: 'since', german: 'Seit', english: 'Since', kind: 'instant', value: (row) => row.failingSince },
    { key: 'failures', german: 'Versuche', english: 'Failures', kind: 'number', value: (row) => row.failures },
    { key: 'moved', german: 'Neue Adresse', english: 'Moved to', kind: 'text', value: (row) => row.movedTo },
    { key: 'uses', german: 'Steht auf', english: 'Used on', kind: 'list', value: (row) => row.uses.map(({ title }) => title) },
    { key: 'checked', german: 'Geprüft', english: 'Checked', kind: 'instant', value: (row) => row.checkedAt },
  ],
};
