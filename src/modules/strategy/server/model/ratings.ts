import { addDays, type IsoDate } from '#kernel/dates.ts';
import {
  ratings,
  type GuardedResult,
  type PartnerResult,
  type Rating,
  type RatingFields,
  type Spread,
} from '../../contract-evaluation-round.ts';

export const emptyRating: RatingFields = { progress: '', effect: '', text: '' };

export const isEmpty = (fields: RatingFields): boolean =>
  fields.progress === '' && fields.effect === '' && fields.text.trim() === '';

/** The last day on which partners rate: the day before the meeting. */
export const lastDayOf = (meetingOn: IsoDate): IsoDate => addDays(meetingOn, -1);

export const takesRatings = (input: { meetingOn: IsoDate; cancelledAt: Date | null; today: IsoDate }): boolean =>
  input.cancelledAt === null && input.today < input.meetingOn;

/** What has changed in a round since a person was told of it: the day, and measures that came in. */
export const newsOf = (input: {
  round: { meetingOn: IsoDate; nodeIds: readonly string[] };
  told: { toldMeetingOn: IsoDate; toldNodeIds: readonly string[] };
}): { movedFrom: IsoDate | null; added: string[] } => ({
  movedFrom: input.told.toldMeetingOn === input.round.meetingOn ? null : input.told.toldMeetingOn,
  added: input.round.nodeIds.filter((id) => !input.told.toldNodeIds.includes(id)),
});

/** What is missing in a rating that was begun; nothing in one that was left out. */
export function faultsOf(fields: RatingFields): { field: 'progress' | 'effect'; message: string }[] {
  if (isEmpty(fields)) return [];
  return (['progress', 'effect'] as const)
    .filter((field) => fields[field] === '')
    .map((field) => ({ field, message: 'Bitte wählen Sie auch hier, oder „Kann ich nicht beurteilen“.' }));
}

function spreadOf(chosen: readonly (Rating | '')[]): Spread {
  const counts = Object.fromEntries(ratings.map((rating) => [rating, chosen.filter((one) => one === rating).length])) as Record<
    Rating,
    number
  >;
  const judged = chosen.filter((one) => one !== '' && one !== 'unknown').map(Number);
  return {
    counts,
    judged: judged.length,
    mean: judged.length === 0 ? null : judged.reduce((sum, one) => sum + one, 0) / judged.length,
  };
}

/** What partners said of one measure, from what they sent. */
export function partnerResult(sent: readonly RatingFields[]): PartnerResult {
  const said = sent.filter((fields) => !isEmpty(fields));
  return {
    rated: said.length,
    progress: spreadOf(said.map((fields) => fields.progress)),
    effect: spreadOf(said.map((fields) => fields.effect)),
    // In the order of the alphabet, so that the order of the invited gives nobody away.
    sentences: said
      .flatMap((fields) => (fields.text === '' ? [] : [fields.text]))
      .toSorted((one, other) => one.localeCompare(other)),
  };
}

/** What may leave the office: no number that rests on fewer people than the county's smallest cell. */
export function guarded(input: { result: PartnerResult; smallestCell: number }): GuardedResult {
  const { result, smallestCell } = input;
  if (result.rated < smallestCell) return { fewerThan: smallestCell };
  const mean = (spread: Spread): number | null => (spread.judged < smallestCell ? null : spread.mean);
  return { rated: result.rated, progress: mean(result.progress), effect: mean(result.effect) };
}
