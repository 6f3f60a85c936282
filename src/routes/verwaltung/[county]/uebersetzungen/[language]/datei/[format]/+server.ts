import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { taskFilter } from '#lib/office/translation-filter.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { exchangeFormats } from '#modules/translation/contract-exchange.ts';
import type { RequestHandler } from './$types';

/** Texts for a translator outside: those of the filter in the address, or the chosen ones. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const format = exchangeFormats.find((one) => one === params.format);
  if (format === undefined) error(404, 'Dieses Format gibt es nicht.');
  const { language, kind, state } = taskFilter(url, params.language);
  const file = valueOrError(
    await locals.app.translation.exportTexts(locals.ctx, {
      ...{ language, kind, state, format },
      from: url.searchParams.get('aus') || null,
      subjectIds: url.searchParams.getAll('text').filter(isId),
      all: url.searchParams.get('umfang') === 'alles',
    }),
    url,
  );
  return new Response(file.body as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
    },
  });
};
