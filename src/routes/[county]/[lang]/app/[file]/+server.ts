import { error } from '@sveltejs/kit';
import { appIcon } from '#lib/server/app-icon.ts';
import type { RequestHandler } from './$types';

const files: Readonly<Record<string, { size: number; full: boolean }>> = {
  '180.png': { size: 180, full: true },
  '192.png': { size: 192, full: false },
  '512.png': { size: 512, full: false },
  '512-voll.png': { size: 512, full: true },
};

/** The icons of the app in the county's colour. */
export const GET: RequestHandler = ({ locals, params }) => {
  const file = files[params.file];
  if (locals.county === null || file === undefined) error(404);
  return new Response(Uint8Array.from(appIcon({ ...file, accent: locals.county.accent.light })), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' },
  });
};
