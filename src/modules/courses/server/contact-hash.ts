import { createHash } from 'node:crypto';

/** What belongs to one person is found by it: a mail address in small letters, a telephone number by its digits. */
export const contactHash = (contact: string): string =>
  createHash('sha256')
    .update(contact.includes('@') ? contact.trim().toLowerCase() : contact.replaceAll(/\D/g, '').replace(/^0049|^49/, '0'))
    .digest('hex');
