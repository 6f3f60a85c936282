import type { OtherLanguage, OtherNews } from '#adapters/integreat/read-region.ts';
import { must, saveTexts, spoken, takeOver, type ImportWork } from './import-work.ts';
import { cut, plainOf, type Tell } from './taken-fields.ts';

/** News have no end elsewhere. As notices here they are shown so long. */
const shownDays = 28;

type Group = { id: string; texts: Record<string, OtherNews> };

/** The texts of one piece of news: each names the others by their numbers. */
function groupNews(languages: readonly (Pick<OtherLanguage, 'code' | 'news'> & { here: string })[]): Group[] {
  const groups: Group[] = [];
  const byId = new Map<string, Group>();
  const hereOf = new Map(languages.map(({ code, here }) => [code.toLowerCase(), here]));
  for (const { here, news } of languages) {
    for (const one of news) {
      const others = Object.entries(one.available_languages ?? {}).map(
        ([code, { id }]) => `${hereOf.get(code.toLowerCase()) ?? ''} ${id}`,
      );
      const names = [`${here} ${one.id}`, ...others];
      const known = names.map((name) => byId.get(name)).find((group) => group !== undefined);
      const group = known ?? { id: one.id, texts: {} };
      if (known === undefined) groups.push(group);
      group.texts[here] ??= one;
      for (const name of names) if (!byId.has(name)) byId.set(name, group);
    }
  }
  return groups;
}

/** Takes news of the last weeks over as everyday notices. */
export async function importNews(
  work: ImportWork,
  input: { languages: readonly (OtherLanguage & { here: string })[]; from: string },
): Promise<void> {
  const { app, ctx, reporter } = work;
  const now = ctx.clock.now();
  let old = 0;
  let foreign = 0;
  for (const { id: externalId, texts: all } of groupNews(input.languages)) {
    const texts = spoken(work, all);
    const news = texts.de ?? Object.values(texts)[0];
    const title = (news ?? Object.values(all)[0]!).title;
    if (news === undefined) {
      reporter.leftOut('news', title, 'it is written in no language of the county');
      continue;
    }
    if (news.source !== 'local' || news.channel === 'warnings') {
      foreign += 1;
      continue;
    }
    const begins = new Date(news.display_date);
    const ends = new Date(begins.getTime() + shownDays * 86_400_000);
    if (Number.isNaN(begins.getTime())) {
      reporter.leftOut('news', title, `its day “${news.display_date}” is none`);
      continue;
    }
    if (ends <= now) {
      old += 1;
      continue;
    }
    const told: string[] = [];
    const tell: Tell = (message) => told.push(message);
    const fields = {
      ...textsOf(news, tell),
      begins: begins.toISOString(),
      shownFrom: begins.toISOString(),
      ends: ends.toISOString(),
    };
    const words = Object.fromEntries(
      Object.entries(texts)
        .filter(([, one]) => one !== news)
        .map(([language, one]) => [language, textsOf(one, () => undefined)]),
    );
    const id = await takeOver(work, {
      kind: 'news',
      externalId,
      title,
      subjectType: 'notice',
      value: { fields, words },
      write: async ({ ctx: within, subjectId }) => {
        const whole = { ...fields, kind: 'other' as const, source: input.from.slice(0, 200), publish: true };
        const noticeId =
          subjectId === null
            ? must(await app.welcome.addNotice(within, whole)).id
            : await change(work, { ctx: within, noticeId: subjectId, whole });
        await saveTexts({
          work,
          ctx: within,
          subjectType: 'notice',
          subjectId: noticeId,
          own: { title: fields.title, text: fields.text },
          words,
        });
        return noticeId;
      },
    });
    if (id !== null) for (const message of told) reporter.note('news', title, message);
  }
  if (old > 0) reporter.leftOut('news', `${old} of them`, `they are older than ${shownDays} days`);
  if (foreign > 0)
    reporter.note('news', `${foreign} of them`, 'they are warnings or come from another source, and are read there');
}

async function change(
  work: ImportWork,
  input: { ctx: ImportWork['ctx']; noticeId: string; whole: Parameters<ImportWork['app']['welcome']['addNotice']>[1] },
): Promise<string> {
  const { welcome } = work.app;
  const { ctx, noticeId, whole } = input;
  const present = must(await welcome.readNotice(ctx, { noticeId }));
  must(
    await welcome.changeNotice(ctx, {
      ...whole,
      kind: present.kind,
      link: present.link,
      unitId: present.unit?.id ?? null,
      municipalityIds: present.municipalities.map(({ id }) => id),
      noticeId,
      version: present.version,
    }),
  );
  return noticeId;
}

const textsOf = (news: OtherNews, tell: Tell) => {
  const text = plainOf(news.content, { most: 3000, what: 'its text', tell });
  return { title: cut(news.title, { most: 150, what: 'its title', tell })!, text: text ?? news.title };
};
