import { daysBetween } from '#kernel/dates.ts';
/** What of a node tells a delay from a move. */
type Before = { periodTo: string | null };

type Changed = Record<string, { before: unknown; after: unknown }>;

/**
 * The kind under which a change of an adopted node is listed: a later end is a delay, another place or an
 * earlier time is a move, all else is a change.
 */
export function kindOfChange(input: { before: Before; changed: Changed }): 'changed' | 'moved' | 'delayed' {
  const { before, changed } = input;
  const end = changed['periodTo'];
  if (end && before.periodTo !== null && typeof end.after === 'string' && daysBetween(before.periodTo, end.after) > 0)
    return 'delayed';
  const places = ['parentId', 'position', 'number', 'periodFrom', 'periodTo'];
  return Object.keys(changed).every((field) => places.includes(field)) ? 'moved' : 'changed';
}
