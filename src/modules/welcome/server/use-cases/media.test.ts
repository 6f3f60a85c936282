import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { saveTranslations } from '#kernel/translation.ts';
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

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let unitId: string;
let otherUnitId: string;
let photo: Uint8Array;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { units } = must(await test.app.tenancy.listUnits(systemCtx(test, county), {}));
  unitId = units[0]!.id;
  otherUnitId = units[1]!.id;
  photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#35a' } })
    .withExif({ IFD0: { Artist: 'Kamerabesitzer' }, IFD3: { GPSLatitude: '52/1 51/1 0/1' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const editor = (unit = unitId) => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: unit }));
const reader = (of: CountyRef = county) => ctxOf(test, of, anonymous);
const facts = { title: 'Rathaus', alt: 'Ein Haus aus rotem Stein', author: 'Landkreis', licence: 'own' as const };
async function upload(bytes: Uint8Array | string, name = 'bild.jpg') {
  const stored = await test.app.files.put(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  return { ...stored, name, mime: 'image/jpeg' };
}
const add = async (bytes: Uint8Array | string, more: object = {}, ctx = coordinator()) =>
  test.app.welcome.addMedium(ctx, { ...facts, ...more, upload: await upload(bytes) });
const codeOf = async (bytes: Uint8Array | string, more: object = {}): Promise<string> => {
  const result = await add(bytes, more);
  return result.ok ? 'ok' : (result.problem.fields?.[0]?.code ?? result.problem.code);
};
const shown = async (id: string, language = 'de') =>
  must(await test.app.welcome.readPublicMedia(reader(), { language, ids: [id, 'kein-bild'] }))[0];

/** A released page that shows a medium. */
async function pageWith(ref: string): Promise<string> {
  const blocks = [{ kind: 'media' as const, ref }];
  const { id } = must(await test.app.welcome.createPage(coordinator(), { content: { title: 'Wohnen', blocks } }));
  must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
  return id;
}

describe('a picture', () => {
  it('is kept in widths for telephones, without what the camera wrote, and said in the reader’s language', async () => {
    const { id } = must(await add(photo, { caption: 'Das Rathaus', licence: 'cc-by-4.0' }));
    const found = (await shown(id))!;
    expect(found.files.map(({ width, height }) => [width, height])).toEqual([
      [480, 320],
      [960, 640],
      [1200, 800],
    ]);
    expect(found).toMatchObject({ kind: 'picture', credit: 'Landkreis · CC BY 4.0', alt: { language: 'de', state: 'source' } });
    const file = must(await test.app.welcome.readMediumFile(reader(), { file: found.files[0]!.file }));
    expect(file.mime).toBe('image/webp');
    expect((await sharp(file.bytes).metadata()).exif).toBeUndefined();
    expect(Buffer.from(file.bytes).includes('Kamerabesitzer')).toBe(false);

    const ctx = systemCtx(test, county);
    const translation = { subjectType: 'medium', subjectId: id, field: 'alt', language: 'en', source: facts.alt };
    await test.app.db.transaction({ countyId: county.id }, (tx) =>
      saveTranslations({ ctx, tx, translations: [{ ...translation, text: 'A house of red stone', state: 'checked' }] }),
    );
    expect((await shown(id, 'en'))!.alt).toEqual({ text: 'A house of red stone', language: 'en', state: 'checked' });
    expect((await shown(id, 'en'))!.caption).toMatchObject({ language: 'de', state: 'missing' });
  });

  it('is not deleted while a place or an event shows it, which are named', async () => {
    const bytes = await sharp({ create: { width: 50, height: 40, channels: 3, background: '#567' } })
      .png()
      .toBuffer();
    const { id } = must(await add(bytes));
    const place = must(
      await test.app.network.addPlace(coordinator(), { name: 'Bücherei', kind: 'library', state: 'public', pictureId: id }),
    );
    const event = must(
      await test.app.events.addEvent(coordinator(), {
        ...{ title: 'Lesefest', kind: 'festival', startDate: '2026-12-05', endDate: '2026-12-05', pictureId: id },
      } as never),
    );
    const uses = must(await test.app.welcome.readMedium(coordinator(), { mediumId: id })).uses;
    expect(uses).toMatchObject([
      { kind: 'event', id: event.id, title: 'Lesefest', draftOnly: true },
      { kind: 'place', id: place.id, title: 'Bücherei', draftOnly: false },
    ]);
    const refused = await test.app.welcome.deleteMedium(coordinator(), { mediumId: id });
    expect(refused).toMatchObject({ problem: { code: 'in-use', message: expect.stringMatching(/„Lesefest“, „Bücherei“/) } });
  });

  it('is told where it is used, replaced everywhere, and deleted only when no page shows it', async () => {
    const first = await sharp({ create: { width: 70, height: 40, channels: 3, background: '#999' } })
      .png()
      .toBuffer();
    const { id } = must(await add(first));
    const before = (await shown(id))!.files[0]!.file;
    const pageId = await pageWith(id);
    expect(must(await test.app.welcome.readMedium(coordinator(), { mediumId: id })).uses).toMatchObject([
      { kind: 'page', id: pageId, title: 'Wohnen', path: 'wohnen', draftOnly: false },
    ]);
    expect(await test.app.welcome.deleteMedium(coordinator(), { mediumId: id })).toMatchObject({ problem: { code: 'in-use' } });
    const small = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    const replaced = { mediumId: id, version: 1, upload: await upload(small) };
    expect(must(await test.app.welcome.replaceMedium(coordinator(), replaced))).toEqual({ version: 2 });
    expect(await test.app.welcome.replaceMedium(coordinator(), replaced)).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    expect((await shown(id))!.files.map(({ width }) => width)).toEqual([90]);
    expect(await test.app.welcome.readMediumFile(reader(), { file: before })).toMatchObject({ problem: { kind: 'not-found' } });
    const pdf = { mediumId: id, version: 2, upload: await upload('%PDF-1.7 …') };
    expect(await test.app.welcome.replaceMedium(coordinator(), pdf)).toMatchObject({
      problem: { fields: [{ code: 'other-kind' }] },
    });

    const unused = must(await add(photo));
    expect(must(await test.app.welcome.listMedia(coordinator(), { unused: true })).map((one) => one.id)).toContain(unused.id);
    expect(must(await test.app.welcome.listMedia(coordinator(), { unused: true })).map((one) => one.id)).not.toContain(id);
    must(await test.app.welcome.deleteMedium(coordinator(), { mediumId: unused.id }));
    expect(await shown(unused.id)).toBeUndefined();
  });

  it('is not shown after its right has ended, which is a duty before', async () => {
    const loan = await sharp({ create: { width: 50, height: 40, channels: 3, background: '#3a5' } })
      .png()
      .toBuffer();
    const { id } = must(await add(loan, { title: 'Leihgabe', rightsUntil: '2026-12-10', unitId }));
    await pageWith(id);
    const { file } = (await shown(id))!.files[0]!;
    const duties = must(await test.app.listDuties(editor(), {}));
    expect(duties.filter(({ kind }) => kind === 'welcome.media-rights')).toMatchObject([
      { title: 'Leihgabe', due: '2026-12-10', askedOf: { unitId } },
    ]);
    test.setNow('2026-12-11T00:00:00+01:00');
    expect(await shown(id)).toBeUndefined();
    expect(await test.app.welcome.readMediumFile(reader(), { file })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(must(await test.app.welcome.readMedium(coordinator(), { mediumId: id }))).toMatchObject({ ended: true });
    const record = { ...facts, mediumId: id, version: 1, rightsUntil: null, unitId };
    must(await test.app.welcome.changeMedium(editor(), record));
    expect(await shown(id)).toBeDefined();
    expect(must(await test.app.listDuties(editor(), {})).filter(({ kind }) => kind === 'welcome.media-rights')).toEqual([]);
    test.setNow('2026-11-25T11:00:00Z');
  });

  it('is refused with a reason when it is broken, huge, a program, or not described', async () => {
    const head = (width: number, height: number) => {
      const bytes = Buffer.alloc(40);
      bytes.write('\u0089PNG\r\n\u001a\n', 'latin1');
      bytes.write('IHDR', 12, 'latin1');
      bytes.writeUInt32BE(width, 16);
      bytes.writeUInt32BE(height, 20);
      return bytes;
    };
    expect(await codeOf(head(100_000, 100_000))).toBe('too-many-pixels');
    expect(await codeOf(head(9_000, 9_000))).toBe('too-many-pixels');
    expect(await codeOf(head(0, 10))).toBe('damaged');
    expect(await codeOf(head(10, 10))).toBe('damaged');
    expect(await codeOf(photo.subarray(0, photo.length / 2))).toBe('damaged');
    expect(await codeOf(photo.subarray(0, 30))).toBe('damaged');
    expect(await codeOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')).toBe('svg');
    expect(await codeOf('GIF')).toBe('wrong-type');
    expect(await codeOf(photo, { alt: '' })).toBe('missing');
    expect(await codeOf(photo, { alt: '', decorative: true })).toBe('ok');
    for (const given of [null, { error: 'missing' as const }, { error: 'too-large' as const }]) {
      const result = await test.app.welcome.addMedium(coordinator(), { ...facts, upload: given });
      expect(result).toMatchObject({ problem: { fields: [{ path: 'datei' }] } });
    }
  });

  it('is kept by its unit, and by no other; another county sees nothing of it', async () => {
    expect((await add(photo, { unitId: otherUnitId }, editor())).ok).toBe(false);
    const { id } = must(await add(photo, { unitId }, editor()));
    const change = { ...facts, mediumId: id, version: 1, unitId: otherUnitId };
    expect(await test.app.welcome.changeMedium(editor(), change)).toMatchObject({ problem: { fields: [{ code: 'not-yours' }] } });
    expect((await test.app.welcome.deleteMedium(editor(otherUnitId), { mediumId: id })).ok).toBe(false);
    const { file } = (await shown(id))!.files[0]!;
    expect((await test.app.welcome.readMediumFile(reader(other), { file })).ok).toBe(false);
    expect(must(await test.app.welcome.readPublicMedia(reader(other), { language: 'de', ids: [id] }))).toEqual([]);
  });
});

it('a document is kept as it is, and opened by its name', async () => {
  const { id } = must(await add('%PDF-1.7 Inhalt', { title: 'Merkblatt', alt: '' }));
  const found = (await shown(id))!;
  expect(found).toMatchObject({ kind: 'document', title: 'Merkblatt', files: [{ width: 0, bytes: 15 }] });
  const file = must(await test.app.welcome.readMediumFile(reader(), { file: found.files[0]!.file }));
  expect(file).toMatchObject({ mime: 'application/pdf', title: 'Merkblatt' });
});
