import type { CountyCtx, Ctx } from '#kernel/context.ts';
import type { LinkAnswer } from '#kernel/links.ts';
import { reservedAddresses } from '../../contract.ts';
import { collectLinks, findLinks, isPublicPath } from '../link-store.ts';
import { targetOf } from '../model/links.ts';
import { takeLinkChecks, type CheckedLink } from '../use-cases/links.ts';

/** A night is over before the queue gives the job up. */
const longestMs = 10 * 60_000;
/** What was looked at in the last hours is not asked again by a job that was started twice. */
const freshMs = 12 * 3_600_000;

/** Looks at the links of the county's public texts: own ones all, foreign ones in turn, those that wait longest first. */
export async function checkLinks(given: Ctx): Promise<void> {
  if (given.county === null) return;
  const ctx = given as CountyCtx;
  const now = ctx.clock.now();
  const inCounty = { countyId: ctx.county.id, readOnly: true };
  const { found, known } = await ctx.db.transaction(inCounty, async (tx) => ({
    found: await collectLinks(tx),
    known: new Map((await findLinks(tx)).map((row) => [row.url, row])),
  }));
  const checked: CheckedLink[] = [];
  const foreign: { address: string; url: string; last: number }[] = [];
  for (const address of found.keys()) {
    const target = targetOf({ address, origin: ctx.origin, slug: ctx.county.slug });
    const last = known.get(address)?.checkedAt?.getTime() ?? 0;
    if (now.getTime() - last < freshMs) continue;
    if (target === null) checked.push({ url: address, answer: { state: 'broken', code: 'garbage' } });
    else if (target.own) checked.push({ url: address, answer: await lookUp(ctx, target.path) });
    else foreign.push({ address, url: target.url, last });
  }
  const started = performance.now();
  const turn = foreign.toSorted((one, other) => one.last - other.last).slice(0, ctx.links.most);
  for (const { address, url } of turn) {
    if (performance.now() - started > longestMs) break;
    checked.push({ url: address, answer: await ctx.links.check(url) });
  }
  const taken = await takeLinkChecks(ctx, { checked });
  if (!taken.ok) throw new Error(taken.problem.message);
}

/** An own address is looked up and not asked for: a page, or one of the site's rooms. */
async function lookUp(ctx: CountyCtx, path: string): Promise<LinkAnswer> {
  const [language = '', ...rest] = path.split('/');
  const [room = ''] = rest;
  if (room === '' || reservedAddresses.includes(room) || ['medien', 'wappen'].includes(language)) return { state: 'ok' };
  const there = await ctx.db.transaction({ countyId: ctx.county.id, readOnly: true }, (tx) => isPublicPath(tx, rest.join('/')));
  return there ? { state: 'ok' } : { state: 'broken', code: 'unknown-page' };
}
