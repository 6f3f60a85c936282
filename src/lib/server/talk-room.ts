import { redirect } from '@sveltejs/kit';
import { berlinDay, longDay } from '#kernel/dates.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';
import type { TalkView } from '#modules/interpreting/contract-talk.ts';
import { failure, valueOrError } from './answers.ts';
import { linkContext, linkHeaders } from './link-context.ts';

type Asked = { locals: App.Locals; token: string; purpose: string; assignmentId: string | null };

const clock = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
const near: Readonly<Record<string, Language>> = { prs: 'fa', sdh: 'ckb', ku: 'kmr', hr: 'sr', bs: 'sr' };
/** The language of the site that whoever speaks this one reads best; English where there is none. */
const readable = (tag: string): Language => {
  const base = tag.split('-')[0]!;
  return isLanguage(base) ? base : (near[base] ?? 'en');
};

const read = async ({ locals, token, purpose, assignmentId }: Asked): Promise<TalkView> => {
  const ctx = await linkContext({ locals, token, purpose });
  const { interpreting } = locals.app;
  return valueOrError(
    assignmentId === null ? await interpreting.readGuestTalk(ctx, {}) : await interpreting.readTalk(ctx, { assignmentId }),
  );
};

/** What the page before a room shows: when it is open, and what holds in it, in German and in the language of the conversation. */
export async function loadTalk(asked: Asked) {
  const talk = await read(asked);
  const county = asked.locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return {
    talk,
    language: spokenName({ tag: talk.language }),
    reads: readable(talk.language),
    day: longDay(berlinDay(new Date(talk.startsAt))),
    open: { from: clock.format(new Date(talk.opensAt)), until: clock.format(new Date(talk.closesAt)) },
    time: `${clock.format(new Date(talk.startsAt))} bis ${clock.format(new Date(talk.endsAt))} Uhr`,
    county: { name: county.name, home: site.home, colours: site.colours },
  };
}

/** Leads into the room. The address is made now and told to nobody else. */
export async function enterRoom(asked: Asked & { request: Request }) {
  const talk = await read(asked);
  const ctx = await linkContext(asked);
  const accepted = (await asked.request.formData()).get('einverstanden') === 'ja';
  const entered = await asked.locals.app.interpreting.enterTalk(ctx, {
    assignmentId: talk.assignmentId,
    accepted: accepted as true,
  });
  if (!entered.ok) return failure(entered, {});
  redirect(303, entered.value.address);
}

export { linkHeaders };
