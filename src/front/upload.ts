import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { FileStore } from '#kernel/context.ts';

export type Upload = { sha256: string; size: number; name: string; mime: string } | { error: 'too-large' | 'missing' };

/** What is still taken in, and thrown away, of a request that was refused; who sends more is cut off. */
const patience = 1024 * 1024 * 1024;
/** Headers of parts and the other fields, on top of the file. */
const frame = 1024 * 1024;

/**
 * Reads a form with one file while it comes in: the file goes to disk chunk by chunk and is given up the moment it
 * grows over the limit, without being there for an instant under its hash; the other fields are answered as text.
 * Nothing is held in memory. A refusal does not wait for the rest, which is let run past: a browser shows an answer
 * only after it has sent everything.
 */
export async function receiveUpload(input: {
  request: IncomingMessage;
  files: Pick<FileStore, 'put'>;
  maxBytes: number;
}): Promise<{ upload: Upload; fields: URLSearchParams }> {
  const { request, files, maxBytes } = input;
  const fields = new URLSearchParams();
  if (Number(request.headers['content-length'] ?? 0) > 4 * maxBytes + frame) {
    letPass(request);
    return { upload: { error: 'too-large' }, fields };
  }
  let stored: Promise<Upload> | null = null;
  await new Promise<void>((resolve, reject) => {
    const busboy = new Busboy({
      headers: request.headers as { 'content-type': string },
      limits: { fileSize: maxBytes, files: 1, fields: 50, fieldSize: 64 * 1024, parts: 60 },
    });
    busboy.on('field', (name: string, value: string) => {
      fields.append(name, value);
    });
    busboy.on('file', (_field, stream, name, _encoding, mime) => {
      let cut = false;
      stream.on('limit', () => {
        cut = true;
        request.unpipe(busboy);
        letPass(request);
        (stream as Readable).destroy(new Error('upload grew over the limit'));
      });
      stored = files.put(stream as Readable).then(
        (file): Upload => (file.size === 0 && !name ? { error: 'missing' } : { ...file, name: baseName(name ?? ''), mime }),
        (error: unknown): Upload => {
          if (cut) return { error: 'too-large' };
          throw error;
        },
      );
      stored.then(() => {
        if (cut) resolve();
      }, reject);
    });
    busboy.on('error', reject);
    busboy.on('finish', resolve);
    request.on('aborted', () => reject(new Error('upload was broken off')));
    request.pipe(busboy);
  });
  return { upload: (await (stored as Promise<Upload> | null)) ?? { error: 'missing' }, fields };
}

function letPass(request: IncomingMessage): void {
  let passed = 0;
  request.on('data', (chunk: Buffer) => {
    passed += chunk.length;
    if (passed > patience) request.destroy();
  });
}

/** Browsers of old sent whole paths. */
const baseName = (name: string): string => name.split(/[\\/]/).at(-1)!.slice(0, 200);

/** A request that looks like the original, with the fields as its body. */
export function formRequest(input: {
  request: IncomingMessage;
  fields: URLSearchParams;
  headers: Record<string, string>;
}): IncomingMessage {
  const body = Buffer.from(input.fields.toString());
  const replacement = Readable.from([body]) as unknown as IncomingMessage;
  return Object.assign(replacement, {
    method: input.request.method,
    url: input.request.url,
    httpVersionMajor: input.request.httpVersionMajor,
    httpVersion: input.request.httpVersion,
    socket: input.request.socket,
    headers: {
      ...input.request.headers,
      ...input.headers,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
      'transfer-encoding': undefined,
    },
  }) as IncomingMessage;
}
