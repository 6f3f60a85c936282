import { createHmac, timingSafeEqual } from 'node:crypto';

/** Nobody writes faster; and who comes back after a day gets a fresh form with the input kept. */
const leastMs = 2_000;
const mostMs = 24 * 3_600_000;

const sign = (secret: string, moment: string): string =>
  createHmac('sha256', `${secret} form`).update(moment).digest('base64url').slice(0, 22);

/** When a form was given out, signed: programs that fill in forms send them at once, or one and the same for weeks. */
export function formToken(input: { secret: string; now: Date }): string {
  const moment = input.now.getTime().toString(36);
  return `${moment}.${sign(input.secret, moment)}`;
}

/** Whether a form was given out by this installation, and neither a blink nor a day ago. */
export function isFormTokenRight(input: { secret: string; now: Date; token: string | null }): boolean {
  const [moment = '', given = ''] = (input.token ?? '').split('.');
  const expected = sign(input.secret, moment);
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return false;
  const age = input.now.getTime() - Number.parseInt(moment, 36);
  return age >= leastMs && age <= mostMs;
}
