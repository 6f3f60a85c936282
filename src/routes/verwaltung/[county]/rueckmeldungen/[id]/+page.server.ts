import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths, sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { CommentAnswer } from '#modules/strategy/contract-consultation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  if (!isId(params.id)) error(404, 'Diese Beteiligung gibt es hier nicht.');
  if (!may.coordinate && !may.readAudit) error(403, 'Rückmeldungen des Netzwerks liest die Koordination.');
  const consultation = valueOrError(await locals.app.strategy.readConsultation(locals.ctx, { consultationId: params.id }));
  const paths = officePaths(locals.county!.slug);
  return {
    consultation,
    saved: savedWords(url.searchParams.get('gespeichert')),
    onlyOpen: url.searchParams.get('zeige') === 'offen',
    answering: may.coordinate ? url.searchParams.get('antworten') : null,
    crumbs: [
      { label: 'Rückmeldungen', href: paths.consultations },
      { label: consultation.strategy.title, href: paths.strategy(consultation.strategy.key) },
    ],
  };
};

const nothing = { name: '', organisation: '', mail: '', commentId: '', answer: '', text: '', changeEntryId: '' };

export const actions: Actions = {
  einladen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      ...nothing,
      name: textOf(form, 'name') ?? '',
      organisation: textOf(form, 'organisation') ?? '',
      mail: textOf(form, 'mail') ?? '',
    };
    const result = await locals.app.strategy.inviteToComment(locals.ctx, {
      consultationId: params.id,
      name: input.name,
      organisation: input.organisation === '' ? null : input.organisation,
      mail: input.mail,
    });
    if (!result.ok) return failure(result, input);
    return { invited: input.name };
  },
  link: async ({ locals, params }) => {
    const result = await locals.app.strategy.openCommentLink(locals.ctx, { consultationId: params.id });
    if (!result.ok) return failure(result, nothing);
    return { link: `${locals.app.config.origin}${sitePaths.comment(locals.county!.slug, result.value.token)}` };
  },
  antworten: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      ...nothing,
      commentId: textOf(form, 'commentId') ?? '',
      answer: textOf(form, 'answer') ?? '',
      text: textOf(form, 'text') ?? '',
      changeEntryId: textOf(form, 'changeEntryId') ?? '',
    };
    const result = await locals.app.strategy.answerComment(locals.ctx, {
      commentId: input.commentId,
      answer: input.answer as CommentAnswer,
      text: input.text,
      changeEntryId: input.changeEntryId === '' ? null : input.changeEntryId,
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).consultation(params.id)}#rueckmeldung-${input.commentId}`);
  },
};
