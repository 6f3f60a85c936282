import { berlinInstant } from '#kernel/dates.ts';
import { newId } from '#kernel/ids.ts';
import type { AssignmentState } from '../contract-states.ts';
import { assignmentOutcomes } from '../contract-states.ts';
import type { PoolTest } from './interpreting.fixture.ts';
import { interpretingAssignment, interpretingRequest } from './request-schema.ts';

export type Made = {
  day: string;
  language: string;
  occasion?: string;
  municipalityId?: string | null;
  state?: AssignmentState;
  minutes?: number;
  interpreterId?: string | null;
  poolId?: string;
};

/** Lays conversations down as the past left them, without asking anybody. */
export async function layDown(
  pool: PoolTest,
  input: { requesterId: string; rows: readonly Made[]; prefix?: string },
): Promise<void> {
  const { requesterId, rows, prefix = '2024' } = input;
  const countyId = pool.county.id;
  await pool.test.app.db.transaction({ countyId }, async (tx) => {
    for (const [index, row] of rows.entries()) {
      const startsAt = berlinInstant(row.day, '09:00');
      const createdAt = new Date(startsAt.getTime() - 10 * 86_400_000);
      const state = row.state ?? 'paid';
      const end = assignmentOutcomes.find((one) => one === state);
      const isFound = !['requested', 'offered', 'unfilled', 'withdrawn'].includes(state);
      const [requestId, poolId] = [newId(), row.poolId ?? pool.poolId];
      const [inserted, kept] = [
        { countyId, poolId, requesterId, requesterKind: 'kita' as const, mode: 'on-site' as const, urgency: 'planned' as const },
        { createdAt, updatedAt: createdAt, alternatives: [], costBearer: 'county' as const },
      ];
      await tx.insert(interpretingRequest).values({
        ...{ ...inserted, ...kept, id: requestId, number: `${prefix}-${String(index + 1).padStart(4, '0')}` },
        ...{ occasion: row.occasion ?? 'kita-talk', street: 'Musterweg 3', caseReference: `K-${index}` },
        municipalityId: row.municipalityId === undefined ? pool.townId : row.municipalityId,
      });
      await tx.insert(interpretingAssignment).values({
        ...{ id: newId(), countyId, poolId, requestId, position: 0, language: row.language, startsAt, state },
        endsAt: new Date(startsAt.getTime() + (row.minutes ?? 60) * 60_000),
        outcome: end ?? (['sheet-submitted', 'countersigned', 'approved', 'released', 'paid'].includes(state) ? 'done' : null),
        interpreterId: isFound ? (row.interpreterId ?? null) : null,
        acceptedAt: isFound ? new Date(createdAt.getTime() + 6 * 3_600_000) : null,
        cancelledAt: state.startsWith('cancelled') ? new Date(startsAt.getTime() - 3_600_000) : null,
        ...{ createdAt, updatedAt: createdAt },
      });
    }
  });
}

/** A year with 139 conversations that took place, most in four languages, and some that did not. */
export function yearOf139(towns: readonly string[], interpreterId: string | null = null): Made[] {
  const languages = { ru: 38, uk: 34, ar: 27, pl: 18, 'kmr-Latn': 8, prs: 6, ti: 3, so: 3, vi: 2 };
  const occasions = ['kita-talk', 'school-talk', 'school-entry-examination', 'authority'];
  const dayAt = (index: number): string =>
    `2024-${String((index % 12) + 1).padStart(2, '0')}-${String(((index * 7) % 27) + 1).padStart(2, '0')}`;
  const held = Object.entries(languages).flatMap(([language, times]) => Array.from({ length: times }, () => language));
  const made = (language: string, index: number, state: AssignmentState): Made => ({
    ...{ day: dayAt(index), language, state, interpreterId },
    occasion: occasions[index % occasions.length]!,
    municipalityId: towns[index % towns.length]!,
  });
  const lost: [string, AssignmentState][] = [
    ...Array.from({ length: 7 }, (): [string, AssignmentState] => ['ti', 'unfilled']),
    ...Array.from({ length: 6 }, (): [string, AssignmentState] => ['ar', 'unfilled']),
    ...Array.from({ length: 5 }, (): [string, AssignmentState] => ['uk', 'cancelled-by-client']),
    ...Array.from({ length: 2 }, (): [string, AssignmentState] => ['ru', 'no-show-client']),
  ];
  return [
    ...held.map((language, index) => made(language, index, 'paid')),
    ...lost.map(([language, state], index) => made(language, index, state)),
  ];
}
