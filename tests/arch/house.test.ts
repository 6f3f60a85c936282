import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { modules } from '#composition/registry.ts';
import { madeByUseCase } from '#kernel/use-case.ts';
import * as kernelTables from '#kernel/tables.ts';
import * as courses from '#modules/courses/server/index.ts';
import * as events from '#modules/events/server/index.ts';
import * as guidance from '#modules/guidance/server/index.ts';
import * as interpreting from '#modules/interpreting/server/index.ts';
import * as materials from '#modules/materials/server/index.ts';
import * as mobility from '#modules/mobility/server/index.ts';
import * as network from '#modules/network/server/index.ts';
import * as offers from '#modules/offers/server/index.ts';
import * as reporting from '#modules/reporting/server/index.ts';
import * as schools from '#modules/schools/server/index.ts';
import * as strategy from '#modules/strategy/server/index.ts';
import * as tenancy from '#modules/tenancy/server/index.ts';
import * as translation from '#modules/translation/server/index.ts';
import * as welcome from '#modules/welcome/server/index.ts';
import { kernelPersonalTables, noCountyOfItsOwn, withoutPersons } from './tables.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const doors: Record<string, object> = {
  tenancy,
  network,
  mobility,
  events,
  strategy,
  materials,
  offers,
  courses,
  guidance,
  interpreting,
  schools,
  reporting,
  welcome,
  translation,
};

/** Front-door functions that are no use cases, each with the reason. */
const notUseCases: Record<string, string> = {
  createCountyDirectory: 'keeps the list of counties; asks nobody for permission because everybody may know it',
  createReaderCounter: 'counts in memory how often pages are read; asks nobody because it knows nobody',
  renderPage: 'calls the readings of pages and offices, then the typesetter',
  renderFirstSteps: 'calls the readings of steps, offices and ways, then the typesetter',
  renderPrintList: 'calls the readings of a bag and its list, then the typesetter',
  renderWallSheet: 'calls the readings of a sheet and its offices, then the typesetter',
  readContracts: 'part of other use cases, inside their transaction',
  holdContract: 'part of other use cases, inside their transaction',
  callOff: 'part of other use cases, inside their transaction',
  hoursText: 'writes opening hours as forms show them; reads nothing',
  renderInvoice: 'reads by a use case, then calls the typesetter',
  renderOwnPaperSheet: 'reads by a use case, then calls the typesetter',
  renderOwnStatement: 'reads by a use case, then calls the typesetter',
  renderPaperSheet: 'reads by a use case, then calls the typesetter',
  renderStatement: 'reads by a use case, then calls the typesetter',
  settledUntil: 'part of other use cases, inside their transaction',
  hoursView: 'reckons opening hours by day; reads nothing',
  readSlip: 'calls the readings of desks, offices, offers and events',
  renderStampPass: 'calls the reading of stamps, then the typesetter',
  renderSlip: 'calls the same readings, then the typesetter',
  renderCertificate: 'calls the reading of what is certified, then the typesetter',
  renderOwnCertificate: 'calls the reading of what is certified, then the typesetter',
  loadHeldEvents: 'part of other use cases, inside their transaction',
  readSettings: 'part of other use cases, inside their transaction',
  unitsOn: 'part of other use cases, inside their transaction',
  followingUnits: 'makes the use case by which a module above follows units',
  findMailChange: 'part of other use cases, inside their transaction',
  isLastCoordinator: 'part of erasing a person, inside its transaction',
  insertInvitation: 'part of other use cases, inside their transaction',
  editorOf: 'says what a role is; reads and writes nothing',
  grantEditorRole: 'part of other use cases, inside their transaction',
  renameOrganisationBindings: 'part of other use cases, inside their transaction',
  endOrganisationBindings: 'part of other use cases, inside their transaction',
  publicProjects: 'part of other use cases, inside their transaction',
  listedProjects: 'part of other use cases, inside their transaction',
  organisationsByUnit: 'part of other use cases, inside their transaction',
  insertUnit: 'part of other use cases, inside their transaction',
  loadCoordinators: 'part of other use cases, inside their transaction',
  loadCurrentUnits: 'part of other use cases, inside their transaction',
  loadWriters: 'part of other use cases, inside their transaction',
  loadReachable: 'part of other use cases, inside their transaction',
  loadOpenRequests: 'part of the reminders, inside their transaction',
  openReportLink: 'part of the reminders, inside their transaction',
  loadOpenRatings: 'part of the reminders, inside their transaction',
  openRatingLink: 'part of the reminders, inside their transaction',
  loadPlaceNames: 'part of other use cases, inside their transaction',
  loadBodyNames: 'part of other use cases, inside their transaction',
  loadBodyOffices: 'part of other use cases, inside their transaction',
  accountsById: 'part of other use cases, inside their transaction',
  loadMeetings: 'part of other use cases, inside their transaction',
  checkPlace: 'part of other use cases, inside their transaction',
  loadMeeting: 'part of other use cases, inside their transaction',
  loadDecisions: 'part of other use cases, inside their transaction',
  renderReportDocx: 'reads by a use case and sets the type after its transaction, which must not wait for that',
  renderProgramme: 'reads by a use case and sets the type after its transaction, which must not wait for that',
  loadPapers: 'part of other use cases, inside their transaction',
  loadPeriod: 'part of other use cases, inside their transaction',
  renderReportPdf: 'reads by a use case and sets the type after its transaction, which must not wait for that',
  translateThing: 'reserves, asks a service and keeps what it gave, in use cases of its own: no transaction waits for a service',
  translateForReader: 'the same at the wish of a reader',
  grantsOf: 'part of the login, before there is an actor',
  findApiKey: 'part of the login, before there is an actor',
};

