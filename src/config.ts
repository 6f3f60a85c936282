import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { feedKinds, type AlertFeed } from '#kernel/alerts.ts';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

/** `nina=https://warnung.bund.de/api31 cap=https://…`: kind and address of each source, separated by spaces. */
const sources = z.string().transform((written, refinement): AlertFeed[] =>
  written
    .split(/\s+/)
    .filter((source) => source !== '' && source !== 'none')
    .flatMap((source) => {
      const [, name, url] = /^([a-z-]+)=((?:https?|file):.+)$/.exec(source) ?? [];
      const kind = feedKinds.find((known) => known === name);
      if (kind && url !== undefined && URL.canParse(url)) return [{ kind, url }];
      refinement.addIssue({
        code: 'custom',
        message: `"${source}" is no source of warnings; write nina=https://… or cap=https://…`,
      });
      return [];
    }),
);

/** Over https, or on this machine; with the three parts that name a tile, none of them in the server's name. */
const tilesAddress = z.string().refine(
  (url) => {
    const [server = '', path = ''] = url.split(/(?<=^https?:\/\/[^/]+)\//);
    const own = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(server);
    return (own || /^https:\/\/[\w.-]+(:\d+)?$/.test(server)) && ['{z}', '{x}', '{y}'].every((part) => path.includes(part));
  },
  { message: 'write https://…/{z}/{x}/{y}.png' },
);

/** Push services of the browsers that there are: Chrome and its kin, Firefox, Edge, Safari. */
const knownPushHosts = 'fcm.googleapis.com .push.services.mozilla.com .notify.windows.com .push.apple.com';

/** Every environment variable that Kreislotse reads. */
const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  KREISLOTSE_HOME: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  KREISLOTSE_APP_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Signs sessions and derives the application's database password. At least 32 characters. */
  KREISLOTSE_SECRET: z.string().min(32).optional(),
  /** Address that people type, without a path: `https://kreislotse.example`. */
  KREISLOTSE_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  KREISLOTSE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  KREISLOTSE_MAIL_FROM: z.string().default('Kreislotse <kreislotse@localhost>'),
  /** How many proxies stand before this server and may be believed about address, host and protocol. */
  KREISLOTSE_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  KREISLOTSE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** Largest document that may be given to be read, in MiB. */
  KREISLOTSE_UPLOAD_MIB: z.coerce.number().int().min(1).max(500).default(25),
  KREISLOTSE_TIMETABLE_MIB: z.coerce.number().int().min(1).max(2000).default(600),
  /** Example counties and demo logins. Off in production. */
  KREISLOTSE_DEMO: flag.optional(),
  KREISLOTSE_OIDC_ISSUER: z.url().optional(),
  KREISLOTSE_OIDC_CLIENT_ID: z.string().optional(),
  KREISLOTSE_OIDC_CLIENT_SECRET: z.string().optional(),
  KREISLOTSE_OIDC_NAME: z.string().default('Anmeldung der Kreisverwaltung'),
  /** Where official warnings are read; `none` for nowhere. Off unless it is set, for an installation may stand without the internet. */
  KREISLOTSE_ALERT_SOURCES: sources.optional(),
  /** So many foreign links are looked at in each county in a night, 0 for none; 300 in production unless set, else none. */
  KREISLOTSE_LINK_CHECKS: z.coerce.number().int().min(0).max(2000).optional(),
  /** Push services that messages to browsers may go to, separated by spaces; `.example` for all below a name. */
  KREISLOTSE_PUSH_HOSTS: z.string().default(knownPushHosts),
  /** Translation services that counties may use, separated by spaces; `.example` for all below a name, a whole origin for itself. */
  KREISLOTSE_TRANSLATION_HOSTS: z.string().default('api.deepl.com api-free.deepl.com libretranslate.com'),
  /** Servers of video rooms that counties may use or link to, separated by spaces; `.example` for all below a name. */
  KREISLOTSE_VIDEO_HOSTS: z.string().default('8x8.vc .zoom.us teams.microsoft.com .webex.com'),
  /** Map tiles that counties may offer below their maps: `https://tiles.example/{z}/{x}/{y}.png`; none unless it is set. */
  KREISLOTSE_TILES: tilesAddress.optional(),
  /** Whose tiles these are, as their licence has it said: `© OpenStreetMap-Mitwirkende`. */
  KREISLOTSE_TILES_CREDIT: z.string().optional(),
  /** How push services reach whoever runs this, `mailto:…` or `https://…`; the sender of mails unless it is set. */
  KREISLOTSE_PUSH_CONTACT: z.url({ protocol: /^(https|mailto)$/ }).optional(),
  /** Bearer token for /metrics; without one the page answers only on this machine. */
  KREISLOTSE_METRICS_TOKEN: z.string().optional(),
});

