import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import type { CurrentNews, Place, PublicAlert, PublicNotice } from '../../contract-alerts.ts';
import { alertIdInput, currentInput, publicNoticeInput, publicNoticesInput } from '../../inputs-alerts.ts';
import { clearedMinutes } from '../../contract-alerts.ts';
import {
  findAlert,
  findClearedAlerts,
  findComingNotices,
  findFeeds,
  findHoldingAlerts,
  findNotice,
  loadMunicipalities,
} from '../alert-store.ts';
import { alertView, noticeView } from '../alert-views.ts';
import { reachesPlaces } from '../model/alert-places.ts';
import { byWeight, withoutDoubles } from '../model/current-alerts.ts';
import { nextChange, phaseOf } from '../model/notice-phase.ts';
import { policy } from '../policy.ts';

/** Warnings and notices that hold now, and until when that stays so. */
export const readCurrentNews = useCase({
  name: 'welcome.read-current-news',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: currentInput,
  run: async ({ ctx, tx, input }) => {
    const now = ctx.clock.now();
    const alerts = withoutDoubles(byWeight(await findHoldingAlerts(tx, now)));
    const cleared = withoutDoubles(await findClearedAlerts(tx, new Date(now.getTime() - clearedMinutes * 60_000)));
    const coming = await findComingNotices(tx, now);
    const shown = coming.filter((row) => row.shownFrom <= now);
    const feeds = await findFeeds(tx);
    const municipalities = alerts.length + cleared.length + shown.length === 0 ? [] : await loadMunicipalities(tx);
    const subjectIds = [...alerts, ...cleared, ...shown].map(({ id }) => id);
    const dictionary = await loadDictionary({ tx, language: input.language, subjectIds });
    const warning = (row: (typeof alerts)[number]) => alertView({ row, language: input.language, municipalities, dictionary });
    const until = nextChange(
      [
        ...alerts.map((row) => row.expires),
        ...cleared.map(({ liftedAt }) => new Date(liftedAt!.getTime() + clearedMinutes * 60_000)),
        ...coming.flatMap((row) => [row.shownFrom, row.ends]),
      ],
      now,
    );
    // One that answers is enough to say that nothing was missed everywhere.
    const silent = feeds.length > 0 && feeds.every((feed) => feed.failingSince !== null);
    const silentSince = silent ? Math.max(...feeds.map((feed) => (feed.readAt ?? feed.failingSince!).getTime())) : null;
    return ok<CurrentNews>({
      alerts: alerts.map(warning),
      cleared: cleared.map((row) => {
        const { id, headline, language, municipalities: places, liftedAt } = warning(row);
        return { id, headline, language, municipalities: places, liftedAt: liftedAt! };
      }),
      notices: shown.map((row) => noticeView({ row, dictionary, municipalities })),
      until: until?.toISOString() ?? null,
      silentSince: silentSince === null ? null : new Date(silentSince).toISOString(),
    });
  },
});

/** One warning, for some time after its end too, so that a link from a message leads somewhere. */
export const readPublicAlert = useCase({
  name: 'welcome.read-public-alert',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: alertIdInput,
  run: async ({ ctx, tx, input }) => {
    const row = await findAlert(tx, input.alertId);
    if (row === null || row.status !== 'Actual') return notFound('Diese Warnung');
    const municipalities = await loadMunicipalities(tx);
    const dictionary = await loadDictionary({ tx, language: input.language, subjectIds: [row.id] });
    const view = alertView({ row, language: input.language, municipalities, dictionary });
    const now = ctx.clock.now();
    const over = row.endedAt ?? (row.expires !== null && row.expires <= now ? row.expires : null);
    return ok<PublicAlert & { languages: string[] }>({
      ...view,
      endedAt: over?.toISOString() ?? null,
      languages: row.texts.map(({ language }) => language),
    });
  },
});

/** Notices that are shown now, of a kind or municipality where one is asked for. */
export const listPublicNotices = useCase({
  name: 'welcome.list-public-notices',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: publicNoticesInput,
  run: async ({ ctx, tx, input }) => {
    const { language, kind, municipalityId } = input;
    const now = ctx.clock.now();
    const municipalities = await loadMunicipalities(tx);
    const asks = municipalityId === null ? [] : [municipalityId];
    const rows = (await findComingNotices(tx, now)).filter(
      (row) =>
        row.shownFrom <= now &&
        (kind === null || row.kind === kind) &&
        reachesPlaces({ holds: row.municipalityIds, asks, municipalities }),
    );
    const dictionary = await loadDictionary({ tx, language, subjectIds: rows.map(({ id }) => id) });
    return ok<{ notices: PublicNotice[]; municipalities: Place[] }>({
      notices: rows.map((row) => noticeView({ row, dictionary, municipalities })),
      municipalities: municipalities.map(({ id, name }) => ({ id, name })),
    });
  },
});

/** One notice while it is shown. */
export const readPublicNotice = useCase({
  name: 'welcome.read-public-notice',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: publicNoticeInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findNotice(tx, input.noticeId);
    if (found === null || phaseOf(found.row, ctx.clock.now()) !== 'shown') return notFound('Diese Meldung');
    const dictionary = await loadDictionary({ tx, language: input.language, subjectIds: [found.row.id] });
    return ok(noticeView({ row: found.row, dictionary, municipalities: await loadMunicipalities(tx) }));
  },
});

/** What a browser can choose from when it wants to be told. */
export const readPushChoices = useCase({
  name: 'welcome.read-push-choices',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: currentInput,
  run: async ({ ctx, tx }) =>
    ok<{ publicKey: string; municipalities: Place[] }>({
      publicKey: ctx.push.publicKey,
      municipalities: (await loadMunicipalities(tx)).map(({ id, name }) => ({ id, name })),
    }),
});
