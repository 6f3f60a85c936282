import { describe, expect, it } from 'vitest';
import { modules } from '#composition/registry.ts';
import { roles, type Actor, type Role } from '#kernel/context.ts';
import { may } from '#kernel/policy.ts';

const own = '01a00000-0000-7000-8000-000000000001';
const other = '01a00000-0000-7000-8000-000000000002';
const mine = '01a00000-0000-7000-8000-0000000000a1';
const theirs = '01a00000-0000-7000-8000-0000000000b1';

const actorOf = (role: Role): Actor => ({
  kind: 'account',
  id: 'person',
  name: 'Erika Beispiel',
  email: 'erika@beispiel.example',
  grants: [
    {
      role,
      countyId: role === 'platform-admin' ? null : own,
      unitId: role === 'unit-editor' ? mine : null,
      municipalityId: role === 'municipality-editor' ? mine : null,
      organisationId: role === 'organisation-editor' ? mine : null,
      ...(role === 'translator' ? { languages: [mine] } : {}),
    },
  ],
});
const thing = (id: string) => ({ unitIds: [id], municipalityIds: [id], organisationIds: [id], languages: [id] });

type Line = { action: string; role: Role; inCounty: string; ownThing: string; otherThing: string; otherCounty: string };

const table: Line[] = modules.flatMap((module) =>
  [...new Set(module.policy.map((row) => row.action))].sort().flatMap((action) =>
    roles.map((role): Line => {
      const ask = (countyId: string | null, about?: string): string =>
        may({ rows: module.policy, actor: actorOf(role), countyId, action, ...(about ? { thing: thing(about) } : {}) });
      const installation = module.policy.some((row) => row.action === action && row.reach === 'installation');
      return {
        action,
        role,
        inCounty: ask(installation ? null : own),
        ownThing: ask(installation ? null : own, mine),
        otherThing: ask(installation ? null : own, theirs),
        otherCounty: ask(other, mine),
      };
    }),
  ),
);

describe('who may do what', () => {
  it('is the table that was agreed on', async () => {
    const lines = table
      .filter((line) => line.inCounty === 'yes')
      .map(
        (line) =>
          `${line.action.padEnd(34)} ${line.role.padEnd(20)} ${line.otherThing === 'yes' ? 'all of the county' : 'what is their own'}`,
      );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./policy-table.txt');
  });

  it.each(table)('$role never does $action in another county', (line) => {
    const isPublic = modules.some((module) => module.policy.some((row) => row.action === line.action && row.who === 'public'));
    const installation = modules.some((module) =>
      module.policy.some((row) => row.action === line.action && row.reach === 'installation'),
    );
    if (!isPublic && !(installation && line.role === 'platform-admin')) expect(line.otherCounty).toBe('forbidden');
  });

  it('readers never write', () => {
    for (const line of table) {
      if (line.role !== 'auditor' && line.role !== 'committee-reader') continue;
      // What concerns the person's own account is everybody's.
      if (
        ['tenancy.accept-invitation', 'tenancy.account-link', 'tenancy.own-account', 'tenancy.own-calendar'].includes(line.action)
      )
        continue;
      // What everybody may ask for without an account, those with one may too.
      if (
        [
          'strategy.subscribe',
          'strategy.comment-by-link',
          'events.register',
          'events.ask-for-entry',
          'guidance.book',
          'interpreting.register',
          'interpreting.sign-with-code',
          'courses.wait',
          'welcome.subscribe-push',
          'translation.ask-machine',
          'welcome.give-feedback',
        ].includes(line.action)
      )
        continue;
      if (line.inCounty === 'yes') expect(line.action).toMatch(/\.read-/);
    }
  });

  it('unit editors write only what their unit leads', () => {
    const line = table.find((entry) => entry.role === 'unit-editor' && entry.action === 'strategy.write-status')!;
    expect(line).toMatchObject({ inCounty: 'yes', ownThing: 'yes', otherThing: 'forbidden' });
  });

  it('nobody without a session does more than what is public', () => {
    for (const module of modules) {
      for (const action of new Set(module.policy.map((row) => row.action))) {
        const verdict = may({ rows: module.policy, actor: { kind: 'anonymous' }, countyId: own, action });
        const isPublic = module.policy.some((row) => row.action === action && row.who === 'public');
        expect(verdict, action).toBe(isPublic ? 'yes' : 'unauthenticated');
      }
    }
  });

  it('a key of one county opens nothing in another', () => {
    const actor: Actor = { kind: 'api-key', id: 'k', name: 'Test', countyId: own, scopes: ['strategies:write'] };
    const rows = modules.find((module) => module.name === 'strategy')!.policy;
    expect(may({ rows, actor, countyId: own, action: 'strategy.create' })).toBe('yes');
    expect(may({ rows, actor, countyId: other, action: 'strategy.create' })).toBe('forbidden');
    expect(may({ rows, actor, countyId: own, action: 'strategy.adopt' })).toBe('forbidden');
    expect(may({ rows, actor: { ...actor, scopes: [] }, countyId: own, action: 'strategy.create' })).toBe('forbidden');
  });
});
