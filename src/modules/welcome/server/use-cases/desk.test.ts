import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyCtx, CountyRef, Role } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import { must } from '../../../../../tests/database/must.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';
import { pageDuties } from '../page-duties.ts';
import { expirePages } from './expire-pages.ts';
import { refreshSharedPages } from './share-page.ts';

let test: TestApp;
let north: CountyRef;
let south: CountyRef;
let unitId: string;
let otherUnit: string;
beforeAll(async () => {
  test = await createTestApp();
  north = await openCounty(test);
  south = await openCounty(test, 'suedkreis');
  const { units } = must(await test.app.tenancy.listUnits(systemCtx(test, north), {}));
  [unitId, otherUnit] = [units[0]!.id, units[1]!.id];
});
afterAll(() => test.close());

const as = (role: Role, more: object = {}, county = north) => ctxOf(test, county, person({ county, role, ...more })) as CountyCtx;
const coordinator = (county = north) => as('coordinator', {}, county);
const author = () => as('unit-editor', { unitId });
const text = (html: string) => ({ kind: 'text' as const, html });
const contentOf = (title: string, ...html: string[]) => ({ title, summary: '', blocks: html.map(text) });
const welcome = () => test.app.welcome;

async function drafted(title: string, more: object = {}, ...html: string[]): Promise<string> {
  return must(await welcome().createPage(coordinator(), { content: contentOf(title, ...html), ...more })).id;
}
async function released(title: string, more: object = {}, ...html: string[]): Promise<string> {
  const id = await drafted(title, more, ...html);
  must(await welcome().releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
  return id;
}
const record = async (pageId: string, ctx = coordinator()) => must(await welcome().readPage(ctx, { pageId }));
const german = async (pageId: string) => (await record(pageId)).editions.find(({ language }) => language === 'de')!;
const duties = () =>
  test.app.db.transaction({ countyId: north.id, readOnly: true }, async (tx) =>
    (await pageDuties({ ctx: systemCtx(test, north), tx, today: test.now().toISOString().slice(0, 10) })).map(
      ({ kind, title, action }) => `${kind} ${title} ${action}`,
    ),
  );
const read = async (path: string, county = north, language = 'de') => {
  const found = await welcome().readPublicPage(ctxOf(test, county, anonymous), { path, language });
  return found.ok ? found.value.page : null;
};

describe('the review', () => {
  it('leads from an author’s draft by a note back to the release', async () => {
    const { id } = must(await welcome().createPage(author(), { content: contentOf('Sperrmüll', '<p>Anrufen.</p>'), unitId }));
    const target = { pageId: id, language: 'de', version: 1 };
    expect(await welcome().releasePage(author(), target)).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await welcome().askForRelease(author(), { ...target, note: 'Bitte bald' }));
    expect(await duties()).toContain('welcome.page-release Sperrmüll welcome.release');
    expect(must(await welcome().listPages(coordinator(), { waits: 'asked' })).map(({ title }) => title)).toEqual(['Sperrmüll']);
    expect(await welcome().returnDraft(coordinator(), { ...target, note: '' })).toMatchObject({
      problem: { fields: [{ path: 'note' }] },
    });
    must(await welcome().returnDraft(coordinator(), { ...target, note: 'Nummer fehlt.' }));
    expect(await duties()).toEqual(['welcome.page-returned Sperrmüll welcome.ask-release']);
    expect((await german(id)).returned).toMatchObject({ note: 'Nummer fehlt.' });
    expect(await welcome().returnDraft(coordinator(), { ...target, note: 'Noch einmal.' })).toMatchObject({
      problem: { code: 'not-asked' },
    });
    const saved = must(
      await welcome().saveDraft(author(), { ...target, content: contentOf('Sperrmüll', '<p>115 anrufen.</p>') }),
    );
    must(await welcome().askForRelease(author(), { ...target, version: saved.version }));
    must(await welcome().releasePage(coordinator(), { ...target, version: saved.version }));
    expect(await german(id)).toMatchObject({ asked: null, returned: null, draft: null });
    expect(await duties()).toEqual([]);
    expect(await welcome().askForRelease(author(), { ...target, version: saved.version + 1 })).toMatchObject({
      problem: { code: 'no-draft' },
    });
  });

  it('is not for those whose page it is not, and tells of a text that changed meanwhile', async () => {
    const id = await drafted('Wertstoffe', { unitId: otherUnit });
    const target = { pageId: id, language: 'de', version: 1 };
    expect(await welcome().askForRelease(author(), target)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await welcome().askForRelease(coordinator(), target)).toMatchObject({ problem: { kind: 'forbidden' } });
    const owner = as('unit-editor', { unitId: otherUnit });
    expect(await welcome().askForRelease(owner, { ...target, version: 7 })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    expect((await record(id, author())).mayWrite).toBe(false);
    expect(await record(id, owner)).toMatchObject({ mayWrite: true, mayRelease: false });
    expect(must(await welcome().listPages(author(), { own: true })).map(({ title }) => title)).not.toContain('Wertstoffe');
  });
});

describe('a preview', () => {
  it('shows what is typed, cleaned, and keeps nothing', async () => {
    const id = await released('Fundbüro', {}, '<p>Öffentlich.</p>');
    const shown = must(
      await welcome().previewPage(coordinator(), {
        pageId: id,
        language: 'de',
        content: contentOf('Fundbüro neu', '<p onclick="x()">Getippt.<script>1</script></p>'),
      }),
    );
    expect(shown).toMatchObject({ title: 'Fundbüro neu', blocks: [{ html: '<p>Getippt.</p>' }] });
    expect(must(await welcome().previewPage(coordinator(), { pageId: id, language: 'de', content: null })).blocks).toMatchObject([
      { html: '<p>Öffentlich.</p>' },
    ]);
    expect((await german(id)).draft).toBeNull();
  });
});

describe('a page that nobody confirms', () => {
  it('is asked about, hidden after the county’s days of grace, and back with one press', async () => {
    const id = await released('Ehrenamtskarte', { reviewBy: '2026-12-01', unitId });
    expect(await duties()).toContain('welcome.page-review Ehrenamtskarte welcome.write');
    must(await test.app.tenancy.changeSettings(coordinator(), { pageGraceDays: 10 }));
    const system = systemCtx(test, north);
    test.setNow('2026-12-11T11:00:00Z');
    expect(await expirePages(system, {})).toMatchObject({ problem: { code: 'nothing-to-do' } });
    test.setNow('2026-12-12T11:00:00Z');
    expect(must(await expirePages(system, {}))).toEqual({ hidden: 1 });
    expect(await read('ehrenamtskarte')).toBeNull();
    expect(await duties()).toContain('welcome.page-expired Ehrenamtskarte welcome.write');
    expect(must(await welcome().listPages(coordinator(), { waits: 'expired' })).map(({ title }) => title)).toEqual([
      'Ehrenamtskarte',
    ]);
    must(await welcome().confirmPage(author(), { pageId: id }));
    expect((await read('ehrenamtskarte'))?.reviewedOn).toBe('2026-12-12');
    expect(await expirePages(system, {})).toMatchObject({ problem: { code: 'nothing-to-do' } });
    expect(await expirePages(coordinator(), {})).toMatchObject({ problem: { kind: 'forbidden' } });
    test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('a guest', () => {
  const guestOf = async (token: string) => {
    const actor = await test.app.identity.linkActor({ county: north, purpose: 'page-guest', token });
    return actor && ctxOf(test, north, actor);
  };
  const asked = { language: 'de', name: 'Gustav Gast', mail: 'gast@beispiel.test', message: 'Stimmen die Zeiten?' };

  it('reads one page by a link, answers once, and the office decides', async () => {
    const id = await released('Bücherei', { unitId }, '<p>Montags offen.</p>');
    const { id: guestId, token } = must(await welcome().inviteGuest(author(), { pageId: id, ...asked }));
    const guest = (await guestOf(token))!;
    for (let again = 0; again < 2; again += 1) {
      expect(must(await welcome().readPageByLink(guest, {}))).toMatchObject({ state: 'asked', content: { title: 'Bücherei' } });
    }
    const [block] = must(await welcome().readPageByLink(guest, {})).content.blocks;
    const content = { ...contentOf('Bücherei'), blocks: [{ ...block!, html: '<p>Dienstags offen.<img src=x onerror=1></p>' }] };
    must(await welcome().handInPage(guest, { content, remark: 'Seit Mai' }));
    expect(await welcome().handInPage(guest, { content })).toMatchObject({ problem: { code: 'already-answered' } });
    expect(await duties()).toContain('welcome.page-guest Bücherei welcome.write');
    expect((await read('buecherei'))?.blocks[0]?.html).toBe('<p>Montags offen.</p>');

    const told = must(await welcome().readGuestText(author(), { guestId }));
    expect(told).toMatchObject({ state: 'handed-in', remark: 'Seit Mai', changedSince: false, name: 'Gustav Gast' });
    expect(told.changes.filter(({ what }) => what !== 'same')).toEqual([
      { id: block!.id, what: 'changed', before: '<p>Montags offen.</p>', after: '<p>Dienstags offen.</p>' },
    ]);
    expect(await welcome().takeGuestText(author(), { guestId, version: 99 })).toMatchObject({ problem: { kind: 'conflict' } });
    must(await welcome().takeGuestText(author(), { guestId, version: told.version }));
    expect((await german(id)).draft?.blocks[0]?.html).toBe('<p>Dienstags offen.</p>');
    expect(await welcome().declineGuestText(author(), { guestId })).toMatchObject({ problem: { code: 'nothing-open' } });
    expect(must(await welcome().listGuests(author(), { pageId: id })).map(({ state }) => state)).toEqual(['taken']);
  });

  it('comes too late, is called off, or reaches no other page and county', async () => {
    const id = await released('Schwimmbad', { unitId: otherUnit }, '<p>Offen.</p>');
    expect(await welcome().inviteGuest(author(), { pageId: id, ...asked })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await welcome().inviteGuest(coordinator(), { pageId: id, ...asked, mail: 'keine', days: 90 })).toMatchObject({
      problem: { fields: [{ path: 'mail' }, { path: 'days' }] },
    });
    expect(await welcome().inviteGuest(coordinator(), { pageId: id, ...asked, language: 'en' })).toMatchObject({
      problem: { fields: [{ path: 'language' }] },
    });
    const late = must(await welcome().inviteGuest(coordinator(), { pageId: id, ...asked, days: 1 }));
    const off = must(await welcome().inviteGuest(coordinator(), { pageId: id, ...asked }));
    must(await welcome().withdrawGuest(coordinator(), { guestId: off.id }));
    expect(await guestOf(off.token)).toBeNull();
    expect(await test.app.identity.linkActor({ county: south, purpose: 'page-guest', token: late.token })).toBeNull();
    const guest = (await guestOf(late.token))!;
    expect(await welcome().readGuestText(guest, { guestId: late.id })).toMatchObject({ problem: { kind: 'forbidden' } });
    test.setNow('2026-11-27T11:00:00Z');
    expect(must(await welcome().readPageByLink(guest, {})).state).toBe('expired');
    expect(await welcome().handInPage(guest, { content: contentOf('Schwimmbad') })).toMatchObject({
      problem: { code: 'link-expired' },
    });
    test.setNow('2026-11-25T11:00:00Z');
    expect(new Set(must(await welcome().listGuests(coordinator(), { pageId: id })).map(({ state }) => state))).toEqual(
      new Set(['withdrawn', 'asked']),
    );
  });
});

describe('a page that a county shares', () => {
  const refused = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code);

  it('is taken over elsewhere, changes with its source, and stays when it is offered no more', async () => {
    const id = await released('Radwege', { audiences: ['volunteers'] }, '<p>Alt.</p>');
    expect(refused(await welcome().sharePage(coordinator(), { pageId: await drafted('Noch nicht'), shares: true }))).toBe(
      'not-public',
    );
    must(await welcome().sharePage(coordinator(), { pageId: id, shares: true }));
    const own = must(await welcome().listSharedPages(coordinator(), { language: 'de' }));
    expect(own.map(({ title }) => title)).not.toContain('Radwege');
    const offered = must(await welcome().listSharedPages(coordinator(south), { language: 'de' })).find(
      ({ title }) => title === 'Radwege',
    )!;
    expect(offered).toMatchObject({ from: north.name, taken: false, languages: ['de'] });
    expect(await welcome().mirrorPage(coordinator(), { sharedPageId: offered.id })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    const mirrored = must(await welcome().mirrorPage(coordinator(south), { sharedPageId: offered.id }));
    expect(await read('radwege', south)).toMatchObject({ sharedFrom: north.name, blocks: [{ html: '<p>Alt.</p>' }] });
    expect(refused(await welcome().sharePage(coordinator(south), { pageId: mirrored.id, shares: true }))).toBe('taken-over');

    const { version } = await german(id);
    const saved = must(
      await welcome().saveDraft(coordinator(), {
        pageId: id,
        language: 'de',
        version,
        content: contentOf('Radwege', '<p>Neu.</p>'),
      }),
    );
    must(await welcome().releasePage(coordinator(), { pageId: id, language: 'de', version: saved.version }));
    expect((await read('radwege', south))?.blocks).toMatchObject([{ html: '<p>Neu.</p>' }]);
    expect(must(await refreshSharedPages(systemCtx(test, north), {}))).toEqual({ pages: 1 });
    expect(refused(await refreshSharedPages(systemCtx(test, south), {}))).toBe('nothing-to-do');

    must(await welcome().sharePage(coordinator(), { pageId: id, shares: false }));
    expect(must(await welcome().listSharedPages(coordinator(south), { language: 'de' })).map(({ title }) => title)).not.toContain(
      'Radwege',
    );
    expect((await read('radwege', south))?.title.text).toBe('Radwege');
  });
});
