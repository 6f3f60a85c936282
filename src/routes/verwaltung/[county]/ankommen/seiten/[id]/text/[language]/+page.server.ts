import { error, fail, redirect } from '@sveltejs/kit';
import { blockKinds } from '#kernel/content/blocks.ts';
import { statusOf } from '#kernel/errors.ts';
import { oneOf } from '#lib/office/address.ts';
import { loadPageText } from '#lib/office/load-pages.ts';
import {
  arranged,
  readingOf,
  contentOf,
  placeBehind,
  readTypedText,
  saysTheSame,
  shownText,
  taskOf,
  typedOf,
  type TypedBlock,
} from '#lib/office/read-page-text.ts';
import { savedWords } from '#lib/office/saved.ts';
import { loadPageRefs } from '#lib/office/load-page-refs.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { page, language, edition } = await loadPageText({ locals, id: params.id, language: params.language });
  const kept = edition?.draft ?? edition?.content ?? null;
  if (kept === null && !page.mayWrite) error(404, 'In dieser Sprache ist noch kein Text da.');
  const stored = typedOf(
    kept ?? { title: page.sharedTitle?.title ?? page.title, summary: page.sharedTitle?.summary ?? '', blocks: [] },
  );
  const kind = oneOf(url, 'art', blockKinds);
  const place = kind === null ? null : Math.min(Math.max(Number(url.searchParams.get('neu')) || 0, 0), stored.blocks.length);
  if (kind !== null && place !== null) {
    const fresh: TypedBlock = { id: '', kind, text: '', ref: '', format: 'markdown' };
    stored.blocks.splice(place, 0, fresh);
  }
  return {
    page,
    language,
    edition,
    stored: shownText(stored),
    place,
    refs: await loadPageRefs(locals),
    reading: readingOf(language, stored),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  /** Every button of the form keeps what was typed, then does what it says. */
  schreiben: async ({ locals, params, request }) => {
    const { welcome } = locals.app;
    const form = await request.formData();
    const task = taskOf(form);
    const typed = arranged(readTypedText(form), task);
    const content = contentOf(typed);
    const note = textOf(form, 'note');
    const minor = form.get('minor') !== null;
    const input = { ...shownText(typed), note: note ?? '', minor };
    const { page, language, edition } = await loadPageText({ locals, id: params.id, language: params.language });
    const paths = officePaths(locals.county!.slug);
    const here = paths.pageText(page.id, language);
    const target = { pageId: page.id, language };

    let version = task.what === 'over' ? (edition?.version ?? 0) : Number(textOf(form, 'version'));
    if (version !== (edition?.version ?? 0) || !saysTheSame(content, edition?.draft ?? edition?.content ?? null)) {
      const saved = await welcome.saveDraft(locals.ctx, { ...target, version, content });
      if (!saved.ok) return failure(saved, input);
      version = saved.value.version;
    }
    if (task.what === 'release') {
      const released = await welcome.releasePage(locals.ctx, { ...target, version, minor, note });
      if (!released.ok) return failure(released, input);
      redirect(303, `${paths.page(page.id)}?gespeichert=seite-frei`);
    }
    if (task.what === 'ask') {
      const asked = await welcome.askForRelease(locals.ctx, { ...target, version, note });
      if (!asked.ok) return failure(asked, input);
      redirect(303, `${paths.page(page.id)}?gespeichert=seite-erbeten`);
    }
    if (task.what === 'add') {
      const place = placeBehind(typed, task.index);
      if (task.kind === 'media') redirect(303, paths.pagePicture(page.id, language, `?platz=${place}`));
      redirect(303, `${here}?neu=${place}&art=${task.kind}#block-${place}`);
    }
    if (task.what === 'pick') {
      const place = placeBehind(typed, task.index - 1);
      redirect(303, paths.pagePicture(page.id, language, `?platz=${place}&statt=ja`));
    }
    if (task.what === 'move') {
      redirect(303, `${here}#block-${placeBehind(typed, Math.min(Math.max(task.to, 0), typed.blocks.length - 1) - 1)}`);
    }
    if (task.what === 'up' || task.what === 'down' || task.what === 'delete') {
      const at = task.index + (task.what === 'down' ? 1 : -1);
      redirect(303, `${here}#block-${Math.min(placeBehind(typed, Math.max(at, 0) - 1), Math.max(content.blocks.length - 1, 0))}`);
    }
    redirect(303, `${here}?gespeichert=seite-entwurf`);
  },
  zurueckgeben: async ({ locals, params, request }) => {
    const form = await request.formData();
    const [version, note] = [Number(textOf(form, 'version')), textOf(form, 'returnNote') ?? ''];
    const target = { pageId: params.id, language: params.language };
    const result = await locals.app.welcome.returnDraft(locals.ctx, { ...target, version, note });
    if (!result.ok) return fail(statusOf[result.problem.kind], { returning: { note, message: result.problem.message } });
    redirect(303, `${officePaths(locals.county!.slug).page(params.id)}?gespeichert=seite-zurueck`);
  },
  verwerfen: async ({ locals, params, request }) => {
    const version = Number(textOf(await request.formData(), 'version'));
    const target = { pageId: params.id, language: params.language };
    const result = await locals.app.welcome.discardDraft(locals.ctx, { ...target, version });
    if (!result.ok) return fail(statusOf[result.problem.kind], { returning: { note: null, message: result.problem.message } });
    redirect(303, `${officePaths(locals.county!.slug).page(params.id)}?gespeichert=seite-verworfen`);
  },
};