/** Actions of use cases that only a job of their module calls, behind the door. */
const askedByJobs = [
  'strategy.read-import',
  'tenancy.send-password-link',
  'tenancy.follow-mail',
  'strategy.follow-mail',
  'strategy.follow-meeting',
  'strategy.tell-subscribers',
  'welcome.take-alerts',
  'welcome.take-link-checks',
  'welcome.keep-time',
  'welcome.expire-pages',
  'translation.machine',
  'translation.take-machine',
];

/** Actions of use cases that bring modules together, in the composition. */
const askedByPlatform = [
  'tenancy.hand-in-tables',
  'tenancy.read-duties',
  'tenancy.own-calendar',
  'tenancy.read-calendar',
  'translation.answer',
  'interpreting.mind-pool',
];

async function filesBelow(folder: string, ending: RegExp): Promise<string[]> {
  const found = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile() && ending.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
}

describe('every room', () => {
  it('has its door in this test', () => {
    expect(Object.keys(doors).sort()).toEqual(modules.map((module) => module.name).sort());
  });

  it('opens only doors of rooms before it, of no higher tier, and those that it names', () => {
    for (const [order, module] of modules.entries()) {
      for (const used of module.mayUse) {
        const other = modules.find((candidate) => candidate.name === used);
        expect(other, `${module.name} names ${used}`).toBeDefined();
        expect(other!.tier, `${module.name} uses ${used}`).toBeLessThanOrEqual(module.tier);
        // Rooms of one tier stand in the order in which they may know each other.
        expect(modules.indexOf(other!), `${module.name} uses ${used}`).toBeLessThan(order);
      }
    }
  });

  it('exports use cases made by useCase(), with an action that its policy knows', () => {
    for (const [name, door] of Object.entries(doors)) {
      const rows = modules.find((module) => module.name === name)!.policy;
      for (const [exported, value] of Object.entries(door)) {
        if (typeof value !== 'function' || exported in notUseCases) continue;
        const made = (value as { [madeByUseCase]?: { name: string; action: string } })[madeByUseCase];
        expect(made, `${name}.${exported} is no use case`).toBeDefined();
        expect(made!.name, `${name}.${exported}`).toMatch(new RegExp(`^${name}\\.[a-z-]+$`));
        expect(
          rows.some((row) => row.action === made!.action),
          `no policy row for ${made!.action}`,
        ).toBe(true);
      }
    }
  });

  it('hears only of what a lower room tells', () => {
    for (const module of modules) {
      for (const event of Object.keys(module.onEvent ?? {})) {
        const teller = modules.find((candidate) => candidate.events?.includes(event));
        expect(teller, `nobody tells of ${event}`).toBeDefined();
        expect(module.mayUse, `${module.name} hears of ${event}`).toContain(teller!.name);
      }
    }
  });

  it('has no action without a use case that asks for it', () => {
    for (const [name, door] of Object.entries(doors)) {
      const asked = new Set(
        Object.values(door).flatMap((value) => (value as { [madeByUseCase]?: { action: string } })[madeByUseCase]?.action ?? []),
      );
      for (const row of modules.find((module) => module.name === name)!.policy) {
        expect(
          asked.has(row.action) || [...askedByJobs, ...askedByPlatform].includes(row.action),
          `${row.action} is in the policy, and nobody asks for it`,
        ).toBe(true);
      }
    }
  });
});

