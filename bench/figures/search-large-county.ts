import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { systemActor } from '#composition/app.ts';
import { foldForSearch, searchWords } from '#kernel/search.ts';
import { withBenchApp } from '../bench-app.ts';
import { figure, timed, type Figure } from '../measure.ts';

const documents = 20_000;
const others = 400;
const ofOthers = 150;
/** Parts of words, typing mistakes, several words in any form, rights, 60,000 documents of others and the marked places together. */
const limit = 10;
const rounds = 8;

/** Whole words, another ending, a part of a compound, typing mistakes, several words, one that is everywhere, none. */
const questions = [
  'Sprachkurs',
  'Anmeldung Wohnung',
  'Krankenversicherungen',
  'Kurse',
  'Ausländerbehrde',
  'Beratung Arbeit Soltau',
  'Anerkenung',
  'Kind Schule Anmeldung',
  'versicherung',
  'Xylophonzwitschern',
];

const library = new URL('../../data/library/pages/', import.meta.url);
const places = ['Soltau', 'Walsrode', 'Wittmund', 'Esens', 'Rotenburg', 'Zeven', 'Winsen', 'Buchholz', 'Seevetal', 'Munster'];

type Line = { title: string; body: string };

/** Texts of the shared library, put together anew: the same in every run. */
function texts(count: number): Line[] {
  const sentences = readdirSync(library, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readFileSync(new URL(`${entry.name}/de.md`, library), 'utf8').split('\n'))
    .map((line) => line.replace(/^[-#\d.\s]+|\*\*/g, '').trim())
    .filter((line) => line.length > 30 && !line.startsWith(':::'));
  let state = 1;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  return Array.from({ length: count }, (_, at) => ({
    title: `${at} ${sentences[roll(sentences.length)]!.split(' ').slice(0, 6).join(' ')} in ${places[roll(places.length)]!}`,
    body: Array.from({ length: 3 + roll(6) }, () => sentences[roll(sentences.length)]!).join(' '),
  }));
}

/**
 * The office's search in a county with 20,000 documents beside 400 small ones, as a coordinator asks: 95th percentile over
 * ten kinds of question, against PostgreSQL's own full-text search by hand, on a table that holds that county's texts alone.
 */
export const searchLargeCounty = (): Promise<Figure[]> =>
  withBenchApp(async (app, ownerUrl) => {
    const made = await app.tenancy.createCounty(app.context({ county: null, actor: systemActor('Bench') }), {
      slug: 'bench',
      ags: '03997',
      name: 'Bench',
      officialName: 'Landkreis Bench',
      accent: { light: '#7a1f5c', dark: '#e7a6cf' },
      languages: ['de'],
    });
    if (!made.ok) throw new Error(made.problem.message);
    const county = made.value;
    const grant = { role: 'coordinator' as const, countyId: county.id, unitId: null, municipalityId: null, organisationId: null };
    const actor = { kind: 'account' as const, id: 'bench', name: 'Bench', email: 'bench@beispiel.example', grants: [grant] };
    const ctx = app.context({ county, actor });
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      await fill({ owner, countyId: county.id });
      const search = (words: string): Promise<number> =>
        timed(async () => {
          const found = await app.searchEverything(ctx, { words });
          if (!found.ok) throw new Error(found.problem.message);
        });
      const bare = (words: string): Promise<number> => timed(() => owner.query(bareQuery, [searchWords(words).join(' ')]));
      for (const words of questions) {
        await search(words);
        await bare(words);
      }
      const times: { value: number[]; reference: number[] } = { value: [], reference: [] };
      for (let round = 0; round < rounds; round += 1) {
        for (const words of questions) {
          times.value.push(await search(words));
          times.reference.push(await bare(words));
        }
      }
      return [
        figure({
          name: 'search-large-county',
          value: percentile95(times.value),
          referenceValue: percentile95(times.reference),
          unit: 'ms',
          reference: `PostgreSQL's own full-text search by hand on that county's ${documents} texts alone: stems only, no parts of words, no mistakes, no rights, no other counties; 95th percentile of both`,
          better: 'lower',
          limit,
        }),
      ];
    } finally {
      await owner.end();
    }
  });

/** The rows of all counties go straight into the table: how they are written is not what is measured. */
async function fill(input: { owner: pg.Client; countyId: string }): Promise<void> {
  const { owner, countyId } = input;
  const lines = texts(documents);
  const own = {
    titles: lines.map((line) => line.title),
    bodies: lines.map((line) => line.body),
    foldedTitles: lines.map((line) => foldForSearch(line.title)),
    folded: lines.map((line) => foldForSearch(`${line.title} ${line.body}`)),
  };
  // An index that grows row by row takes minutes; one that is made at the end is the same.
  const indexes = ['search_document_words', 'search_document_parts', 'search_document_titles'];
  const made = await owner.query<{ made: string }>(
    'select pg_get_indexdef(name::regclass) as made from unnest($1::text[]) as name',
    [indexes],
  );
  await owner.query(`drop index ${indexes.join(', ')}`);
  await owner.query(
    `insert into search_document (id, county_id, kind, subject_id, title, context, body, action, folded_title, folded)
     select gen_random_uuid(), $1, 'strategy.node', gen_random_uuid()::text, title, 'Bench', body, 'strategy.read-office', folded_title, folded
     from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as given (title, body, folded_title, folded)`,
    [countyId, own.titles, own.bodies, own.foldedTitles, own.folded],
  );
  await owner.query(
    `create table bench_document as select kind, subject_id, title, context, body, folded_title, folded from search_document`,
  );
  await owner.query(`create index on bench_document using gin (${vector})`);
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into search_document (id, county_id, kind, subject_id, title, context, body, action, folded_title, folded)
     select gen_random_uuid(), md5('other' || n)::uuid, kind, gen_random_uuid()::text, title, context, body, action, folded_title, folded
     from generate_series(1, ${others}) as n,
       lateral (select * from search_document where county_id = $1 order by id offset n * 7 % 10000 limit ${ofOthers}) as taken`,
    [countyId],
  );
  await owner.query('set session_replication_role = origin');
  for (const index of made.rows) await owner.query(index.made);
  await owner.query('vacuum analyze search_document');
  await owner.query('vacuum analyze bench_document');
}

const vector = `(setweight(to_tsvector('german'::regconfig, folded_title), 'A') || setweight(to_tsvector('german'::regconfig, folded), 'B'))`;
/** PostgreSQL's own full-text search: stems alone, no parts of words, no mistakes, no counties, no rights. */
const bareQuery = `
  select kind, subject_id, title, context, body
  from bench_document, plainto_tsquery('german'::regconfig, $1) as query
  where ${vector} @@ query
  order by word_similarity($1, folded_title) desc, title
  limit 60`;

const percentile95 = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1]!;
