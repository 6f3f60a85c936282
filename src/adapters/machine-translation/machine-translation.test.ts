import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSecrets } from '#adapters/secrets/index.ts';
import type { MachineService } from '#kernel/machine-translation.ts';
import { createMachineTranslation } from './index.ts';
import { protectTerms, restoreTerms } from './protect-terms.ts';

type Request = { method: string; path: string; key: string | undefined; body: Record<string, unknown> };
type Answer = { status?: number; body?: unknown; raw?: string; never?: true };

let asked: Request[] = [];
let answer: (request: Request) => Answer;
const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
};
const server = createServer(async (request, response) => {
  const text = await bodyOf(request);
  const one: Request = {
    method: request.method!,
    path: request.url!,
    key: request.headers.authorization,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
  asked.push(one);
  const { status = 200, body, raw, never } = answer(one);
  if (never) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(raw ?? JSON.stringify(body));
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
});

const secrets = createSecrets({ secret: 'x'.repeat(40) });
const machine = () => createMachineTranslation({ secrets, hosts: [origin, '.deepl.com', 'libretranslate.com'], timeoutMs: 400 });
const service = (more: Partial<MachineService> = {}): MachineService => ({
  ...{ provider: 'deepl', address: origin, sealedKey: machine().seal('schluessel'), formality: 'more' },
  ...more,
});
const given = { from: 'de', language: 'ar', format: 'html' as const, texts: ['<p>Eins</p>', '<p>Zwei</p>'], terms: [] };
const shout = ({ body }: Request): Answer => ({
  body: {
    translations: (body['text'] as string[]).map((text) => ({ detected_source_language: 'DE', text: text.toUpperCase() })),
  },
});

describe('DeepL', () => {
  it('is asked with key, languages, tags and formality, and answers in order', async () => {
    answer = shout;
    expect(await machine().translate({ ...given, service: service() })).toEqual({
      ok: true,
      texts: ['<P>EINS</P>', '<P>ZWEI</P>'],
    });
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '/v2/translate',
        key: 'DeepL-Auth-Key schluessel',
        body: { text: given.texts, source_lang: 'DE', target_lang: 'AR', tag_handling: 'html', formality: 'prefer_more' },
      },
    ]);
    await machine().translate({
      ...given,
      language: 'en',
      format: 'text',
      texts: ['x'],
      service: service({ formality: 'default' }),
    });
    expect(asked[1]!.body).toEqual({ text: ['x'], source_lang: 'DE', target_lang: 'EN-GB' });
    await machine().translate({ ...given, language: 'fa', format: 'text', service: service() });
    expect(asked[2]!.body).toMatchObject({ target_lang: 'FA', enable_beta_languages: true });
    await machine().translate({ ...given, texts: Array.from({ length: 120 }, () => 'x'), service: service() });
    expect(asked.slice(3).map(({ body }) => (body['text'] as string[]).length)).toEqual([50, 50, 20]);
  });

  it('has one glossary for the same terms, made once and found again', async () => {
    const terms = [{ source: 'Amt', target: 'مكتب' }];
    const there: { glossary_id: string; name: unknown }[] = [];
    answer = (request) => {
      if (request.path === '/v2/translate') return shout(request);
      if (request.method === 'GET') return { body: { glossaries: there } };
      there.push({ glossary_id: 'g1', name: request.body['name'] });
      return { status: 201, body: there[0] };
    };
    const one = machine();
    await one.translate({ ...given, terms, service: service() });
    await one.translate({ ...given, terms, service: service() });
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      ...['GET /v2/glossaries', 'POST /v2/glossaries', 'POST /v2/translate', 'POST /v2/translate'],
    ]);
    expect(asked[1]!.body).toMatchObject({ source_lang: 'de', target_lang: 'ar', entries: 'Amt\tمكتب', entries_format: 'tsv' });
    expect(asked[2]!.body).toMatchObject({ glossary_id: 'g1' });
    await machine().translate({ ...given, terms, service: service() });
    expect(asked.slice(4).map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it.each([
    [{ status: 456, body: { message: 'Quota exceeded' } }, 'quota'],
    [{ status: 403, body: {} }, 'refused'],
    [{ status: 429, body: {} }, 'busy'],
    [{ status: 529, body: {} }, 'busy'],
    [{ status: 503, raw: 'down' }, 'unavailable'],
    [{ status: 400, body: { message: "Value for 'target_lang' not supported." } }, 'unsupported'],
    [{ status: 302, raw: '' }, 'garbage'],
    [{ raw: '<html>' }, 'garbage'],
    [{ body: { translations: [{ text: 'nur einer' }] } }, 'garbage'],
    [{ body: null }, 'garbage'],
    [{ never: true as const }, 'unavailable'],
  ])('that answers %j is told as %s', async (said, kind) => {
    answer = () => said;
    expect(await machine().translate({ ...given, service: service() })).toMatchObject({ ok: false, kind });
  });
});

