import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AlertFeed, FeedAnswer } from '#kernel/alerts.ts';
import { contains } from '#kernel/geo.ts';
import { plainText } from './plain-text.ts';
import { createAlertReader } from './read-alerts.ts';
import { readCapJson, readCapXml } from './read-cap.ts';
import { isZip, unzip } from './unzip.ts';

const cap = (
  input: { body?: string; area?: string; status?: string; head?: string } = {},
): string => `<?xml version="1.0" encoding="UTF-8"?>
<cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">
  <cap:identifier>2.49.0.0.276.0.DWD.PVW.1</cap:identifier><cap:sender>opendata@dwd.de</cap:sender>
  <cap:sent>2026-11-25T10:00:00+01:00</cap:sent><cap:status>${input.status ?? 'Actual'}</cap:status>
  <cap:msgType>Alert</cap:msgType><cap:scope>Public</cap:scope>${input.head ?? ''}
  ${
    input.body ??
    `<cap:info><cap:language>de-DE</cap:language><cap:category>Met</cap:category><cap:event>STURMBÖEN</cap:event>
    <cap:urgency>Immediate</cap:urgency><cap:severity>Moderate</cap:severity><cap:certainty>Likely</cap:certainty>
    <cap:onset>2026-11-25T12:00:00+01:00</cap:onset><cap:expires>2026-11-25T18:00:00+01:00</cap:expires>
    <cap:headline>Sturmböen &amp; Regen</cap:headline><cap:description>Erste Zeile.&lt;br/&gt;Zweite&#160;Zeile.</cap:description>
    <cap:web>www.wettergefahren.de</cap:web>${input.area ?? ''}</cap:info>
    <cap:info><cap:language>en-GB</cap:language><cap:event>gale-force gusts</cap:event><cap:urgency>Immediate</cap:urgency>
    <cap:severity>Severe</cap:severity><cap:certainty>Likely</cap:certainty><cap:expires>2026-11-25T20:00:00+01:00</cap:expires>
    <cap:headline>Gale-force gusts</cap:headline></cap:info>`
  }
</cap:alert>`;

