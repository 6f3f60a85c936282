import { z } from '@hono/zod-openapi';

/** Pages by cursor: `next` of one answer is the `cursor` of the following call. */
export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const page = <T extends z.ZodType>(item: T, name: string) =>
  z.object({ items: z.array(item), next: z.string().nullable() }).openapi(name);

/** Cuts a page out of a list; null when the cursor names nothing in it. The cursor names the last item that was seen. */
export function pageOf<T>(input: {
  items: readonly T[];
  id: (item: T) => string;
  query: z.output<typeof pageQuery>;
}): { items: T[]; next: string | null } | null {
  const { items, id, query } = input;
  const encoded = (item: T): string => Buffer.from(id(item)).toString('base64url');
  const start = query.cursor === undefined ? 0 : items.findIndex((item) => encoded(item) === query.cursor) + 1;
  if (query.cursor !== undefined && start === 0) return null;
  const cut = items.slice(start, start + query.limit);
  const last = cut.at(-1);
  return { items: cut, next: last !== undefined && start + query.limit < items.length ? encoded(last) : null };
}