describe('LibreTranslate', () => {
  const libre = (more: Partial<MachineService> = {}) => service({ provider: 'libretranslate', sealedKey: null, ...more });

  it('is asked in its own words', async () => {
    answer = ({ body }) => ({ body: { translatedText: (body['q'] as string[]).map((text) => `${text}!`) } });
    expect(await machine().translate({ ...given, service: libre() })).toEqual({
      ok: true,
      texts: ['<p>Eins</p>!', '<p>Zwei</p>!'],
    });
    expect(asked[0]).toMatchObject({ path: '/translate', body: { q: given.texts, source: 'de', target: 'ar', format: 'html' } });
    expect(asked[0]!.body).not.toHaveProperty('api_key');
    await machine().translate({ ...given, language: 'kmr', service: libre({ sealedKey: machine().seal('k') }) });
    expect(asked[1]!.body).toMatchObject({ target: 'ku', api_key: 'k' });
    answer = () => ({ status: 400, body: { error: 'xx is not supported' } });
    expect(await machine().translate({ ...given, service: libre() })).toMatchObject({ kind: 'unsupported' });
  });

  it('says terms as the county does; one that loses them gets the text without', async () => {
    const terms = [
      { source: 'Amt', target: 'مكتب' },
      { source: 'Amt für Ausländer', target: 'مكتب الأجانب' },
    ];
    answer = ({ body }) => ({ body: { translatedText: (body['q'] as string[]).map((text) => text.replace('Das', 'The')) } });
    const texts = ['<p title="Amt">Das Amt für Ausländer ist kein Amt, sondern ein Amtsweg.</p>'];
    expect(await machine().translate({ ...given, texts, terms, service: libre() })).toEqual({
      ok: true,
      texts: ['<p title="Amt">The مكتب الأجانب ist kein مكتب, sondern ein Amtsweg.</p>'],
    });
    answer = ({ body }) => ({ body: { translatedText: (body['q'] as string[]).map((text) => text.replace(/QZX\d+XZQ/, '')) } });
    expect(await machine().translate({ ...given, texts: ['Das Amt'], terms, service: libre() })).toEqual({
      ok: true,
      texts: ['Das Amt'],
    });
  });
});

describe('the key', () => {
  it('goes to accepted addresses alone', async () => {
    const { accepts, translate } = machine();
    expect(['https://api.deepl.com', 'https://libretranslate.com/x', origin].map(accepts)).toEqual([true, true, true]);
    const refused = [
      'http://api.deepl.com',
      'https://deepl.com.example',
      'https://a@api.deepl.com',
      'http://127.0.0.1:1',
      'ftp://x',
      '',
      'https://api.deepl.com/?x',
    ];
    expect(refused.map(accepts)).toEqual(refused.map(() => false));
    expect(await translate({ ...given, service: service({ address: 'http://127.0.0.1:1' }) })).toMatchObject({ kind: 'refused' });
    expect(await translate({ ...given, service: service({ sealedKey: 'a.b.c' }) })).toMatchObject({ kind: 'refused' });
    expect(await translate({ ...given, service: service({ sealedKey: null }) })).toMatchObject({ kind: 'refused' });
    const elsewhere = secrets.seal({ text: 'schluessel', purpose: 'bank data', boundTo: [] });
    expect(await translate({ ...given, service: service({ sealedKey: elsewhere }) })).toMatchObject({ kind: 'refused' });
    expect(await translate({ ...given, language: 'de-x-ls', service: service() })).toMatchObject({ kind: 'unsupported' });
    expect(asked).toEqual([]);
  });
});

it('terms come back wherever they stood', () => {
  const terms = [
    { source: 'Amt', target: 'office' },
    { source: 'Kita', target: 'nursery' },
  ];
  const word = fc.constantFrom('Amt', 'kita', 'Haus', '<b>', '</b>', 'Amtes', '(Kita)', '.');
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join(' ');
      const { text: guarded, used } = protectTerms({ text, terms });
      const expected = words
        .map((one) => (one === 'Amt' ? 'office' : one === 'kita' ? 'nursery' : one === '(Kita)' ? '(nursery)' : one))
        .join(' ');
      expect(restoreTerms({ text: guarded, used, terms })).toBe(expected);
    }),
  );
});
