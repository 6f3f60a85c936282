import type { FieldChange, TableFault } from '#kernel/table-diff.ts';
import { counted } from './german.ts';

/** A row of an edited table that changes or adds something, as the preview shows it. */
export type PreviewRow = { row: number; name: string; href: string | null; added: boolean; where: string; fields: FieldChange[] };

/** What an edited table would do, whatever list it is of. */
export type Preview = {
  rows: readonly PreviewRow[];
  notices: readonly string[];
  faults: readonly TableFault[];
  ignored: readonly { row: number; column: string; value: string }[];
  missing: readonly { name: string; href: string | null }[];
  unchanged: number;
};

/** Rows with faults, each once. */
export const faultyRows = (preview: Pick<Preview, 'faults'>): number[] => [...new Set(preview.faults.map((fault) => fault.row))];

/** `2 Einträge geändert · 1 neu · 0 Zeilen mit Fehler · 40 unverändert` */
export function previewCounts(preview: Preview): string {
  const added = preview.rows.filter((row) => row.added).length;
  return [
    counted(preview.rows.length - added, 'Eintrag geändert', 'Einträge geändert'),
    counted(added, 'neu', 'neu'),
    counted(faultyRows(preview).length, 'Zeile mit Fehler', 'Zeilen mit Fehler'),
    `${preview.unchanged.toLocaleString('de-DE')} unverändert`,
  ].join(' · ');
}
