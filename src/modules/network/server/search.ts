import type { SearchSource } from '#kernel/search.ts';
import { bodyKindWords, organisationKindWords, paperKindWords } from '../contract.ts';
import { projectPhaseWords } from '../contract-projects.ts';
import { findProjects } from './project-store.ts';
import { findBodies, findOrganisations, findPapers, findStops } from './store.ts';

const action = 'network.read-office';

/** Organisations, projects, bodies, and papers with what was decided on them. */
export const searchDocuments: SearchSource = async ({ tx }) => {
  const organisations = await findOrganisations({ tx, search: null, kind: null, municipalityId: null, closed: true });
  const papers = await findPapers({ tx, search: null, bodyId: null, onlyPublic: false });
  const stops = await findStops(
    tx,
    papers.map((paper) => paper.id),
  );
  return [
    ...organisations.map(({ row, municipality }) => ({
      kind: 'network.organisation',
      subjectId: row.id,
      title: row.name,
      context: [organisationKindWords[row.kind], municipality?.name].filter(Boolean).join(' · '),
      body: [row.alternateName, row.description, row.email, row.website].filter(Boolean).join('\n'),
      action,
    })),
    ...(await findProjects({ tx, past: true })).map((view) => ({
      kind: 'network.project',
      subjectId: view.id,
      title: view.title,
      context: [projectPhaseWords[view.phase], view.carrierOrganisation?.name ?? view.carrierUnit?.name]
        .filter(Boolean)
        .join(' · '),
      body: [view.description, view.text, view.programme, view.funderOrganisation?.name ?? view.funderName, view.followUp]
        .filter(Boolean)
        .join('\n'),
      action,
    })),
    ...(await findBodies(tx)).map(({ row, municipality }) => ({
      kind: 'network.body',
      subjectId: row.id,
      title: row.name,
      context: [bodyKindWords[row.kind], municipality?.name].filter(Boolean).join(' · '),
      body: '',
      action,
    })),
    ...papers.map((paper) => {
      const own = stops.filter((stop) => stop.row.paperId === paper.id);
      return {
        kind: 'network.paper',
        subjectId: paper.id,
        title: [paper.number, paper.title].filter(Boolean).join(' '),
        context: [paperKindWords[paper.kind], ...new Set(own.map((stop) => stop.body.name))].join(' · '),
        body: own.flatMap((stop) => stop.row.wording ?? []).join('\n'),
        action,
      };
    }),
  ];
};
