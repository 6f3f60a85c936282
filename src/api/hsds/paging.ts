/** A page as HSDS prescribes it; pages count from 1, also where there is nothing. */
export function pageOf<T>(input: { contents: readonly T[]; total: number; page: number; perPage: number }) {
  const { contents, total, page, perPage } = input;
  const pages = Math.max(1, Math.ceil(total / perPage));
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  };
}

/** One JSON text a line, made only as fast as the reader takes it: memory stays flat however many there are. */
export function ndjson(lines: () => AsyncGenerator<object>): Response {
  const source = lines();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await source.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
      },
      cancel: async () => {
        await source.return(undefined);
      },
    },
    { highWaterMark: 16 },
  );
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson; charset=utf-8' } });
}
