import { randomBytes, randomUUID } from 'node:crypto';

/**
 * A UUID of version 7 (RFC 9562): ordered by time, so that indexes grow at one end.
 * Made here and not in the database, because PostgreSQL 15 has no `uuidv7()`.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  // Ids of one millisecond stay in the order in which they were made (RFC 9562, 6.2, method 1).
  sequence = now === lastInstant ? (sequence + 1) & 0x3ff_ffff : bytes.readUInt32BE(6) & 0x1ff_ffff;
  lastInstant = now;
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | (sequence >>> 14), 6);
  bytes.writeUInt16BE(0x8000 | (sequence & 0x3fff), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

let lastInstant = 0;
let sequence = 0;

export const newRequestId = (): string => randomUUID();

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
