import { error } from '@sveltejs/kit';
import { render } from 'svelte/server';
import { statusOf } from '#kernel/errors.ts';
import ReadabilityHints from '#lib/office/ReadabilityHints.svelte';
import type { RequestHandler } from './$types';

/** Reads a text while somebody writes it, and forgets it: the hints as a piece of the page. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const result = await locals.app.welcome.checkLetter(locals.ctx, { text: (await request.text()).slice(0, 20_001) });
  if (!result.ok && result.problem.code !== 'missing') error(statusOf[result.problem.kind], result.problem.message);
  const { body } = result.ok
    ? render(ReadabilityHints, { props: { reading: result.value.reading, hintsOnly: true } })
    : { body: '' };
  return new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } });
};
