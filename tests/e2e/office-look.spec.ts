import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './axe.ts';

const root = '/verwaltung/heidekreis';
const current = 'integrationsstrategie-2025';
const former = 'integrationsstrategie-2017';

async function faults(page: Page): Promise<string[]> {
  const violations = await violationsOn(page);
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** Addresses of every page of the office that a coordinator has here, with one measure, unit and text found on the way. */
async function allPages(page: Page): Promise<string[]> {
  await page.goto(`${root}/strategie/${former}?suche=Sprachangebote+planen`);
  const measure = await page
    .getByRole('rowheader')
    .getByRole('link', { name: 'Zusätzliche Sprachangebote planen' })
    .getAttribute('href');
  await page.goto(`${root}/einstellungen/stellen`);
  const unit = await page.getByRole('rowheader').getByRole('link').first().getAttribute('href');
  await page.goto(`${root}/strategie/${current}/bearbeiten/texte`);
  const text = await page.getByRole('main').locator('section ol a').first().getAttribute('href');
  await page.goto(`${root}/gremien`);
  const body = await page.getByRole('main').getByRole('rowheader').getByRole('link').first().getAttribute('href');
  await page.goto(`${body}`);
  const meeting = await page.getByRole('main').locator('a[href*="/gremien/sitzungen/"]').first().getAttribute('href');
  await page.goto(`${root}/gemeinden`);
  const place = await page.getByRole('main').getByRole('table').locator('a[href*="/gemeinden/"]').first().getAttribute('href');
  return [
    root,
    `${root}/aufgaben`,
    `${root}/aufgaben?nach=stelle`,
    `${root}/suche?q=sprache`,
    `${root}/gemeinden`,
    `${place}`,
    `${root}/gremien`,
    `${body}`,
    `${body}/bearbeiten`,
    `${body}/sitzung`,
    `${meeting}`,
    `${meeting}/bearbeiten`,
    `${root}/gremien/hinzufuegen`,
    `${root}/gremien/vorlagen`,
    `${root}/gremien/vorlagen/hinzufuegen`,
    `${root}/netzwerk/organisationen`,
    `${root}/netzwerk/organisationen/hinzufuegen`,
    `${root}/mobilitaet`,
    `${root}/mobilitaet/hochladen`,
    `${root}/mobilitaet/erreichbarkeit`,
    `${root}/netzwerk/projekte`,
    ...['/hinzufuegen', '/hinzufuegen?weiter=ja'].map((below) => `${root}/netzwerk/projekte${below}`),
    ...[
      '',
      '/hinzufuegen',
      '/hinzufuegen?weiter=ja',
      '/abdeckung',
      '/abdeckung/grundlagen',
      '/abdeckung/verlauf',
      '/abdeckung/verlauf?genau=language',
      '/auslaufend',
      '/aehnliche',
      '/doppelte',
      '/aus-orten',
      '/zielgruppen',
      '/zielgruppen/women',
      '/zielgruppen/women/bearbeiten',
    ].map((below) => `${root}/angebote${below}`),
    ...[
      '',
      '/hinzufuegen',
      '/bedarf',
      '/bedarf/melden',
      '/deckung',
      '/kompetenzen',
      '/kompetenzen/hinzufuegen',
      '/kompetenzen/luecken',
      '/planen?niveau=A2',
      '/pruefungen',
      '/abfragen',
      '/abfragen/starten',
      '/treffen',
      '/treffen/planen',
      '/sprachpass',
      '/fahrdienste',
    ].map((below) => `${root}/kurse${below}`),
    ...[
      '',
      '/hinzufuegen',
      '/einstellungen',
      '/sprachklassen',
      '/sprachklassen/hinzufuegen',
      '/befunde',
      '/befunde?art=motor&sprache=other',
    ].map((below) => `${root}/schulen${below}`),
    ...[
      '',
      '?anliegen=foreigners-authority&gemeinde=03358021&buchstabe=k',
      '/ansprechstellen',
      '/ansprechstellen/hinzufuegen',
      '/uebergaben',
      '/uebergaben/neu',
      '/sprechzeiten',
      '/termine',
      '/zahlen',
    ].map((below) => `${root}/beratung${below}`),
    ...[
      ...['', '/plan', '/anfragen', '/anfragen/aufnehmen', '/personen', '/personen/aufnehmen'],
      ...['/einrichtungen', '/einrichtungen/hinzufuegen', '/abrechnung', '/zahlen', '/pools', '/pools/hinzufuegen'],
      ...['/verstaendigung', '/kollegium', '/dienste', '/dienste/hinzufuegen'],
    ].map((below) => `${root}/sprachmittlung${below}`),
    `${root}/berichtsrunden`,
    `${root}/bewertungsrunden`,
    `${root}/rueckmeldungen`,
    `${root}/vorschlaege`,
    `${root}/strategie/presse`,
    `${root}/strategie/auftraege`,
    `${root}/strategie/auftraege/hinzufuegen`,
    ...[
      'kosten',
      'anmeldung',
      'ansichten',
      'berichtet',
      'einlesen',
      'nachfolge',
      'rueckmeldung',
      'uebersetzungen',
      'uebersetzungen/ar',
      'bewertungsrunde',
    ].map((below) => `${root}/strategie/${current}/${below}`),
    `${root}/strategie`,
    `${root}/strategie/${current}`,
    `${root}/strategie/${former}?stand=delayed&sortierung=titel`,
    `${root}/strategie/${former}?suche=gibtesnicht`,
    `${root}/strategie/${former}/zeitplan?tiefe=ziele`,
    `${root}/strategie/${former}/aenderungen`,
    `${root}/strategie/${current}/bearbeiten`,
    `${root}/strategie/${current}/bearbeiten/texte`,
    `${root}/strategie/${current}/bearbeiten/texte/hinzufuegen?art=challenge`,
    `${text}`,
    `${text}/loeschen`,
    `${root}/strategie/${current}/hinzufuegen`,
    `${root}/strategie/${current}/hinzufuegen?ort=oben`,
    ...[
      '',
      '/stand',
      '/schritte',
      '/freigeben',
      '/bearbeiten',
      '/verschieben',
      '/loeschen',
      '/kosten',
      '/presse',
      '/bewerten',
    ].map((below) => `${measure}${below}`),
    `${root}/einstellungen`,
    `${root}/einstellungen/wappen`,
    `${root}/einstellungen/gemeinden`,
    `${root}/einstellungen/personen`,
    `${root}/einstellungen/schluessel`,
    `${root}/einstellungen/stellen`,
    `${root}/einstellungen/stellen/umbau?art=split&weiter=1`,
    `${unit}`,
    `${root}/einstellungen/protokoll`,
  ];
}

// In halves, so that both workers have the same to do.
for (const { width, half } of [1280, 360].flatMap((of) => [0, 1].map((part) => ({ width: of, half: part })))) {
  test(
    `axe finds nothing on the pages of the office at ${width}px, and none scrolls sideways: half ${half + 1}`,
    { tag: '@look' },
    async ({ page }) => {
      test.setTimeout(600_000);
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/anmelden?weiter=${encodeURIComponent(root)}`);
      await page.getByRole('button', { name: 'Als Petra Muster anmelden' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Meine Aufgaben' })).toBeVisible();
      const wrong: string[] = [];
      for (const path of (await allPages(page)).filter((_, at) => at % 2 === half)) {
        await page.setViewportSize({ width, height: 900 });
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(200);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
        wrong.push(...(await faults(page)));
      }
      expect(wrong).toEqual([]);
    },
  );
}
