import { changeLine } from '#lib/office/change-words.ts';
import { csvResponse } from '#lib/office/export.ts';
import { berlinDay } from '#kernel/dates.ts';
import { loadChanges } from '#lib/office/load-changes.ts';
import { changeWords } from '#modules/strategy/contract.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { head, entries, from, to } = await loadChanges({ locals, key: params.key, url });
  return csvResponse({
    name: `${head.key}-aenderungen-${from}-${to}`,
    columns: ['Datum', 'Art', 'Nummer', 'Titel', 'Angabe', 'Vorher', 'Jetzt', 'Grund', 'Wer'],
    rows: entries.flatMap((entry) => {
      const lines = entry.fields.length === 0 ? [null] : entry.fields.map(changeLine);
      return lines.map((line) => [
        berlinDay(new Date(entry.at)),
        changeWords[entry.kind],
        entry.path || null,
        entry.title,
        line?.label ?? null,
        line?.before ?? null,
        line?.after ?? null,
        entry.reason ?? (entry.needsReason ? 'Grund nicht angegeben' : null),
        entry.actorName,
      ]);
    }),
  });
};