describe('a CAP message', () => {
  it('is told in its languages, as severe as its worst part, without markup', () => {
    const alert = readCapXml(cap())!;
    expect(alert).toMatchObject({
      identifier: '2.49.0.0.276.0.DWD.PVW.1',
      provider: 'DWD',
      sent: '2026-11-25T09:00:00.000Z',
      onset: '2026-11-25T11:00:00.000Z',
      expires: '2026-11-25T19:00:00.000Z',
      severity: 'Severe',
      urgency: 'Immediate',
    });
    expect(alert.texts.map(({ language, headline }) => [language, headline])).toEqual([
      ['de', 'Sturmböen & Regen'],
      ['en', 'Gale-force gusts'],
    ]);
    expect(alert.texts[0]).toMatchObject({
      event: 'STURMBÖEN',
      description: 'Erste Zeile.\nZweite Zeile.',
      web: 'https://www.wettergefahren.de/',
    });
  });

  it('has latitude first; turned points are turned back and told', () => {
    const right = '<area><areaDesc>x</areaDesc><polygon>53.0,9.0 53.0,9.5 53.5,9.5 53.0,9.0</polygon></area>';
    const alert = readCapXml(cap({ area: right }))!;
    expect(contains(alert.areas[0]!.area!, [9.4, 53.2])).toBe(true);
    expect(alert.faults).toEqual([]);
    const turned = '<area><areaDesc>x</areaDesc><polygon>9.0,53.0 9.5,53.0 9.5,53.5 9.0,53.0</polygon></area>';
    const mended = readCapXml(cap({ area: turned }))!;
    expect(mended.areas).toEqual(alert.areas);
    expect(mended.faults).toEqual([expect.stringContaining('vertauscht')]);
  });

  it('tells of a polygon that crosses itself, lies elsewhere, or is no polygon, and keeps the rest', () => {
    const bowTie = '<area><areaDesc>x</areaDesc><polygon>53,9 54,10 53,10 54,9 53,9</polygon><circle>53.1,9.4 5</circle></area>';
    const alert = readCapXml(cap({ area: bowTie }))!;
    expect(alert.faults).toEqual([expect.stringContaining('schneidet sich selbst')]);
    expect(contains(alert.areas[0]!.area!, [9.05, 53.5])).toBe(true);
    const far =
      '<area><areaDesc>x</areaDesc><polygon>38,-120 38,-119 39,-119 38,-120</polygon><polygon>53,9 nix</polygon></area>';
    const elsewhere = readCapXml(cap({ area: far }))!;
    expect(elsewhere.areas[0]!.area).toBeNull();
    expect(elsewhere.faults).toHaveLength(2);
  });

  it('names places by official keys, and not by numbers of its own', () => {
    const codes = [
      ['WARNCELLID', '803358008'],
      ['WARNCELLID', '103358000'],
      ['ARS', '033580000000'],
      ['ARS', '033575401000'],
      ['ARS', '033575401012'],
      ['AGS', '03358019'],
      ['AreaId', '0'],
      ['ZGEM', '9956'],
      ['ARS', '99'],
    ].map(([name, value]) => `<geocode><valueName>${name}</valueName><value>${value}</value></geocode>`);
    const alert = readCapXml(cap({ area: `<area><areaDesc>x</areaDesc>${codes.join('')}</area>` }))!;
    expect(alert.areas[0]!.keys).toEqual(['03358008', '03358', '033575401', '03357012', '03358019']);
  });

  it('is none without what it must have, with a document type, or for few only', () => {
    expect(readCapXml(cap().replace(/<cap:sent>.*<\/cap:sent>/, ''))).toBeNull();
    expect(readCapXml(cap().replace('Public', 'Private'))).toBeNull();
    expect(readCapXml(cap({ status: 'Whatever' }))).toBeNull();
    expect(readCapXml(`<!DOCTYPE alert [<!ENTITY a "aaaa">]>${cap()}`)).toBeNull();
    expect(readCapXml('<a>'.repeat(9_000))).toBeNull();
    expect(readCapXml('')).toBeNull();
    expect(readCapJson([])).toBeNull();
  });

  it('that ends another names it, and needs no words', () => {
    const ended = readCapXml(
      cap({ body: '', head: '<references>a@b.de,2.49.1,2026-11-25T09:00:00+01:00 a@b.de,2.49.2,x</references>' }).replace(
        '>Alert<',
        '>Cancel<',
      ),
    )!;
    expect(ended).toMatchObject({ msgType: 'Cancel', references: ['2.49.1', '2.49.2'], texts: [], expires: null });
  });

  it('never breaks the reader, whatever it is', () => {
    const cut = fc.nat({ max: cap().length });
    fc.assert(
      fc.property(cut, cut, fc.string(), (from, to, between) => {
        expect(() => readCapXml(cap().slice(0, from) + between + cap().slice(to))).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(() => readCapJson(JSON.parse(text))).not.toThrow();
      }),
    );
  });
});

it('markup becomes lines, and no tag is left', () => {
  expect(plainText('Eins<br>&nbsp;<br/>Zwei <b>drei</b> &uuml;ber 5 < 6 &amp; mehr')).toBe('Eins\n\nZwei drei über 5 < 6 & mehr');
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zäöüß0-9,.;:!?-]+$/), { minLength: 1 }), (words) => {
      expect(plainText(`<p>${words.join('&nbsp;<b>')}</p>`)).toBe(words.join(' '));
    }),
  );
});

function zipOf(files: Record<string, string>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(text), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(name.length, 22);
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name)]);
    const entry = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, Buffer.alloc(14), Buffer.from(name)]);
    entry.writeUInt32LE(offset, 42);
    local.push(head, packed);
    central.push(entry);
    offset += head.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}

