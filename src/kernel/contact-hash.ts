import { createHash } from 'node:crypto';

/** One spelling for addresses and numbers that reach the same person: `+49 5161 98 06` and `05161/9806`. */
export function contactKey(contact: string): string {
  const text = contact.trim().toLowerCase();
  if (text.includes('@')) return text;
  const digits = text.replaceAll(/\D/g, '');
  const national = text.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : digits.replace(/^0/, '49');
  return national.replace(/^490/, '49');
}

/** What belongs to one person is found by it; the address itself stands beside it only while it is needed. */
export const contactHash = (contact: string): string => createHash('sha256').update(contactKey(contact)).digest('hex');
