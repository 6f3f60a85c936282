import { readdir, readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { officeLists } from '#lib/office/lists.ts';
import { tableWays } from '#lib/office/table-ways.ts';

it('every page of the office that shows a list offers it for download', async () => {
  /** Pages that show a table and are no list of the office, each with the reason. */
  const others: Record<string, string> = {
    'kurse/planen': 'places side by side for one question',
    'kurse/[id]/orte': 'places side by side for one course',
    'kurse/[id]/fahrdienst': 'the stops of one ride',
    'angebote/aus-orten': 'places without an offer, which the list of places holds',
    'angebote/zielgruppen/[slug]': 'what is missing for one group, which the coverage holds',
    'strategie/[key]/zeitplan': 'a picture of the entries, whose list it offers',
    'einstellungen/stellen/umbau': 'what one reorganisation would do, before it is done',
    'materialien/[id]': 'one material with its editions',
    'vorschlaege/[id]': 'one proposal, field by field',
    'gremien/sitzungen/[id]': 'the papers of one meeting, which the list of papers holds',
    'massnahmen/[id]': 'one entry with the decisions that led to it',
    'strategie/[key]/auswahl': 'what one change of many would do, before it is done',
    'tabellen/[id]': 'what one table would change, before it is done',
    'strategie/[key]/uebersetzungen': 'counts of each language, no texts',
    sprachmittlung: 'what of the requests is open today, which their own list holds',
    'sprachmittlung/anfragen/[id]': 'who could come to one conversation, reckoned anew each time',
    'sprachmittlung/abrechnung': 'one month at work; its table for the finance system is offered',
    'sprachmittlung/abrechnung/kasse': 'payments at work; bank data goes into no table',
    'sprachmittlung/treffen/[id]': 'who comes to one date of the pool, which is nobody else’s business',
    'sprachmittlung/dienste': 'the few services under contract, each with its page',
    'sprachmittlung/dienste/[id]': 'minutes of one service, that came in as a table',
    'sprachmittlung/dienste/[id]/rechnung': 'what one invoice would count, before it is done',
    'sprachmittlung/pools/[id]/einlesen': 'tables that one pool handed in, of which only the dates are kept',
    'sprachmittlung/pools/[id]/einlesen/[importId]': 'what one table would count, before it is done',
    'importe/[id]/nicht-verwendet': 'lines of one document beside their decisions',
  };
  const root = fileURLToPath(new URL('../../src/routes/verwaltung/[county]', import.meta.url));
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.name === '+page.svelte');
  for (const file of files) {
    const page = relative(root, file.parentPath);
    const source = await readFile(`${file.parentPath}/${file.name}`, 'utf8');
    const shows = /ui\/(Table|DutyList)\.svelte|office\/(EntryTable|PaperTable|DecisionTable)\.svelte/.test(source);
    const known = officeLists.some((list) => list.page === page);
    if (known) expect(source, `${page} offers no download`).toContain('<TableDownload');
    else expect(shows && !(page in others), `${page} shows a list that is not in officeLists`).toBe(false);
  }
});

it('every list of the office comes in again, or its page says why not (lib/office/table-ways.ts)', () => {
  expect(Object.keys(tableWays).sort()).toEqual(officeLists.map((list) => list.page).sort());
});
