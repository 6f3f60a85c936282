import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { App } from '#composition/app.ts';
import { createIntegreat } from './integreat.ts';

const lists = ['pages', 'events', 'locations', 'location-categories', 'news', 'fcm', 'imprint', 'disclaimer', 'offers', 'extras'];

/** What whoever puts the files on a server needs to know. */
const readme = `Content of counties as files, at the addresses of Integreat's API v3. Any file server can give them out that answers
a folder with the file index.json in it and lets pages of other sites read:

nginx:   index index.json; default_type application/json; add_header Access-Control-Allow-Origin *;
Apache:  DirectoryIndex index.json  and  Header set Access-Control-Allow-Origin "*"
Caddy:   file_server { index index.json }  and  header Access-Control-Allow-Origin *

Events come with their rules, all places whether they are on the map or not, and all news at once. What asks by a query, single pages, children, parents, is not here: a client
finds all of it in pages/. Nothing can be sent to files: no feedback.
`;

/**
 * Writes everything that the API says into a folder, each answer at its address as index.json, so that a plain file server can
 * stand in for it. Addresses in the content lead to the installation.
 * @param counties of these alone; all where null
 */
export async function writeBundle(input: {
  app: App;
  folder: string;
  counties: readonly string[] | null;
}): Promise<{ files: number }> {
  const { app, folder } = input;
  const { answer } = createIntegreat({ app });
  let files = 0;
  const write = async (path: string, query = ''): Promise<string> => {
    const { status, body } = await answer({
      method: 'GET',
      path: `api/v3/${path}`,
      query: new URLSearchParams(query),
      authorization: null,
      given: () => Promise.resolve(null),
    });
    if (status !== 200) throw new Error(`${path} answers ${status}: ${body}`);
    return put(`api/v3/${path}/index.json`, body);
  };
  const put = async (path: string, body: string): Promise<string> => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
    files += 1;
    return body;
  };

  const all = await app.counties.all();
  const counties = input.counties === null ? all : all.filter(({ slug }) => input.counties!.includes(slug));
  const regions: unknown[] = [];
  for (const { slug, languages } of counties) {
    regions.push(JSON.parse(await write(`regions/${slug}`)));
    for (const list of ['languages', 'offers', 'extras']) await write(`${slug}/${list}`);
    for (const language of languages) {
      for (const list of lists) {
        const query = list === 'events' ? 'combine_recurring=True' : list === 'news' ? 'size=500' : '';
        const body = await write(`${slug}/${language}/${list}`, query);
        if (list !== 'news') continue;
        for (const { id } of JSON.parse(body) as { id: string }[]) await write(`${slug}/${language}/news/${id}`);
      }
    }
  }
  await put('api/v3/regions/index.json', JSON.stringify(regions));
  await writeFile(join(folder, 'README.txt'), readme);
  return { files };
}
