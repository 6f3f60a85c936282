import { parseArgs } from 'node:util';
import { systemActor, type App } from '#composition/app.ts';
import { erasePerson, exportPerson } from '#composition/personal-data.ts';
import type { Person } from '#kernel/module.ts';
import { sitePaths } from '#lib/paths.ts';
import type { Run } from './commands.ts';
import { withApp } from './with-app.ts';

export const userCommand: Run = async ({ args, stdout, stderr, help }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      role: { type: 'string' },
      unit: { type: 'string' },
      municipality: { type: 'string' },
      force: { type: 'boolean' },
      organisation: { type: 'string' },
      language: { type: 'string', multiple: true },
    },
  });
  const [verb, ...rest] = positionals;
  const fail = (message: string): number => {
    stderr.write(`${message}\n`);
    return 1;
  };
  if (verb === 'admin' && rest[0] !== undefined) {
    return withApp({ stderr }, async ({ app }) => {
      const person = await personBy(app, rest[0]!);
      if (!person) return fail(`Nobody with the address ${rest[0]} has an account. Invite the person into a county first.`);
      const done = await app.tenancy.grantPlatformAdmin(app.context({ county: null, actor: systemActor('Befehlszeile') }), {
        accountId: person.id,
      });
      if (!done.ok) return fail(done.problem.message);
      stdout.write(`${person.name} is a platform admin${done.value.isNew ? ' now' : ' already'}.\n`);
      return 0;
    });
  }
  const [slug, mail] = rest;
  if (
    slug === undefined ||
    !['list', 'invite', 'revoke', 'export', 'erase'].includes(verb ?? '') ||
    (verb !== 'list' && mail === undefined)
  ) {
    stderr.write(help);
    return 2;
  }
  return withApp({ stderr }, async ({ app }) => {
    const county = await app.counties.bySlug(slug);
    if (!county) return fail(`There is no county "${slug}". "kreislotse county list" names them.`);
    const ctx = app.context({ county, actor: systemActor('Befehlszeile') });
    if (verb === 'list') {
      const people = await app.tenancy.listPeople(ctx, {});
      if (!people.ok) return fail(people.problem.message);
      for (const person of people.value) {
        const roles = person.grants.map((grant) => `${grant.role}${grant.boundTo ? ` (${grant.boundTo})` : ''}`).join(', ');
        stdout.write(`${person.email.padEnd(48)}  ${roles}\n`);
      }
      return 0;
    }
    if (verb === 'invite') {
      const places = await app.tenancy.listUnits(ctx, {});
      if (!places.ok) return fail(places.problem.message);
      const unit = places.value.units.find((entry) => entry.key === values.unit);
      if (values.unit !== undefined && !unit) return fail(`There is no unit "${values.unit}".`);
      const municipality = places.value.municipalities.find((entry) => entry.ags === values.municipality);
      if (values.municipality !== undefined && !municipality)
        return fail(`There is no municipality ${values.municipality} in this county.`);
      const organisations = await app.network.listOrganisations(ctx, { search: values.organisation ?? null });
      const organisation = organisations.ok ? organisations.value.find((entry) => entry.name === values.organisation) : undefined;
      if (values.organisation !== undefined && !organisation) return fail(`There is no organisation "${values.organisation}".`);
      const given = {
        mail: mail!,
        name: values.name ?? '',
        linkBase: `${app.config.origin}${sitePaths.invitation(county.slug, '')}`,
      };
      const done =
        values.role === 'organisation-editor'
          ? await app.network.inviteEditor(ctx, { ...given, organisationId: organisation?.id ?? '' })
          : await app.tenancy.invitePerson(ctx, {
              ...given,
              role: (values.role ?? '') as 'coordinator',
              unitId: unit?.id ?? null,
              municipalityId: municipality?.id ?? null,
              languages: values.language ?? [],
            });
      if (!done.ok)
        return fail(
          [done.problem.message, ...(done.problem.fields ?? []).map((field) => `  ${field.path}: ${field.message}`)].join('\n'),
        );
      stdout.write(`Invited: ${mail}. The mail goes out with the worker.\n`);
      return 0;
    }
    const person = await personBy(app, mail!);
    if (!person) return fail(`Nobody with the address ${mail} has an account.`);
    const scope = { db: app.db, countyId: county.id, person };
    if (verb === 'export') {
      stdout.write(`${JSON.stringify(await exportPerson(scope), null, 2)}\n`);
      return 0;
    }
    if (verb === 'erase') {
      const erased = await erasePerson({ ...scope, force: values.force ?? false });
      if (!erased.ok) {
        return fail(
          `${mail} is the last coordinator of ${county.officialName}: nobody could invite the next one.\nInvite somebody first ("kreislotse user invite"), or erase all the same with --force; then only "user invite" on the command line brings somebody in.`,
        );
      }
      stdout.write(`Erased in ${county.officialName}: ${JSON.stringify(erased.value)}\n`);
      return 0;
    }
    const people = await app.tenancy.listPeople(ctx, {});
    const held = people.ok ? (people.value.find((entry) => entry.email === person.mail)?.grants ?? []) : [];
    if (held.length === 0) return fail(`${mail} holds no role in ${county.officialName}.`);
    for (const grant of held) {
      const done = await app.tenancy.revokeGrant(ctx, { grantId: grant.id });
      if (!done.ok) return fail(done.problem.message);
    }
    stdout.write(`${mail} holds no role in ${county.officialName} any more.\n`);
    return 0;
  });
};

async function personBy(app: App, mail: string): Promise<Person | null> {
  const found = await app.db.pool.query<{ id: string; email: string; name: string }>(
    'select id, email, name from auth."user" where email = $1',
    [mail.toLowerCase()],
  );
  const row = found.rows[0];
  return row ? { id: row.id, mail: row.email, name: row.name } : null;
}
