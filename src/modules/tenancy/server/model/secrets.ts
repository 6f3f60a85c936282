import { createHash, randomBytes } from 'node:crypto';

/** Secrets of links and keys are kept as their hash alone. They are random and long: no salt is needed. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A new secret for a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** How long an invitation may be accepted. */
export const invitationDays = 7;

/** How long links about one's own account are good: a new password is chosen at once, a new address when its mail is read. */
export const linkHours = { password: 1, mail: 24 } as const;
