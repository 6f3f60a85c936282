import { ServerResponse, type IncomingMessage } from 'node:http';

/** Lets something answer into memory: status, headers and bytes instead of a socket. */
export async function capture(
  answer: (response: ServerResponse) => Promise<void>,
  request: IncomingMessage,
): Promise<{ status: number; headers: [string, string][]; body: Buffer }> {
  const chunks: Buffer[] = [];
  const response = new ServerResponse(request);
  const keep = (chunk: unknown, encoding?: unknown): void => {
    if (typeof chunk === 'string')
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const finished = new Promise<void>((resolve) => {
    response.write = ((chunk: unknown, encoding?: unknown): boolean => {
      keep(chunk, encoding);
      return true;
    }) as ServerResponse['write'];
    response.end = ((chunk?: unknown, encoding?: unknown): ServerResponse => {
      keep(chunk, encoding);
      response.emit('finish');
      response.emit('close');
      resolve();
      return response;
    }) as ServerResponse['end'];
    response.writeHead = ((status: number, headers?: Record<string, string | string[]>): ServerResponse => {
      response.statusCode = status;
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
      return response;
    }) as ServerResponse['writeHead'];
  });
  await Promise.all([answer(response), finished]);
  const headers = Object.entries(response.getHeaders()).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value) ? value.map((entry) => [name, entry]) : value === undefined ? [] : [[name, String(value)]],
  );
  return { status: response.statusCode, headers, body: Buffer.concat(chunks) };
}

export function answerPlain(response: ServerResponse, status: number, text: string): void {
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.writeHead(status);
  response.end(text);
}
