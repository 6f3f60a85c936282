import { valueOrError } from '#lib/server/answers.ts';
import { measureRegister } from '#modules/strategy/table.ts';
import { roleWords, type AuditEntryView } from '#modules/tenancy/contract.ts';
import { changeLine } from './change-words.ts';
import * as registers from './list-registers.ts';
import type { AuditLine, ChangeLine, PersonRow } from './list-registers.ts';
import * as deliberation from './list-registers-bodies.ts';
import * as countyRegisters from './list-registers-county.ts';
import { paperLines, papers as paperRegister } from './list-registers-papers.ts';
import { steps as stepRegister } from './list-registers-steps.ts';
import { responsibleRows, stepRows, unitRows } from './list-rows.ts';
import * as eventRegisters from './list-registers-events.ts';
import { projects as projectRegister } from './list-registers-projects.ts';
import { press, told } from './list-registers-press.ts';
import { loadPress, loadTold } from './load-press.ts';
import { links as linkRegister } from './list-registers-links.ts';
import { loadLinks } from './load-links.ts';
import { plainTexts as plainTextRegister } from './list-registers-plain.ts';
import { loadPlainTexts } from './load-plain-texts.ts';
import { media as mediaRegister } from './list-registers-media.ts';
import { loadMedia } from './load-media.ts';
import * as news from './list-registers-news.ts';
import { loadFeedback } from './load-feedback.ts';
import { pages as pageRegister } from './list-registers-pages.ts';
import { loadPages } from './load-pages.ts';
import { loadWallSheets } from './load-wall-sheets.ts';
import { loadReaderFigures } from './load-reader-figures.ts';
import { loadNotices } from './load-notices.ts';
import * as readers from './list-registers-readers.ts';
import { loadEventFigures, loadOfficeEvents } from './load-events.ts';
import { loadProjects } from './load-projects.ts';
import * as placeRegisters from './list-registers-places.ts';
import { loadContacts, loadPlaces } from './load-places.ts';
import * as money from './list-registers-costs.ts';
import type { BudgetLine } from './list-registers-costs.ts';
import { loadBudgetList, loadCosts } from './load-costs.ts';
import * as evaluation from './list-registers-evaluation.ts';
import * as reportingRounds from './list-registers-rounds.ts';
import { countyDuties } from './list-registers-duties.ts';
import * as places from './list-registers-municipalities.ts';
import { auditFilter } from './load-audit.ts';
import { loadChanges } from './load-changes.ts';
import { loadCountyDuties } from './load-county-duties.ts';
import { organisationFilter } from './load-organisations.ts';
import { paperFilter } from './load-papers.ts';
import { bodyPage } from './body-page.ts';
import * as translations from './list-registers-translation.ts';
import { deskFilter, taskFilter } from './translation-filter.ts';
import { decisionFilter } from './load-decisions.ts';
import { loadTable } from './load-table.ts';
import { materialLists } from './lists-materials.ts';
import { courseLists } from './lists-courses.ts';
import { guidanceLists } from './lists-guidance.ts';
import { interpretingLists } from './lists-interpreting.ts';
import { applicationLists } from './lists-applications.ts';
import { interpretingFigureLists } from './lists-interpreting-figures.ts';
import { schoolLists } from './lists-schools.ts';
import { offerLists } from './lists-offers.ts';
import { mobilityLists } from './lists-mobility.ts';
import { interpretingPoolLists } from './lists-interpreting-pools.ts';
import { list, type OfficeList } from './office-list.ts';

/** More rows than a person reads: whoever needs all asks for a shorter span. */
const mostAudit = 20_000;
const auditStep = 500;

