import { and, asc, eq, gte, inArray, ne, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { boxOf, type Point } from '#kernel/geo.ts';
import { municipalityOutline } from '#modules/network/server/place-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { InterpreterState, RequesterKind, RequesterState } from '../contract.ts';
import { interpretingRequest } from './request-schema.ts';
import { interpreter, interpreterPool, interpretingRequester } from './schema.ts';

export type PoolRow = typeof interpreterPool.$inferSelect;
export type FoundPool = { row: PoolRow; unit: string | null; organisation: string | null };
export type RequesterRow = typeof interpretingRequester.$inferSelect;
export type Town = { id: string; name: string; ags: string };
export type FoundRequester = { row: RequesterRow; town: Town | null; requests: number };
export type InterpreterRow = typeof interpreter.$inferSelect;

const town = { id: municipality.id, name: municipality.name, ags: municipality.ags };
const words = (search: string | null | undefined): string[] => (search ?? '').split(/\s+/).filter(Boolean);
const holds = (hay: SQL, search: string | null | undefined): SQL[] =>
  words(search).map((word) => sql`strpos(${hay}, lower(${word})) > 0`);

/** Pools of the county by name, with the name of who runs them. */
export const findPools = (tx: Tx, filter: { id?: string; isOpen?: boolean } = {}): Promise<FoundPool[]> =>
  tx
    .select({ row: interpreterPool, unit: unit.name, organisation: organisation.name })
    .from(interpreterPool)
    .leftJoin(unit, eq(unit.id, interpreterPool.unitId))
    .leftJoin(organisation, eq(organisation.id, interpreterPool.organisationId))
    .where(
      and(
        filter.id ? eq(interpreterPool.id, filter.id) : undefined,
        filter.isOpen === undefined ? undefined : eq(interpreterPool.isOpen, filter.isOpen),
      ),
    )
    .orderBy(asc(interpreterPool.name));

/** The pool's row, held until the transaction ends. */
export async function lockPool(tx: Tx, id: string): Promise<PoolRow | null> {
  const [row] = await tx.select().from(interpreterPool).where(eq(interpreterPool.id, id)).for('update');
  return row ?? null;
}

type RequesterFilter = {
  id?: string;
  ids?: readonly string[];
  mail?: string;
  search?: string | null;
  kind?: RequesterKind | null;
  state?: RequesterState | null;
  /** Those who never asked for anything. */
  never?: boolean;
};

const requesterHay = sql`lower(concat_ws(' ', ${interpretingRequester.name}, ${municipality.name}, ${interpretingRequester.street}, ${interpretingRequester.contactName}))`;
const requestsOf = sql<number>`(select count(*)::int from ${interpretingRequest} where ${interpretingRequest.requesterId} = ${interpretingRequester.id})`;

/** Institutions that may ask, by name. */
export const findRequesters = (tx: Tx, filter: RequesterFilter = {}): Promise<FoundRequester[]> =>
  tx
    .select({ row: interpretingRequester, town, requests: requestsOf })
    .from(interpretingRequester)
    .leftJoin(municipality, eq(municipality.id, interpretingRequester.municipalityId))
    .where(
      and(
        filter.id ? eq(interpretingRequester.id, filter.id) : undefined,
        filter.ids ? inArray(interpretingRequester.id, [...filter.ids]) : undefined,
        filter.mail ? eq(sql`lower(${interpretingRequester.mail})`, filter.mail.toLowerCase()) : undefined,
        filter.kind ? eq(interpretingRequester.kind, filter.kind) : undefined,
        filter.state ? eq(interpretingRequester.state, filter.state) : undefined,
        filter.never ? sql`${requestsOf} = 0` : undefined,
        ...holds(requesterHay, filter.search),
      ),
    )
    .orderBy(asc(interpretingRequester.name), asc(interpretingRequester.id));

export async function lockRequester(tx: Tx, id: string): Promise<RequesterRow | null> {
  const [row] = await tx.select().from(interpretingRequester).where(eq(interpretingRequester.id, id)).for('update');
  return row ?? null;
}

export type FoundInterpreter = { row: InterpreterRow; town: Town | null };
type InterpreterFilter = {
  id?: string;
  ids?: readonly string[];
  poolId?: string;
  search?: string | null;
  language?: string | null;
  state?: InterpreterState | null;
  /** Those who left too. */
  left?: boolean;
};

/** People of pools by name. */
export const findInterpreters = (tx: Tx, filter: InterpreterFilter): Promise<FoundInterpreter[]> =>
  tx
    .select({ row: interpreter, town })
    .from(interpreter)
    .leftJoin(municipality, eq(municipality.id, interpreter.municipalityId))
    .where(
      and(
        filter.id ? eq(interpreter.id, filter.id) : undefined,
        filter.ids ? inArray(interpreter.id, [...filter.ids]) : undefined,
        filter.poolId ? eq(interpreter.poolId, filter.poolId) : undefined,
        filter.state ? eq(interpreter.state, filter.state) : filter.left ? undefined : ne(interpreter.state, 'left'),
        filter.language
          ? sql`exists (select from jsonb_array_elements(${interpreter.languages}) spoken
              where spoken->>'tag' = ${filter.language} or spoken->>'tag' like ${`${filter.language}-%`})`
          : undefined,
        ...holds(sql`lower(concat_ws(' ', ${interpreter.name}, ${municipality.name}))`, filter.search),
      ),
    )
    .orderBy(asc(interpreter.name), asc(interpreter.id));

/** The person's row, held: whoever gives her another conversation waits. */
export async function lockInterpreter(tx: Tx, id: string): Promise<InterpreterRow | null> {
  const [row] = await tx.select().from(interpreter).where(eq(interpreter.id, id)).for('update');
  return row ?? null;
}

export const findTowns = (tx: Tx): Promise<Town[]> =>
  tx.select(town).from(municipality).where(ne(municipality.kind, 'unincorporated')).orderBy(asc(municipality.name));

/** Which of these references is not there, by the field that holds it. */
export async function unknownReference(
  tx: Tx,
  given: { municipalityId?: string | null; unitId?: string | null; organisationId?: string | null },
): Promise<'municipalityId' | 'unitId' | 'organisationId' | null> {
  const { municipalityId, unitId, organisationId } = given;
  if (municipalityId && (await tx.$count(municipality, eq(municipality.id, municipalityId))) === 0) return 'municipalityId';
  if (unitId && (await tx.$count(unit, eq(unit.id, unitId))) === 0) return 'unitId';
  if (organisationId && (await tx.$count(organisation, eq(organisation.id, organisationId))) === 0) return 'organisationId';
  return null;
}

/** Institutions that registered since then. */
export const countRegistered = (tx: Tx, since: Date): Promise<number> =>
  tx.$count(interpretingRequester, gte(interpretingRequester.acceptedAt, since));

/** Where each municipality is, as the middle of its outline. */
export async function findCentres(tx: Tx): Promise<{ ags: string; point: Point }[]> {
  const outlines = await tx
    .select({ ags: municipality.ags, area: municipalityOutline.area })
    .from(municipalityOutline)
    .innerJoin(municipality, eq(municipality.id, municipalityOutline.municipalityId));
  return outlines.flatMap(({ ags, area }) => {
    const box = boxOf(area);
    return box === null ? [] : { ags, point: [(box.west + box.east) / 2, (box.south + box.north) / 2] as const };
  });
}
