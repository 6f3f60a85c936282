import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigits } from './iban.ts';
import { at, painFaults, readXml } from './pain-rules.fixture.ts';
import { isSepaText, sepaText } from './sepa-text.ts';
import { sepaFile, type SepaBatch, type SepaTransfer } from './sepa.ts';

const transfer: SepaTransfer = {
  reference: 'SM-2026-11-0001',
  name: 'Ölçün Müller-Weiß',
  iban: 'DE89 3704 0044 0532 0130 00',
  bic: null,
  cents: 12_050,
  text: 'Aufwandsentschädigung Sprachmittlung November 2026',
};
const batch: SepaBatch = {
  messageId: 'SM-2026-11',
  createdAt: new Date('2026-12-01T08:30:00Z'),
  executeOn: '2026-12-03',
  oneBooking: true,
  payer: { name: 'Volkshochschule Grünau', iban: 'DE02120300000000202051', bic: null, address: null },
  transfers: [
    transfer,
    {
      ...transfer,
      reference: 'SM-2026-11-0002',
      name: 'Анна Коваленко',
      cents: 5,
      iban: 'AT611904300234573201',
      bic: 'BKAUATWW',
    },
  ],
};
const file = (changed: Partial<SepaBatch> = {}) => {
  const made = sepaFile({ ...batch, ...changed });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
};
const faults = (changed: Partial<SepaBatch>) => {
  const made = sepaFile({ ...batch, ...changed });
  return made.ok ? [] : made.problem.fields!.map(({ path, code }) => `${path} ${code}`);
};
const texts = (xml: string, path: string) => at(readXml(xml), path).map(({ text }) => text);
const block = 'CstmrCdtTrfInitn/PmtInf';