describe('a zip', () => {
  it('gives what it holds, and nothing when it is damaged or a bomb', () => {
    const zip = zipOf({ 'a.xml': 'eins', 'b.xml': 'zwei' });
    expect(isZip(zip)).toBe(true);
    expect(unzip(zip)!.map(String)).toEqual(['eins', 'zwei']);
    expect(unzip(zipOf({ bomb: '0'.repeat(70_000_000) }))).toBeNull();
    fc.assert(
      fc.property(fc.nat({ max: zip.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
        const damaged = Buffer.from(zip);
        damaged[at] = byte;
        expect(() => unzip(damaged)).not.toThrow();
      }),
    );
  });
});

describe('a source', () => {
  type Answer = (request: IncomingMessage, response: ServerResponse) => void;
  let answers: Record<string, Answer> = {};
  let asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    const answer = answers[request.url!];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  let base = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    answers = {};
    asked = [];
  });
  const read = createAlertReader({ limits: { timeoutMs: 300, bytes: 50_000, pausesMs: [1] } });
  const ask = (
    path: string,
    given: { kind?: AlertFeed['kind']; known?: [string, string][]; etag?: string } = {},
  ): Promise<FeedAnswer> =>
    read({
      feed: { kind: given.kind ?? 'cap', url: `${base}${path}` },
      countyKey: '03358',
      known: new Map(given.known ?? []),
      validators: { etag: given.etag ?? null, lastModified: null },
    });
  const say =
    (body: unknown, headers: Record<string, string> = {}): Answer =>
    (request, response) => {
      if (headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag'])
        return void response.writeHead(304).end();
      response.writeHead(200, headers);
      response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
    };

  it('of CAP files is read as XML, as JSON or packed; what is unchanged is not sent again', async () => {
    answers['/cap.xml'] = say(cap(), { etag: '"1"', 'last-modified': 'Wed, 25 Nov 2026 09:00:00 GMT' });
    const first = await ask('/cap.xml');
    expect(first).toMatchObject({ state: 'read', present: ['2.49.0.0.276.0.DWD.PVW.1'], validators: { etag: '"1"' } });
    expect(await ask('/cap.xml', { etag: '"1"' })).toEqual({ state: 'unchanged' });
    answers['/cap.zip'] = say(zipOf({ 'a.xml': cap(), 'b.xml': cap().replace('PVW.1', 'PVW.2'), 'c.xml': 'nichts' }));
    expect(await ask('/cap.zip')).toMatchObject({
      state: 'read',
      present: ['2.49.0.0.276.0.DWD.PVW.1', '2.49.0.0.276.0.DWD.PVW.2'],
      faults: ['1 Meldung ist nicht lesbar.'],
    });
    answers['/cap.json'] = say('[]');
    expect(await ask('/cap.json')).toMatchObject({ state: 'read', present: [] });
  });

  it('that answers garbage, an error, too much, too slowly or never is told so', async () => {
    answers['/garbage'] = say('<html><body>Wartung</body></html>');
    answers['/error'] = (_, response) => void response.writeHead(503).end();
    answers['/gone'] = (_, response) => void response.writeHead(410).end();
    answers['/large'] = say('x'.repeat(60_000));
    answers['/endless'] = (_, response) => {
      const more = (): void => void (response.writable && response.write('x'.repeat(16_384), more));
      more();
    };
    answers['/slow'] = (_, response) => void response.writeHead(200).write('<alert>');
    answers['/never'] = () => undefined;
    const codeOf = async (path: string): Promise<string> => {
      const answer = await ask(path);
      return answer.state === 'failed' ? answer.code : answer.state;
    };
    expect(await codeOf('/garbage')).toBe('garbage');
    expect(await codeOf('/error')).toBe('refused');
    expect(await codeOf('/gone')).toBe('refused');
    expect(await codeOf('/large')).toBe('too-large');
    expect(await codeOf('/endless')).toBe('too-large');
    expect(await codeOf('/slow')).toBe('slow');
    expect(await codeOf('/never')).toBe('slow');
    // What may pass is tried again, what will not is asked once.
    expect(asked.filter((path) => path === '/error')).toHaveLength(2);
    expect(asked.filter((path) => path === '/gone')).toHaveLength(1);
    const unreachable = await read({
      feed: { kind: 'cap', url: 'http://127.0.0.1:1/' },
      countyKey: '03358',
      known: new Map(),
      validators: { etag: null, lastModified: null },
    });
    expect(unreachable).toMatchObject({ state: 'failed', code: 'unreachable' });
  });

  const line = (id: string, hash: string) => ({
    id,
    payload: {
      hash,
      data: { headline: 'Ausfall Notruf 112', provider: 'MOWAS', severity: 'Minor', area: { type: 'ZGEM', data: '1+2' } },
    },
    i18nTitle: { de: 'Ausfall Notruf 112' },
    sent: '2026-11-25T09:00:00+01:00',
  });
  const warning = {
    identifier: 'mow.DE-1',
    sender: 'DE-NI-1',
    sent: '2026-11-25T09:00:00+01:00',
    status: 'Actual',
    msgType: 'Alert',
    scope: 'Public',
    info: [
      {
        event: 'BBK-EVC-040',
        severity: 'Minor',
        urgency: 'Immediate',
        certainty: 'Observed',
        headline: 'Ausfall Notruf 112',
        description: 'Bitte wählen Sie 110.<br/>Danke.',
        parameter: [{ valueName: 'sender_langname', value: 'Landkreis Beispiel' }],
        area: [{ areaDesc: 'Stadt Beispiel', geocode: [{ valueName: 'AreaId', value: '0' }] }],
      },
    ],
  };

  it('of NINA is asked for the county; details and drawing are fetched once in each version', async () => {
    answers['/dashboard/033580000000.json'] = say([line('mow.DE-1', 'a')], { etag: '"d"' });
    answers['/warnings/mow.DE-1.json'] = say(warning);
    answers['/warnings/mow.DE-1.geojson'] = say({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [9, 53],
                [9.5, 53],
                [9.5, 53.5],
                [9, 53],
              ],
            ],
          },
        },
      ],
    });
    const answer = await ask('/', { kind: 'nina' });
    if (answer.state !== 'read') throw new Error(answer.state);
    expect(answer).toMatchObject({ chosenForCounty: true, present: ['mow.DE-1'], validators: { etag: '"d"' } });
    expect(answer.alerts[0]).toMatchObject({ identifier: 'mow.DE-1', version: 'a', provider: 'MOWAS', expires: null });
    expect(answer.alerts[0]!.texts[0]).toMatchObject({
      language: 'de',
      event: null,
      description: 'Bitte wählen Sie 110.\nDanke.',
      senderName: 'Landkreis Beispiel',
    });
    expect(contains(answer.alerts[0]!.areas[0]!.area!, [9.4, 53.2])).toBe(true);
    asked = [];
    expect(await ask('/', { kind: 'nina', known: [['mow.DE-1', 'a']] })).toMatchObject({ alerts: [], present: ['mow.DE-1'] });
    expect(asked).toEqual(['/dashboard/033580000000.json']);
  });

  it('of NINA without details gives the headline, and asks again', async () => {
    answers['/dashboard/033580000000.json'] = say([line('mow.DE-1', 'a'), { nothing: true }], { etag: '"d"' });
    const answer = await ask('/', { kind: 'nina' });
    expect(answer).toMatchObject({
      state: 'read',
      alerts: [
        { identifier: 'mow.DE-1', version: '', severity: 'Minor', texts: [{ headline: 'Ausfall Notruf 112' }], areas: [] },
      ],
      validators: { etag: null },
      faults: ['1 Meldung ist nicht lesbar.'],
    });
    // One that is known stays as it was.
    expect(await ask('/', { kind: 'nina', known: [['mow.DE-1', 'b']] })).toMatchObject({ alerts: [], present: ['mow.DE-1'] });
  });

  it('of the whole country is read line by line', async () => {
    answers['/mowas/mapData.json'] = say([
      {
        id: 'mow.DE-1',
        version: 3,
        startDate: '2026-11-25T09:00:00+01:00',
        severity: 'Minor',
        type: 'Alert',
        i18nTitle: { de: 'x' },
      },
    ]);
    answers['/warnings/mow.DE-1.json'] = say(warning);
    const answer = await ask('/mowas/mapData.json', { kind: 'nina-map' });
    expect(answer).toMatchObject({ chosenForCounty: false, alerts: [{ identifier: 'mow.DE-1', version: '3' }] });
  });
});
