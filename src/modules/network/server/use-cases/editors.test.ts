import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, CountyRef } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let unitId: string;
let organisationId: string;
let strangerId: string;
let own: string;
let foreign: string;
const linkBase = 'http://localhost:3000/einladung/nordkreis/';

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const system = systemCtx(test, county);
  unitId = must(await test.app.tenancy.addUnit(system, { key: 'vhs', name: 'Volkshochschule', kind: 'partner' })).id;
  organisationId = must(
    await test.app.network.addOrganisation(system, { name: 'Volkshochschule gGmbH', kind: 'education', unitId }),
  ).id;
  strangerId = must(await test.app.network.addOrganisation(system, { name: 'Sportbund', kind: 'association' })).id;
  const strategy = must(
    await test.app.strategy.createStrategy(system, {
      key: 'k',
      title: 'Konzept',
      levels: ['Feld', 'Maßnahme'],
      nodes: [
        {
          level: 0,
          title: 'Sprache',
          number: '1',
          internalText: 'nur für das Haus',
          children: [
            { level: 1, title: 'Kurse', number: '1.1', lead: 'vhs', internalText: 'mit dem Träger besprochen' },
            { level: 1, title: 'Beratung', number: '1.2', lead: 'jugend' },
          ],
        },
      ],
    }),
  );
  must(await test.app.strategy.adoptStrategy(system, { strategyId: strategy.id, adoptedOn: '2025-01-01' }));
  const read = must(await test.app.strategy.readOfficeStrategy(system, { key: 'k' }));
  [own, foreign] = read.nodes[0]!.children.map((node) => node.id) as [string, string];
});
afterAll(() => test.close());

const coordinator = (of = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const editor = (of = organisationId, where = county): Actor =>
  person({ county: where, role: 'organisation-editor', organisationId: of, name: 'Viola Vortrag' });
const asEditor = (of = organisationId) => ctxOf(test, county, editor(of));
const tokenFor = async (mail: string): Promise<string> => {
  const [sent] = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
    tx.select().from(outboxMail).where(eq(outboxMail.toAddress, mail)),
  );
  return sent!.body.split(linkBase)[1]!.split('\n')[0]!;
};

