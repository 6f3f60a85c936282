import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { error, redirect } from '@sveltejs/kit';
import type { App } from '#composition/app.ts';
import type { Actor } from '#kernel/context.ts';
import { newRequestId } from '#kernel/ids.ts';
import { directionOf, isLanguage, nearestLanguage } from '#lib/languages.ts';
import { loginFor } from '#lib/server/answers.ts';
import { internal } from './front/internal-headers.ts';
import { loggedPath } from './front/logged-path.ts';

/** Where the front server leaves the application that it built; both run in one process. */
const slot = Symbol.for('kreislotse.app');
const anonymous: Actor = { kind: 'anonymous' };

export const init: ServerInit = async () => {
  // In development there is no front server: the application is built here. The build imports this file and must not.
  if (!(slot in globalThis)) {
    const { developmentApp } = await import('#composition/development.ts');
    Object.assign(globalThis, { [slot]: await developmentApp() });
  }
};

const theApp = (): App => (globalThis as unknown as Record<symbol, App>)[slot]!;

export const handle: Handle = async ({ event, resolve }) => {
  const app = theApp();
  const { url, request, locals } = event;
  const header = (name: string): string | null => request.headers.get(name);
  locals.app = app;
  locals.requestId = header(internal.requestId) ?? newRequestId();
  const parts = url.pathname.split('/').slice(1).map(decode);
  const office = parts[0] === 'verwaltung';
  const slug = office ? parts[1] : 'county' in event.params ? event.params['county'] : undefined;
  locals.county = slug === undefined ? null : await app.counties.bySlug(slug);
  locals.base = header(internal.hostCounty) !== null || locals.county === null ? '' : `/${locals.county.slug}`;
  locals.language = languageOf({ asked: event.params['lang'], county: locals.county, accept: header('accept-language') });
  locals.direction = directionOf(locals.language);
  const kept = header(internal.kept);
  locals.kept = kept === 'device' || kept === 'files' ? kept : null;
  locals.upload = JSON.parse(header(internal.upload) ?? 'null') as App.Locals['upload'];

  // Public pages never learn who asks: they are kept and given to everybody.
  const personal =
    office ||
    [
      'anmelden',
      'abmelden',
      'konto',
      'einladung',
      'stellungnahme',
      'entwurf',
      'stand',
      'bewertung',
      'durchsicht',
      'beitrag',
      'angebot',
      'abfrage',
      'sprachmittlung',
      'treffen',
      'kurs',
      'kompetenz',
      'ansprechstelle',
    ].includes(parts[0] ?? '');
  const identity = personal ? await app.identity.actorOf(request.headers) : null;
  locals.actor = identity?.actor ?? anonymous;
  locals.ctx = app.context({ county: locals.county, actor: locals.actor, requestId: locals.requestId });

  if (office && parts[1] !== 'bausteine') guardOffice({ locals, url, slug });
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%kreislotse.lang%', office || personal ? 'de' : locals.language)
        .replace('%kreislotse.dir%', office || personal ? 'ltr' : locals.direction),
    filterSerializedResponseHeaders: () => false,
  });
  if (event.route.id?.endsWith('/einbetten')) mayBeFramed(response.headers, '*');
  if (event.route.id?.endsWith('/text/[language]/vorschau')) mayBeFramed(response.headers, "'self'");
  if (locals.pictureOrigin !== undefined) mayShowPictures(response.headers, locals.pictureOrigin);
  return response;
};

/** Streets below a map: no more than pictures, of the one server that the installation names. */
function mayShowPictures(headers: Headers, origin: string): void {
  const policy = headers.get('content-security-policy');
  if (policy) headers.set('content-security-policy', policy.replace("img-src 'self'", `img-src 'self' ${origin}`));
}

/** One page is made for frames on other sites: it has no form and knows nobody. Another stands in a frame of the office's own. */
function mayBeFramed(headers: Headers, by: '*' | "'self'"): void {
  const policy = headers.get('content-security-policy');
  if (policy) headers.set('content-security-policy', policy.replace("frame-ancestors 'none'", `frame-ancestors ${by}`));
}

/** Without a session the back office leads to the login; without a role in the county it says so. */
function guardOffice(input: { locals: App.Locals; url: URL; slug: string | undefined }): void {
  const { locals, url, slug } = input;
  if (locals.actor.kind !== 'account') redirect(303, loginFor(url));
  if (slug === undefined || slug === '') return;
  const county = locals.county;
  if (county === null) error(404, 'Diesen Landkreis gibt es hier nicht.');
  const belongs = locals.actor.grants.some((grant) => grant.countyId === county.id);
  if (!belongs) error(403, `Sie haben keine Aufgabe im Landkreis ${county.name}.`);
}

function languageOf(input: { asked: string | undefined; county: App.Locals['county']; accept: string | null }): string {
  const offered = input.county?.languages ?? ['de', 'en', 'uk', 'ar'];
  if (input.asked !== undefined && isLanguage(input.asked) && offered.includes(input.asked)) return input.asked;
  return nearestLanguage(input.accept, offered);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const handleError: HandleServerError = ({ kind, error: thrown, event }) => {
  const { requestId } = event.locals;
  if (kind === 'app') return { requestId };
  if (kind === 'framework') return { requestId, message: 'Diese Seite gibt es nicht.' };
  theApp().log.error(
    { requestId, path: loggedPath(event.url.pathname), error: thrown instanceof Error ? thrown.stack : String(thrown) },
    'unexpected error',
  );
  return { requestId, message: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.' };
};
