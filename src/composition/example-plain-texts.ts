import type { Ctx } from '#kernel/context.ts';
import type { App } from './app.ts';

type Given = Parameters<App['welcome']['addPlainText']>[1];

/** Pieces of plain text for all example counties, released by the coordination. */
export async function loadPlainTexts(input: { app: App; ctx: Ctx; texts: readonly Given[] }): Promise<void> {
  const { app, ctx, texts } = input;
  for (const given of texts) {
    const added = await app.welcome.addPlainText(ctx, given);
    if (!added.ok) throw new Error(`${given.title}: ${added.problem.message}`);
    const released = await app.welcome.releasePlainText(ctx, { plainTextId: added.value.id, version: 1 });
    if (!released.ok) throw new Error(`${given.title}: ${released.problem.message}`);
  }
}
