import { csvResponse } from '#lib/office/export.ts';
import { loadTable } from '#lib/office/load-table.ts';
import { exportColumns, exportRow } from '#lib/office/strategy-table.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { strategy, rows } = await loadTable({ locals, key: params.key, url });
  return csvResponse({ name: strategy.key, columns: exportColumns, rows: rows.map(exportRow) });
};
