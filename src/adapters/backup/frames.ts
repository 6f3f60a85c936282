import { createHash, type Hash } from 'node:crypto';

/**
 * The container of a backup: frames of one type byte, four bytes of length and the payload. The last frame carries the
 * SHA-256 of all bytes before it, so that a file that was cut off or damaged is known before anything is written.
 */
export const frameTypes = { json: 0x4a, data: 0x44, end: 0x45, hash: 0x48 } as const;
export type FrameType = (typeof frameTypes)[keyof typeof frameTypes];
export type Frame = { type: FrameType; payload: Buffer };

const maxPayload = 16 * 1024 * 1024;

export function createFrameWriter(write: (bytes: Buffer) => Promise<void>) {
  const hash: Hash = createHash('sha256');
  const put = async (type: FrameType, payload: Buffer): Promise<void> => {
    const head = Buffer.alloc(5);
    head.writeUInt8(type, 0);
    head.writeUInt32BE(payload.length, 1);
    if (type !== frameTypes.hash) hash.update(head).update(payload);
    await write(Buffer.concat([head, payload]));
  };
  return {
    json: (value: unknown): Promise<void> => put(frameTypes.json, Buffer.from(JSON.stringify(value))),
    data: (bytes: Buffer): Promise<void> => put(frameTypes.data, bytes),
    end: (): Promise<void> => put(frameTypes.end, Buffer.alloc(0)),
    finish: (): Promise<void> => put(frameTypes.hash, hash.digest()),
  };
}

/** Reads frames one by one. @throws Error when the file is damaged, too short or goes on after its end */
export async function* readFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const hash = createHash('sha256');
  let rest = Buffer.alloc(0);
  let finished = false;
  for await (const chunk of chunks) {
    if (finished) throw new Error('The backup goes on after its end: it is damaged.');
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    while (rest.length >= 5 && !finished) {
      const type = rest.readUInt8(0) as FrameType;
      const length = rest.readUInt32BE(1);
      if (!Object.values(frameTypes).includes(type) || length > maxPayload)
        throw new Error('This is no backup of Kreislotse, or it is damaged.');
      if (rest.length < 5 + length) break;
      const payload = Buffer.from(rest.subarray(5, 5 + length));
      if (type === frameTypes.hash) {
        if (!hash.digest().equals(payload)) throw new Error('The backup is damaged: its check sum is not right.');
        finished = true;
      } else hash.update(rest.subarray(0, 5 + length));
      rest = rest.subarray(5 + length);
      yield { type, payload };
    }
  }
  if (!finished || rest.length > 0) throw new Error('The backup is cut off: its end is missing.');
}
