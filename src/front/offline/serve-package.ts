import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '#composition/app.ts';
import { berlinDay } from '#kernel/dates.ts';
import { answerPlain } from '../capture.ts';
import type { KeptRender } from '../kept-render.ts';
import { createPageCache, finishPage, type KeptPage } from '../page-cache.ts';
import { belongsToHost } from '../own-host.ts';
import { buildPackage } from './build-package.ts';

export type PackageAsked = {
  slug: string;
  language: string;
  /** `paket.json`, or a file of it by its hash. */
  file: { hash: string | null };
  host: string;
  protocol: 'http' | 'https';
  /** Whether the county was asked under its own host. */
  ownHost: boolean;
};

const address = /^\/([a-z0-9-]+)\/([a-z-]{2,10})\/offline\/(?:paket|pakete\/([\w-]{16}))\.json$/;

/** Which file of which package an address asks for; null where it asks for none. */
export function packageAsked(path: string): Pick<PackageAsked, 'slug' | 'language' | 'file'> | null {
  const [, slug, language, hash] = address.exec(path) ?? [];
  return slug === undefined || language === undefined ? null : { slug, language, file: { hash: hash ?? null } };
}

type Listed = { revision: number; day: string; page: KeptPage };

/**
 * Serves what readers may keep. A package is put together when it is asked for, once for each revision of its county and day, one at a
 * time; its files stay by their hash, so that whoever was interrupted goes on with the list that was begun.
 */
export function createPackageServer(input: {
  app: App;
  render: KeptRender;
  send: (request: IncomingMessage, response: ServerResponse, page: KeptPage) => void;
}) {
  const { app, render, send } = input;
  const now = (): number => app.clock.now().getTime();
  const files = createPageCache({ maxBytes: 128 * 1024 * 1024, maxAgeMs: Number.POSITIVE_INFINITY, now });
  const lists = new Map<string, Listed>();
  const making = new Map<string, Promise<Listed | null>>();
  let last: Promise<unknown> = Promise.resolve();

  const make = async (asked: PackageAsked): Promise<Listed | null> => {
    const { slug, language, host, protocol, ownHost } = asked;
    const county = await app.counties.bySlug(slug);
    if (county === null || !county.languages.includes(language)) return null;
    const ctx = app.context({ county, actor: { kind: 'anonymous' } });
    const [own, german] = await Promise.all([
      app.readPublicDocuments(ctx, { language }),
      app.readPublicDocuments(ctx, { language: 'de' }),
    ]);
    if (!own.ok || !german.ok) return null;
    const built = await buildPackage({
      county: slug,
      language,
      base: ownHost ? '' : `/${slug}`,
      documents: { own: own.value, german: german.value },
      render: (path) =>
        render({
          path: ownHost && belongsToHost(path) ? `/${slug}${path}` : path,
          host,
          protocol,
          hostCounty: ownHost ? slug : null,
          where: 'device',
        }),
      known: (hash) => files.get(hash)?.body.br ?? null,
    });
    const immutable: [string, string][] = [
      ['content-type', 'application/json'],
      ['cache-control', 'public, max-age=31536000, immutable'],
    ];
    for (const { hash, body, br } of built.files) {
      if (files.get(hash) !== null) continue;
      files.put(hash, slug, await finishPage({ status: 200, headers: immutable, body, br, now: now() }));
    }
    const page = await finishPage({
      status: 200,
      headers: [['content-type', 'application/json']],
      body: Buffer.from(JSON.stringify(built.manifest)),
      now: now(),
    });
    return { revision: county.revision, day: berlinDay(app.clock.now()), page };
  };

  const listOf = async (asked: PackageAsked): Promise<Listed | null> => {
    const key = `${asked.ownHost ? asked.host : ''} ${asked.slug} ${asked.language}`;
    const county = await app.counties.bySlug(asked.slug);
    const listed = lists.get(key);
    if (listed && listed.revision === county?.revision && listed.day === berlinDay(app.clock.now())) return listed;
    let made = making.get(key);
    if (made === undefined) {
      made = last.then(() => make(asked)).finally(() => making.delete(key));
      last = made.catch(() => undefined);
      making.set(key, made);
    }
    const fresh = await made;
    if (fresh) lists.set(key, fresh);
    return fresh;
  };

  return async (request: IncomingMessage, response: ServerResponse, asked: PackageAsked): Promise<void> => {
    const { hash } = asked.file;
    let page = hash === null ? null : files.get(hash);
    if (page === null) {
      const listed = await listOf(asked);
      page = hash === null ? (listed?.page ?? null) : files.get(hash);
    }
    if (page === null) return answerPlain(response, 404, 'Diese Datei gibt es nicht mehr.');
    send(request, response, page);
  };
}