describe('an organisation’s editor', () => {
  it('is invited by the coordination, takes the role by her link and is named with the organisation', async () => {
    const given = { organisationId, name: 'Vera Beispiel', mail: 'vera@vhs.example', linkBase };
    must(await test.app.network.inviteEditor(coordinator(), given));
    expect(await test.app.network.inviteEditor(coordinator(), given)).toMatchObject({
      problem: { code: 'already-invited', fields: [{ path: 'mail' }] },
    });
    expect(must(await test.app.tenancy.listInvitations(coordinator(), {}))).toMatchObject([
      { role: 'organisation-editor', boundTo: 'Volkshochschule gGmbH', organisationId },
    ]);
    const token = await tokenFor(given.mail);
    const nobody = ctxOf(test, county, anonymous);
    expect(must(await test.app.tenancy.readInvitation(nobody, { token }))).toMatchObject({ boundTo: 'Volkshochschule gGmbH' });
    const { accountId } = must(await test.app.tenancy.acceptInvitation(nobody, { token, passwordHash: 'x'.repeat(40) }));
    const grants = await test.app.db.transaction({ countyId: null, readOnly: true }, (tx) =>
      test.app.tenancy.grantsOf({ tx, accountId }),
    );
    expect(grants).toEqual([
      { role: 'organisation-editor', countyId: county.id, unitId: null, municipalityId: null, organisationId },
    ]);
    expect(await test.app.network.inviteEditor(coordinator(), given)).toMatchObject({ problem: { code: 'already-granted' } });
    expect(must(await test.app.network.grantEditor(systemCtx(test, county), { accountId, organisationId }))).toMatchObject({
      isNew: false,
    });
    expect(await test.app.network.grantEditor(systemCtx(test, county), { accountId: 'nobody', organisationId })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it.each([
    ['without an organisation', { organisationId: '' }, 'organisationId'],
    ['without a name', { name: ' ' }, 'name'],
    ['without an address', { mail: 'vera' }, 'mail'],
  ])('is not invited %s', async (_, change, path) => {
    const given = { organisationId, name: 'Vera Beispiel', mail: 'neu@vhs.example', linkBase, ...change };
    expect(await test.app.network.inviteEditor(coordinator(), given)).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path }] },
    });
  });

  it('is invited neither by another county nor by herself', async () => {
    const given = { organisationId, name: 'Vera Beispiel', mail: 'neu@vhs.example', linkBase };
    expect(await test.app.network.inviteEditor(coordinator(other), given)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await test.app.network.inviteEditor(asEditor(), given)).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  it('keeps the record of her own organisation, and whoever names it says the new name', async () => {
    const change = {
      organisationId,
      version: 1,
      name: 'Volkshochschule Nord gGmbH',
      description: 'Kurse',
      website: 'https://vhs.example',
      email: 'info@vhs.example',
    };
    expect(must(await test.app.network.changeOwnOrganisation(asEditor(), change))).toEqual({ version: 2 });
    expect(must(await test.app.network.readOrganisation(asEditor(), { organisationId }))).toMatchObject({
      name: change.name,
      kind: 'education',
      unit: { id: unitId },
    });
    expect(await test.app.network.changeOwnOrganisation(asEditor(), change)).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    expect(await test.app.network.changeOwnOrganisation(asEditor(), { ...change, version: 2, name: 'Sportbund' })).toMatchObject({
      problem: { fields: [{ path: 'name' }] },
    });
    const people = must(await test.app.tenancy.listPeople(coordinator(), {}));
    expect(people.flatMap((entry) => entry.grants.map((grant) => grant.boundTo))).toEqual([change.name]);
  });

  it('changes no other organisation, adds none and decides nothing about it', async () => {
    const change = { organisationId: strangerId, version: 1, name: 'Sportbund Nord' };
    expect(await test.app.network.changeOwnOrganisation(asEditor(), change)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await test.app.network.addOrganisation(asEditor(), { name: 'Neu', kind: 'other' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.network.closeOrganisation(asEditor(), { organisationId, closedOn: '2026-11-25' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    const abroad = ctxOf(test, county, editor(organisationId, other));
    expect(await test.app.network.changeOwnOrganisation(abroad, change)).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  it('reads and reports on what its unit leads, and sees it as her duty', async () => {
    expect(must(await test.app.strategy.listUnitNodes(asEditor(), { unitId }))).toMatchObject([{ id: own, path: '1.1' }]);
    expect(await test.app.strategy.listUnitNodes(asEditor(strangerId), { unitId })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    const page = must(await test.app.strategy.readOfficeNode(asEditor(), { nodeId: own }));
    expect(page.allowed).toMatchObject({ writeStatus: true, releaseStatus: false, edit: false, readStrategy: false });
    expect(page.node.internalText).toBe('mit dem Träger besprochen');
    expect(page.ancestors.map((node) => node.internalText)).toEqual([null]);
    expect(await test.app.strategy.readOfficeNode(asEditor(), { nodeId: foreign })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.strategy.readOfficeStrategy(asEditor(), { key: 'k' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(must(await test.app.listDuties(asEditor(), {})).map((duty) => duty.subjectId)).toEqual([own]);
    const note = { date: '2026-11-20', state: 'running' as const, text: 'Zwei Kurse laufen.' };
    must(await test.app.strategy.writeStatus(asEditor(), { nodeId: own, ...note }));
    expect(await test.app.strategy.writeStatus(asEditor(), { nodeId: foreign, ...note })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(must(await test.app.listDuties(asEditor(), {}))).toEqual([]);
  });

  it('loses the role when the organisation ends, and its invitations with it', async () => {
    must(
      await test.app.network.inviteEditor(coordinator(), {
        organisationId,
        name: 'Nora Neu',
        mail: 'nora@vhs.example',
        linkBase,
      }),
    );
    must(await test.app.network.closeOrganisation(coordinator(), { organisationId, closedOn: '2026-11-25' }));
    expect(must(await test.app.tenancy.listPeople(coordinator(), {}))).toEqual([]);
    expect(must(await test.app.tenancy.listInvitations(coordinator(), {}))).toEqual([]);
    expect(await test.app.strategy.readOfficeNode(asEditor(), { nodeId: own })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(
      await test.app.network.inviteEditor(coordinator(), {
        organisationId,
        name: 'Vera Beispiel',
        mail: 'v@vhs.example',
        linkBase,
      }),
    ).toMatchObject({ problem: { kind: 'conflict', code: 'closed' } });
  });
});
