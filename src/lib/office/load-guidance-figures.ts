import { isIsoDate } from '#kernel/dates.ts';
import { valueOrError } from '#lib/server/answers.ts';

const dayOf = (url: URL, name: string): string | null => {
  const given = url.searchParams.get(name);
  return isIsoDate(given) ? given : null;
};

/** Appointments and handing over between the same days. */
export async function loadOtherFigures(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const span = { from: dayOf(url, 'von'), to: dayOf(url, 'bis') };
  return {
    appointments: valueOrError(await locals.app.guidance.readAppointmentFigures(locals.ctx, span), url),
    handovers: valueOrError(await locals.app.guidance.readHandoverFigures(locals.ctx, span), url),
  };
}

/** Figures of guidance between the days of the address, of a year unless asked otherwise. */
export async function loadReferralFigures(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const span = { from: dayOf(url, 'von'), to: dayOf(url, 'bis') };
  return valueOrError(await locals.app.guidance.readReferralFigures(locals.ctx, span), url);
}