describe('a file for the bank', () => {
  it('says what is paid to whom, from which account, when', () => {
    const { xml, count, cents } = file();
    expect(painFaults(readXml(xml))).toEqual([]);
    expect([count, cents]).toEqual([2, 12_055]);
    expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns=')).toBe(true);
    const said: Record<string, string[]> = {
      'CstmrCdtTrfInitn/GrpHdr/MsgId': ['SM-2026-11'],
      'CstmrCdtTrfInitn/GrpHdr/CreDtTm': ['2026-12-01T08:30:00.000Z'],
      'CstmrCdtTrfInitn/GrpHdr/NbOfTxs': ['2'],
      'CstmrCdtTrfInitn/GrpHdr/CtrlSum': ['120.55'],
      'CstmrCdtTrfInitn/GrpHdr/InitgPty/Nm': ['Volkshochschule Gruenau'],
      [`${block}/NbOfTxs`]: ['2'],
      [`${block}/CtrlSum`]: ['120.55'],
      [`${block}/BtchBookg`]: ['true'],
      [`${block}/ReqdExctnDt/Dt`]: ['2026-12-03'],
      [`${block}/DbtrAcct/Id/IBAN`]: ['DE02120300000000202051'],
      [`${block}/DbtrAgt/FinInstnId/Othr/Id`]: ['NOTPROVIDED'],
      [`${block}/CdtTrfTxInf/PmtId/EndToEndId`]: ['SM-2026-11-0001', 'SM-2026-11-0002'],
      [`${block}/CdtTrfTxInf/Amt/InstdAmt`]: ['120.50', '0.05'],
      [`${block}/CdtTrfTxInf/CdtrAgt/FinInstnId/BICFI`]: ['BKAUATWW'],
      [`${block}/CdtTrfTxInf/Cdtr/Nm`]: ['Oelcuen Mueller-Weiss', 'Anna Kovalenko'],
      [`${block}/CdtTrfTxInf/CdtrAcct/Id/IBAN`]: ['DE89370400440532013000', 'AT611904300234573201'],
      [`${block}/CdtTrfTxInf/RmtInf/Ustrd`]: Array<string>(2).fill('Aufwandsentschaedigung Sprachmittlung November 2026'),
    };
    for (const [path, expected] of Object.entries(said)) expect([path, texts(xml, path)]).toEqual([path, expected]);
  });

  it('names the bank and the address where they are known, in the schema’s order', () => {
    const address = { street: 'Große Straße', number: '7 a', postcode: '29999', town: 'Grünau', country: 'DE' };
    const { xml } = file({ oneBooking: false, payer: { ...batch.payer, bic: 'byladem1001', address } });
    expect(painFaults(readXml(xml))).toEqual([]);
    expect(texts(xml, `${block}/DbtrAgt/FinInstnId/BICFI`)).toEqual(['BYLADEM1001']);
    expect(at(readXml(xml), `${block}/Dbtr/PstlAdr`)[0]!.children.map(({ name, text }) => `${name} ${text}`)).toEqual([
      ...['StrtNm Grosse Strasse', 'BldgNb 7 a', 'PstCd 29999', 'TwnNm Gruenau', 'Ctry DE'],
    ]);
    const { xml: short } = file({ payer: { ...batch.payer, address: { ...address, street: null, number: '', postcode: null } } });
    expect(painFaults(readXml(short))).toEqual([]);
  });

  it.each<[string, Partial<SepaBatch>]>([
    ['transfers no-transfers', { transfers: [] }],
    ['messageId reference-form', { messageId: 'x'.repeat(36) }],
    ['messageId reference-form', { messageId: '/a' }],
    ['messageId reference-form', { messageId: 'ä' }],
    ['executeOn day-past', { executeOn: '2026-11-30' }],
    ['executeOn day-form', { executeOn: '2026-12-32' }],
    ['payer.iban iban-checksum', { payer: { ...batch.payer, iban: 'DE03120300000000202051' } }],
    ['payer.bic bic-form', { payer: { ...batch.payer, bic: 'NEIN' } }],
    ['payer.name name-empty', { payer: { ...batch.payer, name: ' ' } }],
    [
      'payer.address.town town-empty',
      { payer: { ...batch.payer, address: { street: 'Weg', number: null, postcode: null, town: '', country: 'DE' } } },
    ],
    [
      'payer.address.country country-form',
      { payer: { ...batch.payer, address: { street: null, number: null, postcode: null, town: 'Au', country: 'D' } } },
    ],
    ['transfers.0.iban iban-checksum', { transfers: [{ ...transfer, iban: 'DE88370400440532013000' }] }],
    ['transfers.0.iban iban-not-sepa', { transfers: [{ ...transfer, iban: 'TR330006100519786457841326' }] }],
    ['transfers.0.cents amount-range', { transfers: [{ ...transfer, cents: 0 }] }],
    ['transfers.0.cents amount-range', { transfers: [{ ...transfer, cents: -100 }] }],
    ['transfers.0.cents amount-range', { transfers: [{ ...transfer, cents: 0.5 }] }],
    ['transfers.0.cents amount-range', { transfers: [{ ...transfer, cents: 100_000_000_000 }] }],
    ['transfers.0.name name-unreadable', { transfers: [{ ...transfer, name: '李明' }] }],
    ['transfers.0.text text-empty', { transfers: [{ ...transfer, text: '' }] }],
    ['transfers.0.reference reference-form', { transfers: [{ ...transfer, reference: 'a//b' }] }],
    ['transfers.1.reference reference-twice', { transfers: [transfer, transfer] }],
  ])('is refused for %s', (fault, changed) => {
    expect(faults(changed)).toEqual([fault]);
  });

  it('reaches beyond the economic area only with address and bank', () => {
    const swiss = { ...transfer, iban: 'CH9300762011623852957' };
    expect(faults({ transfers: [swiss] })).toEqual(['transfers.0.iban address-needed', 'transfers.0.bic bic-needed']);
    const address = { street: null, number: null, postcode: null, town: 'Grünau', country: 'DE' };
    expect(faults({ transfers: [{ ...swiss, bic: 'POFICHBE' }], payer: { ...batch.payer, address } })).toEqual([]);
  });

  it('follows the rules and adds up, whatever names and texts are in it, and is the same each time (property)', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom('<&>"\'', ']]>', 'Ångström & Söhne', 'Łódź', 'Đặng', '‮א', '-->'),
    );
    const account = fc.stringMatching(/^[0-9]{18}$/).map((digits) => `DE${checkDigits('DE', digits)}${digits}`);
    const amounts = fc.array(fc.record({ words, account, cents: fc.integer({ min: 1, max: 99_999_999_999 }) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(amounts, words, (entries, payer) => {
        const input: SepaBatch = {
          ...batch,
          payer: { ...batch.payer, name: `K ${payer}` },
          transfers: entries.map(({ words: text, account: iban, cents }, index) => ({
            ...transfer,
            reference: `SM-${index}`,
            name: `A${text}`,
            text: `B${text}`,
            iban,
            cents,
          })),
        };
        const { xml, cents } = file(input);
        expect(painFaults(readXml(xml))).toEqual([]);
        const paid = texts(xml, `${block}/CdtTrfTxInf/Amt/InstdAmt`).map((amount) => BigInt(amount.replace('.', '')));
        expect(paid.reduce((sum, amount) => sum + amount, 0n)).toBe(BigInt(cents));
        expect(texts(xml, `${block}/CtrlSum`).map((sum) => BigInt(sum.replace('.', '')))).toEqual([BigInt(cents)]);
        expect(file(structuredClone(input)).xml).toBe(xml);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the check of the rules', () => {
  it.each([
    ['another order', (xml: string) => xml.replace(/(\s*<PmtMtd>TRF<\/PmtMtd>)(\s*<BtchBookg>true<\/BtchBookg>)/, '$2$1')],
    ['another charge bearer', (xml: string) => xml.replace('SLEV', 'SHAR')],
    ['an umlaut', (xml: string) => xml.replace('Gruenau', 'Grünau')],
    ['a comma in an amount', (xml: string) => xml.replace('>120.50<', '>120,50<')],
    ['three decimals', (xml: string) => xml.replace('>120.50<', '>120.500<')],
    ['another currency', (xml: string) => xml.replace('Ccy="EUR"', 'Ccy="CHF"')],
    ['another version', (xml: string) => xml.replace('pain.001.001.09', 'pain.001.001.03')],
    ['no account', (xml: string) => xml.replace(/<CdtrAcct>[^]*?<\/CdtrAcct>/, '')],
    ['a long text', (xml: string) => xml.replace('November 2026</Ustrd>', `${'x'.repeat(141)}</Ustrd>`)],
    [
      'a day without its element',
      (xml: string) => xml.replace(/<ReqdExctnDt>\s*<Dt>([^<]*)<\/Dt>\s*<\/ReqdExctnDt>/, '<ReqdExctnDt>$1</ReqdExctnDt>'),
    ],
    [
      'an address in lines',
      (xml: string) => xml.replace('</Nm>\n      </Dbtr>', '</Nm><PstlAdr><AdrLine>Weg 1</AdrLine></PstlAdr></Dbtr>'),
    ],
    ['no bank at all', (xml: string) => xml.replace('NOTPROVIDED', '')],
  ])('finds %s', (_, broken) => {
    const { xml } = file();
    expect(broken(xml)).not.toBe(xml);
    expect(painFaults(readXml(broken(xml)))).not.toEqual([]);
  });
});

describe('the letters of banks', () => {
  it.each([
    ['Ölçün Müller-Weiß', 'Oelcuen Mueller-Weiss'],
    ['O\u0308zil', 'Oezil'],
    ['Łukasz Żółć, Đorđe', 'Lukasz Zolc, Dorde'],
    ['Nguyễn Thị Đặng', 'Nguyen Thi Dang'],
    ['İbrahim Işık', 'Ibrahim Isik'],
    ['Олександр Щербак', 'Oleksandr Shcherbak'],
    ['Δημήτρης', 'Dimitris'],
    ['Müller & Söhne „Au“ – 5 €', "Mueller + Soehne 'Au' - 5 EUR"],
    ['a\u200bb\u202ec\td', 'abc d'],
    ['Šaban   Bajramović\n', 'Saban Bajramovic'],
    ['李', '.'],
    ['#5*', '.5.'],
  ])('%j is written %j', (text, written) => {
    expect(sepaText(text, 140)).toBe(written);
  });

  it('are all that is left, as many as may be, and the same when written again (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 140 }), (text, most) => {
        const written = sepaText(text, most);
        expect(isSepaText(written)).toBe(true);
        expect(written.length).toBeLessThanOrEqual(most);
        expect(written).toBe(written.trim());
        expect(sepaText(written, most)).toBe(written);
      }),
    );
  });
});
