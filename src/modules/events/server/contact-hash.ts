import { createHash } from 'node:crypto';
import { contactKey } from './model/contact.ts';

/** What belongs to one person is found by it; the address itself stands beside it only while it is needed. */
export const contactHash = (contact: string): string => createHash('sha256').update(contactKey(contact)).digest('hex');
