import { createHash } from 'node:crypto';
import { canonicalJson } from './document.ts';

/** SHA-256 over the canonical JSON, in hex: equal content gives an equal hash, whatever order it was built in. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');
