import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { createApp, systemActor, type App } from '#composition/app.ts';
import { applicationUrl } from '#composition/database.ts';
import type { Actor, CountyRef, Ctx, Role, RoleGrant } from '#kernel/context.ts';
import type { CountyCtx } from '#kernel/context.ts';
import { readConfig } from '../../src/config.ts';
import { testSecret } from './global-setup.ts';
import { silentLog } from './silent-log.ts';

export type TestApp = {
  app: App;
  ownerUrl: string;
  appUrl: string;
  home: string;
  /** Moves the clock that everything in the application reads. */
  setNow: (iso: string) => void;
  now: () => Date;
  close: () => Promise<void>;
};

/** An application on a fresh copy of the migrated template, with a clock of its own (25 November 2026, noon, in Berlin). */
export async function createTestApp(given: { environment?: Record<string, string> } = {}): Promise<TestApp> {
  const server = inject('databaseServer');
  const template = inject('databaseTemplate');
  const name = `${template}_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await makeCopy({ server, template, name });
  const owner = new URL(server);
  owner.pathname = `/${template}`;
  // Roles belong to the server: all copies share that of the template, whose rights were copied along.
  const appUrl = new URL(applicationUrl({ ownerUrl: owner.href, secret: testSecret }));
  appUrl.pathname = `/${name}`;
  owner.pathname = `/${name}`;
  const home = await mkdtemp(join(tmpdir(), 'kreislotse-home-'));
  const config = readConfig({
    NODE_ENV: 'test',
    KREISLOTSE_HOME: home,
    KREISLOTSE_SECRET: testSecret,
    ...given.environment,
  });
  let now = new Date('2026-11-25T11:00:00Z');
  const app = await createApp({ config, appUrl: appUrl.href, log: silentLog, clock: { now: () => new Date(now) } });
  return {
    app,
    ownerUrl: owner.href,
    appUrl: appUrl.href,
    home,
    setNow: (iso) => {
      now = new Date(iso);
    },
    now: () => new Date(now),
    close: async () => {
      await app.close();
      await dropDatabase({ server, name });
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function makeCopy(input: { server: string; template: string; name: string }): Promise<void> {
  const client = new pg.Client({ connectionString: input.server });
  await client.connect();
  try {
    // A template with a reader cannot be copied; copies of other files wait for each other here.
    await client.query('select pg_advisory_lock(4711)');
    await client.query(`create database ${input.name} template ${input.template}`);
  } finally {
    await client.end();
  }
}

async function dropDatabase(input: { server: string; name: string }): Promise<void> {
  const client = new pg.Client({ connectionString: input.server });
  await client.connect();
  try {
    await client.query(`drop database if exists ${input.name} with (force)`);
  } finally {
    await client.end();
  }
}

export const countyExample = (slug: 'nordkreis' | 'suedkreis' = 'nordkreis') => ({
  slug,
  ags: slug === 'nordkreis' ? '03998' : '03999',
  name: slug === 'nordkreis' ? 'Nordkreis' : 'Südkreis',
  officialName: `Landkreis ${slug === 'nordkreis' ? 'Nordkreis' : 'Südkreis'}`,
  tagline: 'ein Beispiel',
  accent: { light: '#7a1f5c', dark: '#e7a6cf' },
  languages: ['de', 'en', 'uk', 'ar'],
  municipalities: [{ ags: `${slug === 'nordkreis' ? '03998' : '03999'}001`, name: 'Musterstadt', kind: 'city' as const }],
  units: [
    { key: 'integrationsstelle', name: 'Integrationsstelle', kind: 'office' as const },
    { key: 'jugend', name: 'Fachbereich Kinder, Jugend, Familie', kind: 'department' as const },
  ],
});

/** Opens an invented county and answers the reference to it. */
export async function openCounty(test: TestApp, slug: 'nordkreis' | 'suedkreis' = 'nordkreis'): Promise<CountyRef> {
  const given = countyExample(slug);
  const system = systemActor('Test');
  const made = await test.app.tenancy.createCounty(test.app.context({ county: null, actor: system }), given);
  if (!made.ok) throw new Error(made.problem.message);
  const filled = await test.app.tenancy.fillCounty(test.app.context({ county: made.value, actor: system }), given);
  if (!filled.ok) throw new Error(filled.problem.message);
  test.app.counties.forget();
  return made.value;
}

export const systemCtx = (test: TestApp, county: CountyRef): CountyCtx =>
  test.app.context({ county, actor: systemActor('Test') }) as CountyCtx;

/** A person with one role in a county. */
export function person(input: {
  county: CountyRef;
  role: Role;
  unitId?: string;
  municipalityId?: string;
  organisationId?: string;
  languages?: readonly string[];
  name?: string;
  id?: string;
}): Actor {
  const grant: RoleGrant = {
    role: input.role,
    countyId: input.role === 'platform-admin' ? null : input.county.id,
    unitId: input.unitId ?? null,
    municipalityId: input.municipalityId ?? null,
    organisationId: input.organisationId ?? null,
    ...(input.languages ? { languages: input.languages } : {}),
  };
  const name = input.name ?? `Erika Beispiel (${input.role})`;
  return { kind: 'account', id: input.id ?? `account-${name}`, name, email: 'erika@beispiel.example', grants: [grant] };
}

export const ctxOf = (test: TestApp, county: CountyRef, actor: Actor): Ctx => test.app.context({ county, actor });

export const anonymous: Actor = { kind: 'anonymous' };
