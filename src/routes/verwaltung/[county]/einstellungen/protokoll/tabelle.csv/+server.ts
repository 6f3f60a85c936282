import { useCaseWord } from '#lib/office/audit-words.ts';
import { csvResponse } from '#lib/office/export.ts';
import { auditFilter } from '#lib/office/load-audit.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { AuditEntryView } from '#modules/tenancy/contract.ts';
import type { RequestHandler } from './$types';

/** More rows than a person reads: whoever needs all asks for a shorter span. */
const most = 20_000;
const step = 500;

export const GET: RequestHandler = async ({ locals, url }) => {
  const filter = auditFilter(url);
  const entries: AuditEntryView[] = [];
  let after: string | null = null;
  do {
    const page: { entries: AuditEntryView[]; next: string | null } = valueOrError(
      await locals.app.tenancy.readAudit(locals.ctx, { ...filter, after, limit: step }),
    );
    entries.push(...page.entries);
    after = page.next;
  } while (after !== null && entries.length < most);
  return csvResponse({
    name: `protokoll-${locals.county!.slug}`,
    columns: ['Zeitpunkt (UTC)', 'Wer', 'Vorgang', 'Was', 'Gegenstand', 'Angabe', 'Vorher', 'Jetzt', 'Anfrage'],
    rows: entries.flatMap((entry) =>
      (entry.fields.length === 0 ? [null] : entry.fields).map((field) => [
        entry.at,
        entry.actorName ?? entry.actorKind,
        useCaseWord(entry.useCase),
        entry.summary,
        entry.subjectId,
        field?.field ?? null,
        field?.before ?? null,
        field?.after ?? null,
        entry.requestId,
      ]),
    ),
  });
};
