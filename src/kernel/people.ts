import { inArray, sql } from 'drizzle-orm';
import type { Actor, Tx } from './context.ts';
import type { Person } from './module.ts';

/**
 * How a table that is kept for good names whoever acted: an account by its id, everything else by its word. A name is
 * looked up when it is shown, so that it is gone everywhere once the person is erased.
 */
export function actorRef(actor: Actor): string {
  switch (actor.kind) {
    case 'account':
      return `account:${actor.id}`;
    case 'api-key':
      return `Schnittstelle: ${actor.name}`;
    case 'anonymous':
      return 'Öffentlichkeit';
    case 'link':
      // Who holds a link has no account whose name could be erased later: its kind is named, not the person.
      return 'über einen Link';
    case 'system':
      return actor.name;
  }
}

/** How tables may name a person: by reference, or by the name of the time. */
export const refsOf = (person: Person): string[] => [`account:${person.id}`, person.name];

/** What is shown in place of a person who was erased. */
export const erasedName = 'nicht mehr genannt';

/** Where the person behind a reference is reached; null for what is no account, or no longer one. */
export async function mailOf(tx: Tx, ref: string): Promise<{ address: string; name: string } | null> {
  if (!ref.startsWith('account:')) return null;
  const found = await tx.execute<{ email: string; name: string }>(
    sql`select email, name from auth."user" where id = ${ref.slice('account:'.length)}`,
  );
  const [row] = found.rows;
  return row ? { address: row.email, name: row.name } : null;
}

/** Names for references of `actorRef`, in one query. */
export async function namesOf(tx: Tx, refs: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(refs.filter((ref) => ref.startsWith('account:')).map((ref) => ref.slice('account:'.length)))];
  const found =
    ids.length === 0
      ? []
      : (await tx.execute<{ id: string; name: string }>(sql`select id, name from auth."user" where ${inArray(sql`id`, ids)}`))
          .rows;
  const names = new Map(found.map((row) => [`account:${row.id}`, row.name]));
  return new Map(refs.map((ref) => [ref, ref.startsWith('account:') ? (names.get(ref) ?? erasedName) : ref]));
}
