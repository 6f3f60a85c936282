import { valueOrError } from '#lib/server/answers.ts';
import { familyLanguages, findingKinds, type FindingsView } from '#modules/schools/contract-findings.ts';
import { oneOf } from './address.ts';

/** Findings as the page asks for them; the download has all kinds and languages. */
export async function loadFindings({ locals, url }: { locals: App.Locals; url: URL }) {
  const view: FindingsView = valueOrError(await locals.app.schools.listFindings(locals.ctx, {}), url);
  return {
    view,
    kind: oneOf(url, 'art', findingKinds) ?? ('language' as const),
    language: oneOf(url, 'sprache', familyLanguages) ?? ('all' as const),
  };
}
