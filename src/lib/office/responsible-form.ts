import type { ActionFailure } from '@sveltejs/kit';
import { failure, textOf, type FormProblem } from '#lib/server/answers.ts';
import type { ResponsiblePart } from '#modules/tenancy/contract.ts';

export type ResponsibleInput = { name: string; mail: string; part: string; leftOn: string };

/** What the form of a responsible person gave, as text. */
export const readResponsible = (form: FormData): ResponsibleInput => ({
  name: textOf(form, 'name') ?? '',
  mail: textOf(form, 'mail') ?? '',
  part: textOf(form, 'part') ?? '',
  leftOn: textOf(form, 'leftOn') ?? '',
});

/** Names a person for a unit or municipality; null when it is done. `person` tells her form from others of the page. */
export async function addResponsible(input: {
  locals: App.Locals;
  request: Request;
  place: { unitId: string | null; municipalityId: string | null };
}): Promise<ActionFailure<{ problem: FormProblem; input: ResponsibleInput; person: true }> | null> {
  const { locals, request, place } = input;
  const given = readResponsible(await request.formData());
  const { name, mail } = given;
  const part = given.part as ResponsiblePart;
  const result = await locals.app.tenancy.addResponsiblePerson(locals.ctx, { name, mail, part, ...place });
  if (result.ok) return null;
  const failed = failure(result, given);
  return { ...failed, data: { ...failed.data, person: true } } as ActionFailure<{
    problem: FormProblem;
    input: ResponsibleInput;
    person: true;
  }>;
}
