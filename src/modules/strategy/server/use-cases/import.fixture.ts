import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { readDocumentOfImport } from '../jobs/read-document.ts';

/** A short strategy in the shape of the real ones: fields, goals, two kinds of measures, units, a status, a mission. */
export const example = readFileSync(new URL('../../../../../tests/fixtures/musterland.md', import.meta.url));

type Value<T> = T extends { ok: true; value: infer V } ? V : never;
export function value<T extends { ok: boolean }>(result: T): Value<T> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return (result as unknown as { value: Value<T> }).value;
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** An application with two counties and a coordinator, and what the tests of the import do again and again. */
export async function openDesk() {
  const test: TestApp = await createTestApp({ environment: { KREISLOTSE_UPLOAD_MIB: '1' } });
  const county: CountyRef = await openCounty(test);
  const other: CountyRef = await openCounty(test, 'suedkreis');
  const coordinator: Ctx = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const { strategy } = test.app;

  const receive = async (bytes: Uint8Array, name: string): Promise<string> => {
    const stored = await test.app.files.put(bytes);
    const upload = { ...stored, name, mime: 'text/plain' };
    return value(await strategy.receiveDocument(coordinator, { upload, limit: 1024 * 1024 })).id;
  };
  const runJob = (importId: string): Promise<void> =>
    readDocumentOfImport(systemCtx(test, county), { importId, countyId: county.id });
  const inReview = async (): Promise<string> => {
    const id = await receive(example, 'musterland.md');
    await runJob(id);
    return id;
  };
  const open = async (importId: string, window: string | null = null) =>
    value(await strategy.openReview(coordinator, { importId, window }));
  const find = async (importId: string, title: string) => {
    for (const window of (await open(importId)).windows) {
      const node = (await open(importId, window.id)).nodes.find((entry) => entry.title === title);
      if (node) return node;
    }
    throw new Error(`no node „${title}“`);
  };
  const count = async (sql: string): Promise<number> => {
    const client = new pg.Client({ connectionString: test.ownerUrl });
    await client.connect();
    try {
      return (await client.query<{ count: number }>(`select count(*)::int as count from ${sql}`)).rows[0]!.count;
    } finally {
      await client.end();
    }
  };
  return { test, county, other, coordinator, strategy, receive, runJob, inReview, open, find, count };
}
