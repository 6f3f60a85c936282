import { error } from '@sveltejs/kit';
import { isIsoDate } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';

/** The filters of the audit log that an address asks for; the page and its download share them. */
export function auditFilter(url: URL): {
  useCase: string | null;
  actorId: string | null;
  subjectId: string | null;
  from: string | null;
  to: string | null;
  after: string | null;
} {
  const text = (name: string, limit: number): string | null => url.searchParams.get(name)?.trim().slice(0, limit) || null;
  const day = (name: string): string | null => {
    const value = text(name, 10);
    return isIsoDate(value) ? value : null;
  };
  const after = text('nach', 40);
  if (after !== null && !isId(after)) error(400, 'Diese Seite der Liste gibt es nicht.');
  return {
    useCase: text('vorgang', 100),
    actorId: text('wer', 200),
    subjectId: text('was', 100),
    from: day('von'),
    to: day('bis'),
    after,
  };
}
