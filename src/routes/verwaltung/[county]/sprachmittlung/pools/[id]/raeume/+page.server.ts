import { redirect } from '@sveltejs/kit';
import { loadPool } from '#lib/office/load-interpreter-pools.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { TalkPlaces } from '#modules/interpreting/contract-talk.ts';
import type { Actions, PageServerLoad } from './$types';

const texts = ['kind', 'address', 'appId', 'audience', 'subject', 'tenant', 'keyId', 'link', 'dialIn'] as const;
type Typed = Record<(typeof texts)[number], string>;

function stored(places: TalkPlaces | null): Typed {
  const server = places?.server ?? null;
  const [own, jaas] = [server?.kind === 'own' ? server : null, server?.kind === 'jaas' ? server : null];
  return {
    kind: server?.kind ?? 'none',
    address: server?.address ?? '',
    appId: own?.appId ?? '',
    audience: own?.audience ?? 'jitsi',
    subject: own?.subject ?? '',
    tenant: jaas?.tenant ?? '',
    keyId: jaas?.keyId ?? '',
    link: places?.link ?? '',
    dialIn: places?.dialIn ?? '',
  };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const pool = await loadPool({ locals, id: params.id });
  const { places, hasSecret } = valueOrError(
    await locals.app.interpreting.readTalkPlaces(locals.ctx, { poolId: params.id }),
    url,
  );
  return {
    pool: { id: pool.id, name: pool.name },
    stored: stored(places),
    hasSecret,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(texts.map((name) => [name, textOf(form, name) ?? ''])) as Typed;
    const { kind, address, appId, audience, subject, tenant, keyId, link, dialIn } = typed;
    const server =
      kind === 'own'
        ? { kind: 'own' as const, address, appId, audience, subject }
        : kind === 'jaas'
          ? { kind: 'jaas' as const, address, tenant, keyId }
          : null;
    const given = { poolId: params.id, server, secret: textOf(form, 'secret'), link, dialIn };
    const result = await locals.app.interpreting.saveTalkPlaces(locals.ctx, given);
    if (result.ok) redirect(303, `${officePaths(locals.county!.slug).poolRooms(params.id)}?gespeichert=sm-raeume`);
    // What was typed goes back to the page, the secret never.
    const failed = failure(result, typed);
    const errors = failed.data.problem.errors.map(({ id, message }) => ({ id: id.replace(/^server\./, ''), message }));
    return { ...failed, data: { ...failed.data, problem: { ...failed.data.problem, errors } } };
  },
};