/** Pictures of streets, by tile. */
export type MapTiles = { url: string; origin: string; credit: string };

export type Config = {
  production: boolean;
  port: number;
  host: string;
  home: string;
  ownerUrl: string | null;
  appUrl: string | null;
  secret: string | null;
  origin: string;
  smtpUrl: string | null;
  mailFrom: string;
  proxies: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  uploadBytes: number;
  timetableBytes: number;
  demo: boolean;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  /** Null where nothing was said. */
  alertSources: readonly AlertFeed[] | null;
  linkChecks: number;
  pushHosts: readonly string[];
  translationHosts: readonly string[];
  videoHosts: readonly string[];
  tiles: MapTiles | null;
  pushContact: string;
  metricsToken: string | null;
};

/**
 * Reads and checks the environment.
 * @throws Error with one line per faulty variable; in production also when a secret is missing
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These environment variables are not right:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  if (production) {
    const missing = (['KREISLOTSE_SECRET', 'KREISLOTSE_ORIGIN', 'KREISLOTSE_SMTP_URL'] as const).filter((name) => !env[name]);
    if (missing.length > 0) throw new Error(`In production these environment variables must be set: ${missing.join(', ')}`);
  }
  // No licence of maps goes without a name.
  if (env.KREISLOTSE_TILES && !env.KREISLOTSE_TILES_CREDIT)
    throw new Error('With KREISLOTSE_TILES set KREISLOTSE_TILES_CREDIT too.');
  return {
    production,
    port: env.PORT,
    host: env.HOST,
    home: env.KREISLOTSE_HOME ?? defaultHome(environment),
    ownerUrl: env.DATABASE_URL ?? null,
    appUrl: env.KREISLOTSE_APP_URL ?? null,
    secret: env.KREISLOTSE_SECRET ?? null,
    origin: env.KREISLOTSE_ORIGIN?.replace(/\/$/, '') ?? `http://localhost:${env.PORT}`,
    smtpUrl: env.KREISLOTSE_SMTP_URL ?? null,
    mailFrom: env.KREISLOTSE_MAIL_FROM,
    proxies: env.KREISLOTSE_PROXIES,
    logLevel: env.KREISLOTSE_LOG_LEVEL,
    uploadBytes: env.KREISLOTSE_UPLOAD_MIB * 1024 * 1024,
    timetableBytes: env.KREISLOTSE_TIMETABLE_MIB * 1024 * 1024,
    demo: !production && (env.KREISLOTSE_DEMO ?? true),
    oidc:
      env.KREISLOTSE_OIDC_ISSUER && env.KREISLOTSE_OIDC_CLIENT_ID && env.KREISLOTSE_OIDC_CLIENT_SECRET
        ? {
            issuer: env.KREISLOTSE_OIDC_ISSUER.replace(/\/$/, ''),
            clientId: env.KREISLOTSE_OIDC_CLIENT_ID,
            clientSecret: env.KREISLOTSE_OIDC_CLIENT_SECRET,
            name: env.KREISLOTSE_OIDC_NAME,
          }
        : null,
    alertSources: env.KREISLOTSE_ALERT_SOURCES ?? null,
    linkChecks: env.KREISLOTSE_LINK_CHECKS ?? (production ? 300 : 0),
    pushHosts: env.KREISLOTSE_PUSH_HOSTS.split(/\s+/).filter(Boolean),
    translationHosts: env.KREISLOTSE_TRANSLATION_HOSTS.split(/\s+/).filter(Boolean),
    videoHosts: env.KREISLOTSE_VIDEO_HOSTS.split(/\s+/).filter(Boolean),
    tiles: env.KREISLOTSE_TILES
      ? { url: env.KREISLOTSE_TILES, origin: new URL(env.KREISLOTSE_TILES).origin, credit: env.KREISLOTSE_TILES_CREDIT! }
      : null,
    pushContact:
      env.KREISLOTSE_PUSH_CONTACT ?? `mailto:${/<([^>]+)>/.exec(env.KREISLOTSE_MAIL_FROM)?.[1] ?? env.KREISLOTSE_MAIL_FROM}`,
    metricsToken: env.KREISLOTSE_METRICS_TOKEN ?? null,
  };
}

/** Root's data lie under /var/lib, because the database server runs as another user who cannot enter root's home. */
function defaultHome(environment: Record<string, string | undefined>): string {
  if (process.getuid?.() === 0) return '/var/lib/kreislotse';
  return join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'kreislotse');
}