describe('every table', () => {
  const tables = [
    ...Object.values(kernelTables).map((table) => ({
      table: table as PgTable,
      owner: 'kernel',
      installation: {} as Record<string, string>,
    })),
    ...modules.flatMap((module) =>
      module.tables.map((table) => ({ table, owner: module.name, installation: { ...module.installationTables } })),
    ),
  ];

  it('with a county’s data has row-level security, and the others say why not', () => {
    for (const { table, installation } of tables) {
      const config = getTableConfig(table);
      const hasCounty = config.columns.some((column) => column.name === 'county_id' || column.name === 'countyId');
      if (config.name in installation || config.name in noCountyOfItsOwn) {
        expect((installation[config.name] ?? noCountyOfItsOwn[config.name])!.length).toBeGreaterThan(20);
        continue;
      }
      expect(hasCounty, `${config.name} has no county`).toBe(true);
      expect(
        config.policies.map((policy) => policy.name),
        `${config.name} has no policy`,
      ).toContain(`${config.name}_county`);
    }
  });

  it('is named by its module', async () => {
    const { schema } = { schema: await import('#composition/schema.ts') };
    const known = new Set(tables.map(({ table }) => getTableConfig(table).name));
    for (const value of Object.values(schema)) {
      if (typeof value !== 'object' || value === null) continue;
      const name = getTableConfig(value as unknown as PgTable).name;
      expect(known.has(name), `${name} is in no manifest`).toBe(true);
    }
  });

  it('with personal data says its purpose, ground and end', () => {
    const told = new Set([
      ...kernelPersonalTables,
      ...modules.flatMap((module) => (module.personalData ?? []).map((entry) => entry.table)),
    ]);
    const personal = /(^|_)(mail|email|name|address|phone|author|by|actor|person)(_|$)/;
    for (const { table } of tables) {
      const config = getTableConfig(table);
      const suspect = config.columns
        .map((column) => column.name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
        .filter((name) => personal.test(name));
      if (suspect.length === 0 || config.name in withoutPersons) continue;
      expect(
        told.has(config.name),
        `${config.name} (${suspect.join(', ')}) is under no personalData; if it names no person, say so in tests/arch/tables.ts`,
      ).toBe(true);
    }
  });
});

describe('every file', () => {
  it('has at most 400 lines, or gives a reason in its first lines', async () => {
    const long: string[] = [];
    for (const path of [...(await filesBelow('src', /\.(ts|svelte|css|typ)$/)), ...(await filesBelow('tests', /\.ts$/))]) {
      if (path.includes('/paraglide/')) continue;
      const text = await readFile(path, 'utf8');
      if (text.split('\n').length > 400 && !/Long because/.test(text.slice(0, 600))) long.push(relative(root, path));
    }
    expect(long).toEqual([]);
  });

  it('lies in no folder for things without a name', async () => {
    const files = await filesBelow('src', /./);
    expect(files.filter((path) => /\/(utils?|helpers?|common|misc)\//.test(path)).map((path) => relative(root, path))).toEqual(
      [],
    );
  });

  it('has no style attribute: the policy for styles would block it', async () => {
    const found: string[] = [];
    for (const path of await filesBelow('src', /\.(svelte|html)$/)) {
      if (/\sstyle=|\sstyle:/.test((await readFile(path, 'utf8')).replaceAll(/<style[\s\S]*?<\/style>/g, '')))
        found.push(relative(root, path));
    }
    expect(found).toEqual([]);
  });

  it('names no registry and no machine’s path', async () => {
    const found: string[] = [];
    for (const path of [
      ...(await filesBelow('src', /\.(ts|svelte|json)$/)),
      ...(await filesBelow('scripts', /./)),
      join(root, 'package-lock.json'),
    ]) {
      if (path.includes('/paraglide/')) continue;
      if (/registry\.npmjs|"resolved":|\/work\/main/.test(await readFile(path, 'utf8'))) found.push(relative(root, path));
    }
    expect(found).toEqual([]);
  });
});

describe('every language', () => {
  it('has German’s keys and no others', async () => {
    const keysOf = async (language: string): Promise<string[]> =>
      Object.keys(JSON.parse(await readFile(join(root, 'locales', `${language}.json`), 'utf8')) as object).sort();
    const german = await keysOf('de');
    for (const file of await readdir(join(root, 'locales'))) {
      const language = file.replace('.json', '');
      expect(await keysOf(language), language).toEqual(german);
    }
  });
});
