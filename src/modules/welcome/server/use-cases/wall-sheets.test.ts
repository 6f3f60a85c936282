import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf, squeezed } from '#adapters/pdf/read.fixture.ts';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { checkWallSheets } from '../jobs/check-wall-sheets.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let townId: string;
let placeId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  townId = must(await test.app.tenancy.listUnits(coordinator(), {})).municipalities[0]!.id;
  placeId = must(await test.app.network.addPlace(coordinator(), townHall({}) as never)).id;
  must(await test.app.network.addOffice(coordinator(), { function: 'residents-registration', placeId } as never));
});
afterAll(() => test.close());

const townHall = (more: object) => ({
  name: 'Rathaus',
  kind: 'authority',
  street: 'Markt 1',
  postcode: '29664',
  town: 'Musterstadt',
  state: 'public',
  ...more,
});
const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const mayor = (municipalityId = townId) => ctxOf(test, county, person({ county, role: 'municipality-editor', municipalityId }));
const home = (more: object = {}) => ({
  kind: 'accommodation' as const,
  name: 'Haus am Wald',
  street: 'Waldweg 3',
  municipalityId: townId,
  functions: ['residents-registration' as const, 'job-centre' as const],
  languages: ['de', 'ar'],
  hungWhere: 'Flur',
  ...more,
});
const add = async (more: object = {}) => must(await test.app.welcome.addWallSheet(coordinator(), home(more))).id;
const read = async (sheetId: string) => must(await test.app.welcome.readWallSheet(coordinator(), { sheetId }));
const print = async (sheetId: string) =>
  must(await test.app.welcome.markWallSheetPrinted(coordinator(), { sheetId, version: (await read(sheetId)).version }));
const duties = async () => must(await test.app.listDuties(coordinator(), {})).filter(({ kind }) => kind === 'welcome.wall-sheet');
async function changeTownHall(more: object): Promise<void> {
  const { version } = must(await test.app.network.readPlace(coordinator(), { placeId }));
  must(await test.app.network.changePlace(coordinator(), { placeId, version, ...townHall(more) } as never));
}

describe('a sheet on a wall', () => {
  it('is listed as wrong, with a duty, when an office on it changes, and right again when it is printed anew', async () => {
    const id = await add();
    expect((await read(id)).faults).toEqual([]);
    await print(id);
    await changeTownHall({ phone: '+49 5191 970' });
    expect((await read(id)).faults).toEqual([{ key: 'residents-registration', what: 'changed', name: 'Rathaus' }]);
    expect(must(await test.app.welcome.listWallSheets(coordinator(), { onlyWrong: true })).map((one) => one.id)).toEqual([id]);
    expect(await duties()).toEqual([]);
    await checkWallSheets(systemCtx(test, county));
    await checkWallSheets(systemCtx(test, county));
    expect(await duties()).toMatchObject([{ subjectId: id, title: 'Haus am Wald', context: ['Flur', 'Musterstadt'] }]);
    await print(id);
    expect(await duties()).toEqual([]);
    // What is not printed on it does not make it wrong.
    await changeTownHall({ phone: '+49 5191 970', website: 'https://stadt.example' });
    expect((await read(id)).faults).toEqual([]);
    // An office that is responsible since then is missing on the wall.
    must(await test.app.network.addOffice(coordinator(), { function: 'job-centre', placeId } as never));
    expect((await read(id)).faults).toEqual([{ key: 'job-centre', what: 'new', name: 'Rathaus' }]);
  });

  it('says in the reader’s language who is responsible there, where and how to reach them', async () => {
    const id = await add({ name: 'Haus zwei' });
    const render = (language: string) =>
      test.app.welcome.renderWallSheet(coordinator(), { sheetId: id, language, accent: '#7a1f5c' });
    const german = await readPdf({ pdf: must(await render('de')).pdf });
    const words = squeezed(german.pages.join(' '));
    for (const part of ['Haus zwei', 'Waldweg 3', 'Rathaus', 'Markt 1', '+49 5191 970', '112'])
      expect(words, part).toContain(squeezed(part));
    expect(await readPdf({ pdf: must(await render('ar')).pdf })).toMatchObject({ marked: true, language: 'ar' });
    expect(await render('uk')).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('is a poster on A3 with a code for each of six languages', async () => {
    const id = must(
      await test.app.welcome.addWallSheet(coordinator(), {
        kind: 'poster',
        name: 'Willkommen im Rathaus',
        placeId,
        languages: ['de', 'en', 'uk', 'ar', 'fa', 'vi'],
      }),
    ).id;
    const { pdf } = must(
      await test.app.welcome.renderWallSheet(coordinator(), { sheetId: id, language: 'plakat', accent: '#7a1f5c' }),
    );
    const poster = await readPdf({ pdf });
    expect(poster.pages).toHaveLength(1);
    expect(poster.sizes.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[842, 1191]]);
    expect(poster).toMatchObject({ marked: true, title: 'Willkommen im Rathaus' });
    const alts = JSON.stringify(poster.structure);
    for (const language of ['de', 'en', 'uk', 'ar', 'fa', 'vi']) expect(alts).toContain(`/nordkreis/${language}/orte/rathaus`);
    await print(id);
    await changeTownHall({ name: 'Neues Rathaus', phone: '+49 5191 970' });
    expect((await read(id)).faults).toMatchObject([{ key: 'place', what: 'changed', name: 'Neues Rathaus' }]);
  });

  it.each([
    [{ municipalityId: null }, 'municipalityId'],
    [{ municipalityId: crypto.randomUUID() }, 'municipalityId'],
    [{ functions: [] }, 'functions'],
    [{ languages: [] }, 'languages'],
    [{ languages: ['xx'] }, 'languages'],
    [{ postcode: '123' }, 'postcode'],
    [{ kind: 'poster' }, 'placeId'],
    [{ kind: 'poster', placeId: crypto.randomUUID() }, 'placeId'],
    [{ name: ' ' }, 'name'],
  ])('says beside the field what is wrong with %j', async (fields, field) => {
    const result = await test.app.welcome.addWallSheet(coordinator(), home(fields) as never);
    expect(result.ok ? [] : result.problem.fields?.map(({ path }) => path.split('.')[0])).toContain(field);
  });

  it('belongs to the coordination, or to the municipality where it hangs', async () => {
    const id = await add({ name: 'Haus drei' });
    const { version } = await read(id);
    const change = { sheetId: id, version, ...home({ name: 'Haus drei', street: 'Waldweg 4' }) };
    expect(await test.app.welcome.changeWallSheet(mayor(crypto.randomUUID()), change)).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    must(await test.app.welcome.changeWallSheet(mayor(), change));
    expect(await test.app.welcome.changeWallSheet(mayor(), change)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    expect(await test.app.welcome.readWallSheet(coordinator(other), { sheetId: id })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    must(await test.app.welcome.deleteWallSheet(mayor(), { sheetId: id }));
    expect(await test.app.welcome.readWallSheet(coordinator(), { sheetId: id })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it('is not noted as printed while no office is on record', async () => {
    const id = await add({ name: 'Haus vier', functions: ['police'] });
    expect(await test.app.welcome.markWallSheetPrinted(coordinator(), { sheetId: id, version: 1 })).toMatchObject({
      problem: { code: 'nothing-to-print' },
    });
  });
});
