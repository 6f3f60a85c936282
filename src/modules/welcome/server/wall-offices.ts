import { createHash } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';
import { canonicalJson } from '#kernel/document.ts';
import type { Way } from '#modules/mobility/contract.ts';
import { wayOutline } from '#modules/mobility/ui/way-runs.ts';
import type { PublicOffice } from '#modules/network/contract-places.ts';
import { findOfficesFor } from '#modules/network/server/index.ts';
import { officeFacts, officeName } from '#modules/network/ui/office-blocks.ts';
import type { PrintedOffice } from '../contract-wall.ts';
import { findWays } from './find-ways.ts';
import type { WallSheetRow } from './wall-store.ts';

const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** The offices of a sheet in a language, in the order in which they are asked for. */
export async function officesOf(ctx: Ctx, found: WallSheetRow, language: string): Promise<PublicOffice[]> {
  const { row, municipality } = found;
  if (row.kind === 'poster' || municipality === null) return [];
  const asked = { language, functions: row.functions, municipalityAgs: municipality.ags, postcode: row.postcode };
  const read = await findOfficesFor(ctx, asked);
  return read.ok ? row.functions.flatMap((name) => read.value.find((office) => office.function === name) ?? []) : [];
}

/** The way to each office of a sheet, from the stop of its people. */
export const waysOf = async (
  ctx: Ctx,
  { row, municipality }: WallSheetRow,
  offices: readonly PublicOffice[],
): Promise<Map<string, Way>> => findWays({ ctx, offices, ags: municipality?.ags ?? null, stop: row.stop });

/** The same with the lines by which one gets there: a search in the timetable, so never for a list. */
export async function currentWithWays(ctx: Ctx, found: WallSheetRow): Promise<PrintedOffice[]> {
  const ways = await waysOf(ctx, found, await officesOf(ctx, found, 'de'));
  return (await currentOffices(ctx, found)).map((office) => {
    const way = ways.get(office.key);
    return way ? { ...office, way: wayOutline(way) } : office;
  });
}

/** What would be printed now: of an office exactly what a sheet shows of it. */
export async function currentOffices(ctx: Ctx, found: WallSheetRow): Promise<PrintedOffice[]> {
  const { row, place } = found;
  if (row.kind === 'poster') {
    if (place === null || place.state !== 'public') return [];
    const { name, street, postcode, town } = place;
    return [{ key: 'place', name, hash: hashOf({ name, street, postcode, town }) }];
  }
  return (await officesOf(ctx, found, 'de')).map((office) => {
    const name = officeName(office)?.text ?? '';
    return {
      key: office.function,
      name,
      hash: hashOf({ name, note: office.note?.text ?? null, facts: officeFacts(office, 'de').items }),
    };
  });
}
