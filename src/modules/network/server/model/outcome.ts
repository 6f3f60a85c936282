import type { ConsultationResult, ConsultationRole, PaperOutcome } from '../../contract.ts';

export type Stop = { role: ConsultationRole; result: ConsultationResult | null };

const decided = ['adopted', 'adopted-with-changes', 'rejected'] as const;
type Decided = (typeof decided)[number];
const isDecided = (result: ConsultationResult | null): result is Decided => decided.includes(result as Decided);

/**
 * What became of a paper. Only a body that decides makes a decision of it: a recommendation is none, and taking note is none.
 * The last deciding stop counts, so that a Kreistag overrules its committee. Without a deciding stop a paper can only be noted.
 * @param stops in the order of deliberation
 */
export function outcomeOf(stops: readonly Stop[]): PaperOutcome {
  const withdrawn = stops.findIndex((stop) => stop.result === 'withdrawn');
  if (withdrawn !== -1) return { kind: 'withdrawn', stop: withdrawn };
  const deciding = stops.findLastIndex((stop) => stop.role === 'decides');
  const last = deciding === -1 ? undefined : stops[deciding];
  if (last && isDecided(last.result)) return { kind: last.result, stop: deciding };
  if (last && last.result === 'noted') return { kind: 'noted', stop: deciding };
  const next = nextStop(stops);
  if (last || next !== null) return { kind: 'open', stop: next };
  const noted = stops.findLastIndex((stop) => stop.result === 'noted');
  // Recommended by all and decided by nobody: somebody still has to.
  const onlyNoted = noted !== -1 && stops.every((stop) => stop.role === 'notes' || stop.result === 'noted');
  return onlyNoted ? { kind: 'noted', stop: noted } : { kind: 'open', stop: null };
}

/** The first stop that still has to deal with the paper. */
const nextStop = (stops: readonly Stop[]): number | null => {
  const index = stops.findIndex((stop) => stop.result === null);
  return index === -1 ? null : index;
};
