import { redirect } from '@sveltejs/kit';
import { publicPaths, sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { readDrafts } from '../../read-drafts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose: 'status-report' });
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  const page = valueOrError(await locals.app.strategy.readReportRequest(ctx, {}));
  return {
    ...page,
    measures: page.measures.map((measure) => ({ ...measure, href: site.node(measure.strategyKey, measure.nodeId) })),
    county: { name: county.name, home: site.home, colours: site.colours },
    done: url.searchParams.get('erledigt'),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose: 'status-report' });
    const { strategy } = locals.app;
    const form = await request.formData();
    const here = sitePaths.statusByLink(params.county, params.token);
    // What was typed is kept first, whatever becomes of the rest.
    const saved = await strategy.saveReportDrafts(ctx, { drafts: readDrafts(form) });
    if (!saved.ok) return failure(saved, {});
    const [task, nodeId = ''] = (textOf(form, 'do') ?? 'save').split(':');
    if (task === 'attach') redirect(303, sitePaths.statusByLinkFile(params.county, params.token, nodeId));
    if (task === 'handon') redirect(303, sitePaths.statusByLinkHandOn(params.county, params.token));
    if (task === 'detach') {
      await strategy.detachFromReport(ctx, { nodeId });
      redirect(303, `${here}#m-${nodeId}`);
    }
    if (task !== 'send' && task !== 'finish') redirect(303, `${here}?erledigt=entwurf${nodeId === '' ? '' : `#m-${nodeId}`}`);
    const sent = await strategy.sendReports(ctx, { nodeIds: task === 'send' ? [nodeId] : null });
    if (!sent.ok) return failure(sent, {});
    const { already, finished } = sent.value;
    redirect(303, `${here}?erledigt=${already.length > 0 ? 'schon' : finished ? 'fertig' : 'gesendet'}`);
  },
};