/** Every list of the office, in the order of its rooms. */
export const officeLists: readonly OfficeList[] = [
  list('', async ({ locals }) => ({
    register: registers.duties,
    rows: valueOrError(await locals.app.listDuties(locals.ctx, {})),
    name: `aufgaben-${locals.county!.slug}`,
  })),
  list('aufgaben', async ({ locals, url }) => {
    const { rows } = await loadCountyDuties({ locals, url });
    return { register: countyDuties, rows, name: `aufgaben-im-landkreis-${locals.county!.slug}` };
  }),
  list('strategie', async ({ locals }) => ({
    register: registers.strategies,
    rows: valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {})),
    name: `strategien-${locals.county!.slug}`,
  })),
  list('strategie/auftraege', async ({ locals, url }) => ({
    register: deliberation.decisions,
    rows: valueOrError(await locals.app.strategy.listDecisions(locals.ctx, decisionFilter(url))),
    name: `auftraege-${locals.county!.slug}`,
  })),
  list('strategie/presse', async ({ locals, url }) => {
    const { releases } = await loadPress({ locals, url });
    return { register: press, rows: releases, name: `presse-${locals.county!.slug}` };
  }),
  list('strategie/[key]', async ({ locals, url, key }) => {
    const { strategy, rows } = await loadTable({ locals, key, url });
    return { register: measureRegister, rows, name: strategy.key, subject: strategy.key };
  }),
  list('strategie/[key]/aenderungen', async ({ locals, url, key }) => {
    const { head, entries, from, to } = await loadChanges({ locals, key, url });
    const rows = entries.flatMap((entry): ChangeLine[] =>
      entry.fields.length === 0 ? [{ entry, line: null }] : entry.fields.map((field) => ({ entry, line: changeLine(field) })),
    );
    return { register: registers.changes, rows, name: `${head.key}-aenderungen-${from}-${to}`, subject: head.key };
  }),
  list('strategie/[key]/kosten', async ({ locals, url, key }) => {
    const { costs } = await loadCosts({ locals, key, url });
    const rows = costs.rows.map((row) => ({ ...row, year: costs.year }));
    return { register: money.costs, rows, name: `${costs.strategy.key}-kosten-${costs.year}`, subject: costs.strategy.key };
  }),
  list('strategie/[key]/kosten/posten', async ({ locals, key }) => {
    const { strategy, lines } = valueOrError(await locals.app.strategy.listCosts(locals.ctx, { key }));
    return { register: money.costEntries, rows: lines, name: `${strategy.key}-kostenposten`, subject: strategy.key };
  }),
  list('strategie/[key]/schritte', async ({ locals, key }) => {
    const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key }));
    return { register: stepRegister, rows: stepRows(strategy), name: `${strategy.key}-schritte`, subject: strategy.key };
  }),
  list('strategie/[key]/anmeldung', async ({ locals, url, key }) => {
    const found = await loadBudgetList({ locals, key, url });
    const rows = found.rows.flatMap(({ entries, need: _need, hours: _hours, ...place }): BudgetLine[] =>
      entries.map((entry) => ({ ...place, entry })),
    );
    return { register: money.budget, rows, name: `${found.strategy.key}-anmeldung-${found.year}`, subject: found.strategy.key };
  }),
  list('strategie/[key]/berichtet', async ({ locals, url, key }) => {
    const { strategy, entries } = await loadTold({ locals, key, url });
    return { register: told, rows: entries, name: `${strategy.key}-oeffentlich-berichtet`, subject: strategy.key };
  }),
  list('vorschlaege', async ({ locals }) => ({
    register: registers.requests,
    rows: valueOrError(await locals.app.strategy.listChangeRequests(locals.ctx, {})),
    name: `vorschlaege-${locals.county!.slug}`,
  })),
  list('rueckmeldungen', async ({ locals }) => ({
    register: registers.consultations,
    rows: valueOrError(await locals.app.strategy.listConsultations(locals.ctx, {})),
    name: `rueckmeldungen-${locals.county!.slug}`,
  })),
  list('termine', async ({ locals, url }) => ({
    register: eventRegisters.events,
    rows: (await loadOfficeEvents({ locals, url })).events,
    name: `termine-${locals.county!.slug}`,
  })),
  list('termine/[id]/anmeldungen', async ({ locals, key }) => ({
    register: eventRegisters.registrations,
    rows: valueOrError(await locals.app.events.listRegistrations(locals.ctx, { eventId: key })).registrations,
    name: 'anmeldungen',
    subject: key,
  })),
  list('termine/auswertung', async ({ locals, url }) => ({
    register: eventRegisters.figures,
    rows: (await loadEventFigures({ locals, url })).figures.kinds,
    name: `termine-auswertung-${locals.county!.slug}`,
  })),
  list('termine/reihen', async ({ locals }) => ({
    register: eventRegisters.series,
    rows: valueOrError(await locals.app.events.listSeries(locals.ctx, {})),
    name: `reihen-${locals.county!.slug}`,
  })),
  list('netzwerk/projekte', async ({ locals, url }) => {
    const { projects } = await loadProjects({ locals, url });
    return { register: projectRegister, rows: projects, name: `projekte-${locals.county!.slug}` };
  }),
  list('netzwerk/orte', async ({ locals, url }) => ({
    register: placeRegisters.places,
    rows: (await loadPlaces({ locals, url })).places,
    name: `orte-${locals.county!.slug}`,
  })),
  list('netzwerk/kontakte', async ({ locals, url }) => ({
    register: placeRegisters.contacts,
    rows: (await loadContacts({ locals, url })).contacts,
    name: `kontakte-${locals.county!.slug}`,
  })),
  list('netzwerk/zustaendigkeiten', async ({ locals }) => ({
    register: placeRegisters.responsibleOffices,
    rows: valueOrError(await locals.app.network.listOffices(locals.ctx, {})).offices,
    name: `zustaendige-stellen-${locals.county!.slug}`,
  })),
  list('bewertungsrunden', async ({ locals }) => ({
    register: evaluation.evaluationRounds,
    rows: valueOrError(await locals.app.strategy.listEvaluationRounds(locals.ctx, {})),
    name: `bewertungsrunden-${locals.county!.slug}`,
  })),
  list('bewertungsrunden/[id]', async ({ locals, key }) => {
    const { sheets } = valueOrError(await locals.app.strategy.readEvaluationRound(locals.ctx, { roundId: key }));
    return { register: evaluation.resultSheets, rows: sheets, name: `ergebnis-${locals.county!.slug}`, subject: key };
  }),
  list('netzwerk/organisationen', async ({ locals, url }) => ({
    register: registers.organisations,
    rows: valueOrError(await locals.app.network.listOrganisations(locals.ctx, organisationFilter(url))),
    name: `organisationen-${locals.county!.slug}`,
  })),
  list('gemeinden', async ({ locals }) => ({
    register: places.municipalities,
    rows: valueOrError(await locals.app.strategy.listMunicipalities(locals.ctx, {})),
    name: `gemeinden-${locals.county!.slug}`,
  })),
  list('gemeinden/[id]', async ({ locals, key }) => {
    const { measures } = valueOrError(await locals.app.strategy.readMunicipality(locals.ctx, { municipalityId: key }));
    return { register: places.municipalMeasures, rows: measures, name: `gemeinde-${locals.county!.slug}`, subject: key };
  }),
  list('gremien', async ({ locals }) => ({
    register: deliberation.bodies,
    rows: valueOrError(await locals.app.network.listBodies(locals.ctx, {})),
    name: `gremien-${locals.county!.slug}`,
  })),
  list('gremien/vorlagen', async ({ locals, url }) => {
    const papers = valueOrError(await locals.app.network.listPapers(locals.ctx, paperFilter(url)));
    return { register: paperRegister, rows: paperLines(papers), name: `vorlagen-${locals.county!.slug}` };
  }),
  list('gremien/[id]', async ({ locals, key }) => {
    const page = await bodyPage({ locals, id: key });
    return { register: deliberation.meetings, rows: page.meetings, name: `sitzungen-${locals.county!.slug}`, subject: key };
  }),
  list('ankommen/seiten', async ({ locals, url }) => {
    const { pages } = await loadPages({ locals, url });
    return { register: pageRegister, rows: pages, name: `seiten-${locals.county!.slug}` };
  }),
  list('ankommen/meldungen', async ({ locals, url }) => {
    const { notices } = await loadNotices({ locals, url });
    return { register: news.notices, rows: notices, name: `meldungen-${locals.county!.slug}` };
  }),
  list('ankommen/links', async ({ locals, url }) => ({
    register: linkRegister,
    rows: (await loadLinks({ locals, url })).links,
    name: `links-${locals.county!.slug}`,
  })),
  list('ankommen/textbausteine', async ({ locals, url }) => ({
    register: plainTextRegister,
    rows: (await loadPlainTexts({ locals, url })).texts,
    name: `textbausteine-${locals.county!.slug}`,
  })),
  list('ankommen/medien', async ({ locals, url }) => ({
    register: mediaRegister,
    rows: (await loadMedia({ locals, url })).media,
    name: `medien-${locals.county!.slug}`,
  })),
  list('ankommen/warnungen', async ({ locals }) => {
    const { alerts } = valueOrError(await locals.app.welcome.listAlerts(locals.ctx, {}));
    return { register: news.alerts, rows: alerts, name: `warnungen-${locals.county!.slug}` };
  }),
  list('ankommen/rueckmeldungen', async ({ locals, url }) => {
    const { entries } = await loadFeedback({ locals, url });
    return { register: readers.feedback, rows: entries, name: `rueckmeldungen-website-${locals.county!.slug}` };
  }),
  list('ankommen/aushaenge', async ({ locals, url }) => ({
    register: readers.wallSheets,
    rows: (await loadWallSheets({ locals, url })).sheets,
    name: `aushaenge-${locals.county!.slug}`,
  })),
  list('ankommen/leserzahlen', async ({ locals, url }) => ({
    register: readers.readPages,
    rows: (await loadReaderFigures({ locals, url })).figures.pages,
    name: `leserzahlen-${locals.county!.slug}`,
  })),
  list('ankommen/rueckmeldungen/seiten', async ({ locals }) => ({
    register: readers.feedbackSubjects,
    rows: valueOrError(await locals.app.welcome.listFeedbackSubjects(locals.ctx, {})),
    name: `rueckmeldungen-nach-seiten-${locals.county!.slug}`,
  })),
  ...materialLists,
  ...offerLists,
  ...courseLists,
  ...guidanceLists,
  ...interpretingLists,
  ...applicationLists,
  ...interpretingFigureLists,
  ...schoolLists,
  ...mobilityLists,
  ...interpretingPoolLists,
  list('berichtsrunden', async ({ locals }) => ({
    register: reportingRounds.rounds,
    rows: valueOrError(await locals.app.strategy.listRounds(locals.ctx, {})),
    name: `berichtsrunden-${locals.county!.slug}`,
  })),
  list('berichtsrunden/[id]', async ({ locals, key }) => {
    const { measures } = valueOrError(await locals.app.strategy.readRound(locals.ctx, { roundId: key }));
    return { register: reportingRounds.roundMeasures, rows: measures, name: `runde-${locals.county!.slug}`, subject: key };
  }),
  list('importe', async ({ locals }) => ({
    register: registers.imports,
    rows: valueOrError(await locals.app.strategy.listImports(locals.ctx, {})),
    name: `importe-${locals.county!.slug}`,
  })),
  list('berichte', async ({ locals }) => ({
    register: registers.reports,
    rows: valueOrError(await locals.app.reporting.listReports(locals.ctx, {})),
    name: `berichte-${locals.county!.slug}`,
  })),
  list('uebersetzungen', async ({ locals, url }) => ({
    register: translations.standings,
    rows: translations.standingRows(valueOrError(await locals.app.translation.readDesk(locals.ctx, deskFilter(url)))),
    name: `uebersetzungen-${locals.county!.slug}`,
  })),
  list('uebersetzungen/glossar', async ({ locals, url }) => {
    const language = url.searchParams.get('sprache') || null;
    const terms = valueOrError(await locals.app.translation.listTerms(locals.ctx, { language }));
    return { register: translations.terms, rows: terms, name: `glossar-${locals.county!.slug}` };
  }),
  list('uebersetzungen/auftraege', async ({ locals }) => ({
    register: translations.orders,
    rows: valueOrError(await locals.app.translation.listOrders(locals.ctx, {})),
    name: `uebersetzungsauftraege-${locals.county!.slug}`,
  })),
  list('uebersetzungen/[language]', async ({ locals, url, key }) => ({
    register: translations.tasks,
    rows: valueOrError(await locals.app.translation.listTasks(locals.ctx, taskFilter(url, key))).tasks,
    name: `uebersetzungen-${locals.county!.slug}-${key}`,
    subject: key,
  })),
  list('einstellungen/stellen', async ({ locals }) => {
    const found = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
    const successors = valueOrError(await locals.app.tenancy.listUnitSuccessors(locals.ctx, {}));
    const rows = unitRows({ units: found.units, successors });
    return { register: countyRegisters.units, rows, name: `stellen-${locals.county!.slug}` };
  }),
  list('einstellungen/verantwortliche', async ({ locals }) => ({
    register: countyRegisters.responsible,
    rows: responsibleRows(valueOrError(await locals.app.tenancy.listResponsiblePersons(locals.ctx, {}))),
    name: `verantwortliche-${locals.county!.slug}`,
  })),
  list('einstellungen/gemeinden', async ({ locals }) => {
    const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
    const persons = valueOrError(await locals.app.tenancy.listResponsiblePersons(locals.ctx, {}));
    const rows = municipalities.map((place) => ({
      ...place,
      persons: persons.filter((person) => person.municipalityId === place.id && !person.left).map((person) => person.name),
    }));
    return { register: countyRegisters.places, rows, name: `gemeinden-${locals.county!.slug}` };
  }),
  list('einstellungen/personen', async ({ locals }) => {
    const task = (entry: { role: keyof typeof roleWords; boundTo: string | null }): string =>
      entry.boundTo === null ? roleWords[entry.role] : `${roleWords[entry.role]}: ${entry.boundTo}`;
    const holders = valueOrError(await locals.app.tenancy.listPeople(locals.ctx, {}));
    const invited = valueOrError(await locals.app.tenancy.listInvitations(locals.ctx, {}));
    const rows = [
      ...holders.flatMap((person) =>
        person.grants.map((grant): PersonRow => ({
          name: person.name,
          mail: person.email,
          state: 'angemeldet',
          task: task(grant),
          until: null,
          seen: person.lastLoginAt,
        })),
      ),
      ...invited.map((entry): PersonRow => ({
        name: entry.name,
        mail: entry.mail,
        state: entry.expired ? 'Einladung abgelaufen' : 'eingeladen',
        task: task(entry),
        until: entry.expiresAt,
        seen: null,
      })),
    ];
    return { register: registers.people, rows, name: `personen-${locals.county!.slug}` };
  }),
  list('einstellungen/schluessel', async ({ locals }) => ({
    register: registers.keys,
    rows: valueOrError(await locals.app.tenancy.listApiKeys(locals.ctx, {})),
    name: `schluessel-${locals.county!.slug}`,
  })),
  list('einstellungen/protokoll', async ({ locals, url }) => {
    const filter = auditFilter(url);
    const entries: AuditEntryView[] = [];
    let after: string | null = null;
    do {
      const page: { entries: AuditEntryView[]; next: string | null } = valueOrError(
        await locals.app.tenancy.readAudit(locals.ctx, { ...filter, after, limit: auditStep }),
      );
      entries.push(...page.entries);
      after = page.next;
    } while (after !== null && entries.length < mostAudit);
    const rows = entries.flatMap((entry): AuditLine[] =>
      entry.fields.length === 0 ? [{ entry, field: null }] : entry.fields.map((field) => ({ entry, field })),
    );
    return { register: registers.audit, rows, name: `protokoll-${locals.county!.slug}` };
  }),
];

/** The list whose page has this address below the county, with what the page is about; null where there is none. */
export function listAt(path: string): { list: OfficeList; key: string } | null {
  for (const entry of officeLists) {
    const pattern = new RegExp(`^${entry.page.replace(/\[[a-z]+\]/, '([^/]+)')}$`);
    const found = pattern.exec(path);
    if (found) return { list: entry, key: found[1] ?? '' };
  }
  return null;
}
