import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { ReturnReason } from '#modules/guidance/contract-handovers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diese Übergabe gibt es hier nicht.');
  return { handover: valueOrError(await locals.app.guidance.readHandover(locals.ctx, { handoverId: params.id })) };
};

const answers = { bestaetigen: 'accepted', erledigt: 'done', zurueck: 'returned' } as const;
const answer =
  (kind: keyof typeof answers): Actions[string] =>
  async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = { reason: textOf(form, 'reason') ?? '', doneOn: textOf(form, 'doneOn') ?? '' };
    const result = await locals.app.guidance.answerHandover(locals.ctx, {
      handoverId: params.id ?? '',
      version: Number(textOf(form, 'version') ?? 0),
      answer: answers[kind],
      reason: typed.reason as ReturnReason,
      doneOn: typed.doneOn,
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).handovers}?gespeichert=uebergabe-antwort`);
  };
export const actions: Actions = { bestaetigen: answer('bestaetigen'), erledigt: answer('erledigt'), zurueck: answer('zurueck') };
