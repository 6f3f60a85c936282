import { formatDay } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ListedProject, PublicPhase } from '#modules/network/contract-projects.ts';

/** Words about projects in the reader's language. */

const phases = {
  running: m.projects_phase_running,
  approved: m.projects_phase_approved,
  ended: m.projects_phase_ended,
} satisfies Record<PublicPhase, unknown>;
export const phaseWord = (phase: PublicPhase, locale: Language): string => phases[phase]({}, { locale });

/** From when until when; null where neither is known. */
export function projectPeriodWord({ from, to }: ListedProject['period'], locale: Language): string | null {
  if (from !== null && to !== null)
    return m.projects_period({ from: formatDay(from, locale), to: formatDay(to, locale) }, { locale });
  if (from !== null) return m.projects_since({ day: formatDay(from, locale) }, { locale });
  return to === null ? null : m.offers_until({ day: formatDay(to, locale) }, { locale });
}
