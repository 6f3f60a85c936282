import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
/** One number for all installations: two migrations of one database wait for each other. */
const migrationLock = 7_304_921;

/**
 * Brings the schema up to date as the owner, makes the application's role and gives it what it needs.
 * May be run at every start; a second run changes nothing.
 * @param owner URL of the role that owns the tables
 * @param application role and password to make; null when the role is given from outside
 * @param prepare further schemas that libraries keep in this database (the job queue), made by the owner too
 */
export async function migrate(input: {
  owner: string;
  applicationRole: string;
  applicationPassword: string | null;
  appendOnly: readonly string[];
  prepare?: (owner: string) => Promise<void>;
}): Promise<void> {
  const client = new pg.Client({ connectionString: input.owner, application_name: 'kreislotse-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await runMigrations(drizzle(client, { casing: 'snake_case' }), { migrationsFolder, migrationsSchema: 'migrations' });
    await input.prepare?.(input.owner);
    await ensureRole({ client, role: input.applicationRole, password: input.applicationPassword });
    await grant({ client, role: input.applicationRole, appendOnly: input.appendOnly });
  } finally {
    await client.end();
  }
}

async function ensureRole(input: { client: pg.Client; role: string; password: string | null }): Promise<void> {
  const { client, role, password } = input;
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (password === null) {
    if (found.rowCount === 0) throw new Error(`The role ${role} of KREISLOTSE_APP_URL does not exist.`);
    return;
  }
  // Roles belong to the whole server, so another database's migration may have made it in between.
  const name = client.escapeIdentifier(role);
  const secret = client.escapeLiteral(password);
  try {
    await client.query(
      `${found.rowCount === 0 ? 'create' : 'alter'} role ${name} login nosuperuser nobypassrls password ${secret}`,
    );
  } catch (error) {
    if ((error as { code?: string }).code !== '42710') throw error;
    await client.query(`alter role ${name} login nosuperuser nobypassrls password ${secret}`);
  }
}

async function grant(input: { client: pg.Client; role: string; appendOnly: readonly string[] }): Promise<void> {
  const { client } = input;
  const role = client.escapeIdentifier(input.role);
  const database = client.escapeIdentifier((await client.query('select current_database() as name')).rows[0].name);
  const statements = [
    `grant connect, temporary on database ${database} to ${role}`,
    ...['public', 'auth'].flatMap((schema) => [
      `grant usage on schema ${schema} to ${role}`,
      `grant select, insert, update, delete on all tables in schema ${schema} to ${role}`,
      `grant usage, select on all sequences in schema ${schema} to ${role}`,
      `grant execute on all functions in schema ${schema} to ${role}`,
    ]),
    ...input.appendOnly.map((table) => `revoke update, delete on ${client.escapeIdentifier(table)} from ${role}`),
  ];
  for (const statement of statements) await client.query(statement);
}
