import { createHash } from 'node:crypto';

/** Secrets of links and keys are kept as their hash alone. They are random and long: no salt is needed. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** How long an invitation may be accepted. */
export const invitationDays = 7;
