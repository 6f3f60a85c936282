import { textOf, textsOf } from '#lib/server/answers.ts';
import type { Rating, RatingFields } from '#modules/strategy/contract-evaluation-round.ts';

/** What was chosen and typed about each measure: its fields are called by its id. */
export const readRatings = (form: FormData): { nodeId: string; fields: RatingFields }[] =>
  textsOf(form, 'measure').map((nodeId) => ({
    nodeId,
    fields: {
      progress: (textOf(form, `${nodeId}.progress`) ?? '') as Rating | '',
      effect: (textOf(form, `${nodeId}.effect`) ?? '') as Rating | '',
      text: textOf(form, `${nodeId}.text`) ?? '',
    },
  }));
