import type { Register } from '#kernel/register.ts';
import { projectPhaseWords, type ProjectView } from '#modules/network/contract-projects.ts';
import { carrierOf } from './project-form.ts';

export const projects: Register<ProjectView> = {
  key: 'projekte',
  title: 'Projekte',
  columns: [
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: (row) => row.title },
    { key: 'description', german: 'Kurz gesagt', english: 'Description', kind: 'text', value: (row) => row.description },
    { key: 'carrier', german: 'Träger', english: 'Carrier', kind: 'text', value: carrierOf },
    { key: 'phase', german: 'Phase', english: 'Phase', kind: 'choice', choices: projectPhaseWords, value: (row) => row.phase },
    { key: 'from', german: 'Beginn', english: 'Start', kind: 'day', value: (row) => row.periodFrom },
    { key: 'to', german: 'Ende', english: 'End', kind: 'day', value: (row) => row.periodTo },
    { key: 'programme', german: 'Förderprogramm', english: 'Programme', kind: 'text', value: (row) => row.programme },
    {
      key: 'funder',
      german: 'Geldgeber',
      english: 'Funder',
      kind: 'text',
      value: (row) => row.funderOrganisation?.name ?? row.funderName,
    },
    {
      key: 'budget',
      german: 'Mittel',
      english: 'Budget',
      unit: '€',
      kind: 'number',
      value: (row) => (row.budget === null ? null : row.budget / 100),
    },
    { key: 'groups', german: 'Zielgruppen', english: 'Target groups', kind: 'list', value: (row) => row.targetGroups },
    {
      key: 'places',
      german: 'Gemeinden',
      english: 'Municipalities',
      kind: 'list',
      value: (row) => row.municipalities.map((place) => place.name),
    },
    { key: 'contact', german: 'Ansprechstelle', english: 'Contact', kind: 'text', value: (row) => row.contactUnit?.name ?? null },
    { key: 'public', german: 'Öffentlich', english: 'Public', kind: 'flag', value: (row) => row.isPublic },
    { key: 'follow-up', german: 'Was danach kommt', english: 'Follow-up', kind: 'text', value: (row) => row.followUp },
  ],
};
