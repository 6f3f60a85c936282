import { Readable } from 'node:stream';
import { Socket } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { newRequestId } from '#kernel/ids.ts';
import { capture } from './capture.ts';
import type { Handler } from './front-server.ts';
import { internal, isInternal } from './internal-headers.ts';

export type RenderedFile = { status: number; headers: Headers; body: Buffer };
export type KeptRender = (input: {
  /** With its query. */
  path: string;
  host: string;
  protocol: 'http' | 'https';
  /** Slug of the county whose own host it is. */
  hostCounty: string | null;
  /** Where it is kept. */
  where: 'device' | 'files';
}) => Promise<RenderedFile>;

/** Asks the site for a page as it is kept for days: without warnings, notices and what is so today only. */
export const createKeptRender =
  (site: Handler): KeptRender =>
  async ({ path, host, protocol, hostCounty, where }) => {
    const request = Object.assign(Readable.from([]), {
      method: 'GET',
      url: path,
      httpVersionMajor: 1,
      httpVersion: '1.1',
      socket: new Socket(),
      headers: {
        host,
        accept: 'text/html,*/*',
        [internal.protocol]: protocol,
        [internal.host]: host,
        [internal.address]: '127.0.0.1',
        [internal.requestId]: newRequestId(),
        [internal.kept]: where,
        ...(hostCounty === null ? {} : { [internal.hostCounty]: hostCounty }),
      },
    }) as unknown as IncomingMessage;
    const made = await capture(
      (response) =>
        new Promise((resolve) => {
          response.once('close', resolve);
          response.once('finish', resolve);
          site(request, response, () => {
            response.writeHead(404);
            response.end();
          });
        }),
      request,
    );
    return { ...made, headers: new Headers(made.headers.filter(([name]) => !isInternal(name))) };
  };
