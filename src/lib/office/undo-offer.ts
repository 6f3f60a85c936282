import { isId } from '#kernel/ids.ts';
import { counted } from './german.ts';

/** What was done at one stroke just before this page, as the address says (`satz`), with the offer to undo it. */
export async function undoOffer(input: { locals: App.Locals; url: URL }): Promise<{ id: string; message: string } | null> {
  const { locals, url } = input;
  const id = url.searchParams.get('satz');
  if (!isId(id)) return null;
  const found = await locals.app.strategy.readChangeSet(locals.ctx, { changeSetId: id });
  if (!found.ok || found.value.undone) return null;
  return { id, message: `${found.value.summary}: ${counted(found.value.count, 'Eintrag', 'Einträge')} geändert.` };
}
