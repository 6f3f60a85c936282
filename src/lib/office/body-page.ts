import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';

/** The record behind every page of one body, or the error page. */
export async function bodyPage(input: { locals: App.Locals; id: string }) {
  if (!isId(input.id)) error(404, 'Dieses Gremium gibt es hier nicht.');
  return valueOrError(await input.locals.app.network.readBody(input.locals.ctx, { bodyId: input.id }));
}

/** The record behind every page of one meeting, or the error page. */
export async function meetingPage(input: { locals: App.Locals; id: string }) {
  if (!isId(input.id)) error(404, 'Diese Sitzung gibt es hier nicht.');
  return valueOrError(await input.locals.app.network.readMeeting(input.locals.ctx, { meetingId: input.id }));
}

/** The record behind every page of one paper, or the error page. */
export async function paperPage(input: { locals: App.Locals; id: string }) {
  if (!isId(input.id)) error(404, 'Diese Vorlage gibt es hier nicht.');
  return valueOrError(await input.locals.app.network.readPaper(input.locals.ctx, { paperId: input.id }));
}
