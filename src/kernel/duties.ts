import type { Actor, CountyCtx, Tx } from './context.ts';
import type { IsoDate } from './dates.ts';
import { may, type PolicyRow, type Thing } from './policy.ts';

/**
 * Something that waits for somebody. Modules declare theirs in the manifest; the start page, reminders and the calendar
 * feed are made from the same list, so that nobody is reminded of what her page does not show.
 */
export type Duty = {
  /** Module and kind, `strategy.report`. Words and address of each kind stand in `lib/office/duties.ts`. */
  kind: string;
  /** The same while it is the same duty: kind, thing and, where it comes again, its date. Reminders remember it. */
  key: string;
  /** What the duty's button opens. */
  subjectId: string;
  /** Name of the thing, as printed. */
  title: string;
  /** Further words that tell where it belongs: unit, strategy, body. */
  context: readonly string[];
  due: IsoDate | null;
  /** For one without a date that is told by mail all the same: once for each of these words, a week or a day. */
  tell?: string;
  /** Who may do it. */
  action: string;
  thing: Thing;
  /**
   * Who is asked by mail: persons of the unit or municipality, the office of the body, whoever writes for the organisations, the
   * translators of the languages; else the coordination.
   */
  askedOf: {
    unitId: string | null;
    municipalityIds: readonly string[];
    bodyId: string | null;
    organisationIds?: readonly string[];
    languages?: readonly string[];
  };
};

/** All duties of the set county, whoever may do them. */
export type DutySource = (input: { ctx: CountyCtx; tx: Tx; today: IsoDate }) => Promise<Duty[]>;

/** Overdue ones first, the oldest before; then by date; what has none comes last. */
export function inOrder(duties: readonly Duty[]): Duty[] {
  return duties.toSorted(
    (one, other) => (one.due ?? '9').localeCompare(other.due ?? '9') || one.title.localeCompare(other.title, 'de'),
  );
}

/** The duties that this person may do. */
export function dutiesOf(input: {
  duties: readonly Duty[];
  actor: Actor;
  countyId: string;
  policy: readonly PolicyRow[];
}): Duty[] {
  return input.duties.filter(
    (duty) =>
      may({ rows: input.policy, actor: input.actor, countyId: input.countyId, action: duty.action, thing: duty.thing }) === 'yes',
  );
}
