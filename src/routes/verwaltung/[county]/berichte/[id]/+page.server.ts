import { redirect } from '@sveltejs/kit';
import { officePaths, sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { allSectionKinds, shareDays } from '#modules/reporting/contract.ts';
import { sectionsOf } from './sections-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const report = valueOrError(await locals.app.reporting.readReport(locals.ctx, { reportId: params.id }), url);
  const { document } = valueOrError(await locals.app.reporting.previewReport(locals.ctx, { reportId: params.id }), url);
  const asked = allSectionKinds.find((kind) => kind === url.searchParams.get('abschnitt'));
  const papers = report.kind === 'committee' ? valueOrError(await locals.app.network.listPapers(locals.ctx, {})) : [];
  return {
    report,
    papers: papers.map((paper) => ({ value: paper.id, label: [paper.number, paper.title].filter(Boolean).join(' ') })),
    document,
    chosen: asked ?? 'foreword',
    saved: url.searchParams.get('gespeichert'),
    usualDays: shareDays.usual,
  };
};

export const actions: Actions = {
  speichern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const report = valueOrError(await locals.app.reporting.readReport(locals.ctx, { reportId: params.id }));
    const { sections, chosen } = sectionsOf(form, report.sections);
    const result = await locals.app.reporting.saveSections(locals.ctx, {
      reportId: params.id,
      version: Number(textOf(form, 'version')),
      sections,
    });
    if (!result.ok) {
      return failure(result, { sections, chosen: chosen ?? 'foreword', version: Number(textOf(form, 'version')) });
    }
    const query = new URLSearchParams({ ...(chosen ? { abschnitt: chosen } : {}), gespeichert: 'ja' });
    redirect(
      303,
      `${officePaths(locals.county!.slug).report(params.id)}?${query.toString()}${form.has('waehlen') ? '#einleitung' : ''}`,
    );
  },
  nummer: async ({ locals, params, request }) => {
    const form = await request.formData();
    const given = { number: textOf(form, 'number') ?? '', paperId: textOf(form, 'paperId') ?? '' };
    const result = await locals.app.reporting.recordPaper(locals.ctx, {
      reportId: params.id,
      number: given.number || null,
      paperId: given.paperId || null,
    });
    if (!result.ok) return failure(result, given);
    redirect(303, `${officePaths(locals.county!.slug).report(params.id)}?gespeichert=nummer`);
  },
  // The link is shown in the answer itself and nowhere else: an address that shows it again must not exist.
  teilen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const given = { label: textOf(form, 'label') ?? '', days: textOf(form, 'days') ?? '' };
    const result = await locals.app.reporting.shareDraft(locals.ctx, { reportId: params.id, ...given });
    if (!result.ok) return failure(result, given);
    const { origin } = locals.app.config;
    return {
      share: {
        label: given.label,
        expiresAt: result.value.expiresAt,
        href: `${origin}${sitePaths.reportDraft(locals.county!.slug, result.value.token)}`,
      },
    };
  },
  widerrufen: async ({ locals, params, request }) => {
    const shareId = textOf(await request.formData(), 'shareId') ?? '';
    const result = await locals.app.reporting.revokeShare(locals.ctx, { reportId: params.id, shareId });
    if (!result.ok) return failure(result, { shareId });
    redirect(303, `${officePaths(locals.county!.slug).report(params.id)}?gespeichert=link#teilen`);
  },
};
