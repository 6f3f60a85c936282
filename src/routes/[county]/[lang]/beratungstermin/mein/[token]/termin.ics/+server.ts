import { isLanguage } from '#lib/languages.ts';
import { publicValue } from '../../../../public-value.ts';
import type { RequestHandler } from './$types';

/** The appointment for the reader's own calendar. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const language = isLanguage(params.lang) ? params.lang : 'de';
  const own = publicValue(await locals.app.guidance.readOwnAppointment(locals.ctx, { token: params.token, language }), language);
  return new Response(own.calendar, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="termin.ics"',
      'cache-control': 'private, no-store',
    },
  });
};
