import { berlinDay, isIsoDate, type IsoDate } from '#kernel/dates.ts';
import { invalid, type FieldFault } from '#kernel/errors.ts';
import { sumCents, type Cents } from '#kernel/money.ts';
import { ok, type Result } from '#kernel/result.ts';
import { checkBic, checkSepaIban, sepaReach } from './iban.ts';
import { isSepaReference, saysSomething, sepaText } from './sepa-text.ts';

/** Structured: banks no longer take addresses in lines. */
export type SepaAddress = {
  street: string | null;
  number: string | null;
  postcode: string | null;
  town: string;
  country: string;
};

export type SepaTransfer = {
  /** Comes back on the statement of account: at most 35 letters. */
  reference: string;
  name: string;
  iban: string;
  bic: string | null;
  cents: Cents;
  text: string;
};

export type SepaBatch = {
  /** Never used again for this payer: banks refuse a file that they know. */
  messageId: string;
  createdAt: Date;
  executeOn: IsoDate;
  /** One booking for all, or one for each. */
  oneBooking: boolean;
  payer: { name: string; iban: string; bic: string | null; address: SepaAddress | null };
  transfers: readonly SepaTransfer[];
};

/** 999,999,999.99 euros. */
const mostTransferCents = 99_999_999_999;

function batchFaults(batch: SepaBatch): FieldFault[] {
  const { messageId, createdAt, executeOn, payer, transfers } = batch;
  const faults: FieldFault[] = [];
  const demand = (right: boolean, path: string, code: string, message: string): void => {
    if (!right) faults.push({ path, code, message });
  };
  const account = (path: string, iban: string, bic: string | null): void => {
    const checked = checkSepaIban(iban);
    if (!checked.ok) faults.push({ path: `${path}.iban`, code: checked.problem.code, message: checked.problem.message });
    const bank = bic === null ? ok(null) : checkBic(bic);
    if (!bank.ok) faults.push({ path: `${path}.bic`, code: bank.problem.code, message: bank.problem.message });
  };
  const reference =
    "muss 1 bis 35 Zeichen haben: Buchstaben ohne Umlaute, Ziffern und - . , : ( ) / ? + ' , ohne Schrägstrich am Rand.";
  demand(isSepaReference(messageId), 'messageId', 'reference-form', `Die Kennung der Datei ${reference}`);
  demand(isIsoDate(executeOn), 'executeOn', 'day-form', 'Bitte nennen Sie den Tag der Ausführung.');
  demand(executeOn >= berlinDay(createdAt), 'executeOn', 'day-past', 'Der Tag der Ausführung liegt in der Vergangenheit.');
  demand(saysSomething(sepaText(payer.name, 70)), 'payer.name', 'name-empty', 'Wem das Konto gehört, fehlt.');
  account('payer', payer.iban, payer.bic);
  if (payer.address !== null) {
    const { town, country } = payer.address;
    demand(saysSomething(sepaText(town, 35)), 'payer.address.town', 'town-empty', 'In der Anschrift fehlt der Ort.');
    demand(
      /^[A-Z]{2}$/.test(country),
      'payer.address.country',
      'country-form',
      'Das Land der Anschrift muss zwei Buchstaben haben.',
    );
  }
  demand(transfers.length > 0, 'transfers', 'no-transfers', 'Es gibt nichts zu überweisen.');
  const references = new Set<string>();
  transfers.forEach((transfer, index) => {
    const path = `transfers.${index}`;
    const who = sepaText(transfer.name, 70);
    demand(isSepaReference(transfer.reference), `${path}.reference`, 'reference-form', `Die Belegnummer ${reference}`);
    demand(
      !references.has(transfer.reference),
      `${path}.reference`,
      'reference-twice',
      'Diese Belegnummer steht zweimal in der Datei.',
    );
    references.add(transfer.reference);
    demand(
      saysSomething(who),
      `${path}.name`,
      'name-unreadable',
      'Der Name des Kontos fehlt, oder er steht in einer Schrift, die Banken nicht lesen.',
    );
    demand(saysSomething(sepaText(transfer.text, 140)), `${path}.text`, 'text-empty', 'Der Verwendungszweck fehlt.');
    account(path, transfer.iban, transfer.bic);
    const inRange = Number.isSafeInteger(transfer.cents) && transfer.cents >= 1 && transfer.cents <= mostTransferCents;
    demand(inRange, `${path}.cents`, 'amount-range', 'Der Betrag muss zwischen 0,01 € und 999.999.999,99 € liegen.');
    const iban = checkSepaIban(transfer.iban);
    if (iban.ok && sepaReach(iban.value) === 'other') {
      const abroad = 'Für ein Konto außerhalb des Europäischen Wirtschaftsraums';
      demand(payer.address !== null, `${path}.iban`, 'address-needed', `${abroad} braucht die Datei Ihre Anschrift.`);
      demand(transfer.bic !== null, `${path}.bic`, 'bic-needed', `${abroad} wird der BIC gebraucht.`);
    }
  });
  return faults;
}

/** `1234.50`: the schema knows no thousands. */
const decimal = (cents: Cents): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

type Node = [name: string, content: string | Node[], attributes?: string];
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function written([name, content, attributes = '']: Node, depth: number): string {
  const indent = '  '.repeat(depth);
  if (typeof content === 'string') return `${indent}<${name}${attributes}>${escaped(content)}</${name}>\n`;
  return `${indent}<${name}${attributes}>\n${content.map((child) => written(child, depth + 1)).join('')}${indent}</${name}>\n`;
}

const accountOf = (iban: string): Node[] => [['Id', [['IBAN', bareIban(iban)]]]];
const bareIban = (text: string): string => {
  const checked = checkSepaIban(text);
  return checked.ok ? checked.value : '';
};
const bareBic = (text: string): string => {
  const checked = checkBic(text);
  return checked.ok ? checked.value : '';
};

function addressOf({ street, number, postcode, town, country }: SepaAddress): Node {
  const part = (name: string, text: string | null, most: number): Node[] => {
    const spelled = sepaText(text ?? '', most);
    return spelled === '' ? [] : [[name, spelled]];
  };
  return [
    'PstlAdr',
    [
      ...part('StrtNm', street, 70),
      ...part('BldgNb', number, 16),
      ...part('PstCd', postcode, 16),
      ...part('TwnNm', town, 35),
      ['Ctry', country],
    ],
  ];
}

const transferNode = ({ reference, name, iban, bic, cents, text }: SepaTransfer): Node => [
  'CdtTrfTxInf',
  [
    ['PmtId', [['EndToEndId', reference]]],
    ['Amt', [['InstdAmt', decimal(cents), ' Ccy="EUR"']]],
    ...(bic === null ? [] : [['CdtrAgt', [['FinInstnId', [['BICFI', bareBic(bic)]]]]] satisfies Node]),
    ['Cdtr', [['Nm', sepaText(name, 70)]]],
    ['CdtrAcct', accountOf(iban)],
    ['RmtInf', [['Ustrd', sepaText(text, 140)]]],
  ],
];

/**
 * Transfers as a file for the bank: pain.001.001.09 by the guidelines of the European Payments Council and the German banks. The same
 * batch gives the same bytes. Faults name the transfer that they are in; then there is no file.
 */
export function sepaFile(batch: SepaBatch): Result<{ xml: string; count: number; cents: Cents }> {
  const faults = batchFaults(batch);
  if (faults.length > 0) return invalid('sepa-faulty', 'Die Datei für die Bank lässt sich so nicht schreiben.', faults);
  const { messageId, createdAt, executeOn, oneBooking, payer, transfers } = batch;
  const cents = sumCents(transfers.map((transfer) => transfer.cents));
  const totals: Node[] = [
    ['NbOfTxs', String(transfers.length)],
    ['CtrlSum', decimal(cents)],
  ];
  const name = sepaText(payer.name, 70);
  const bank: Node[] = payer.bic === null ? [['Othr', [['Id', 'NOTPROVIDED']]]] : [['BICFI', bareBic(payer.bic)]];
  const document: Node = [
    'Document',
    [
      [
        'CstmrCdtTrfInitn',
        [
          ['GrpHdr', [['MsgId', messageId], ['CreDtTm', createdAt.toISOString()], ...totals, ['InitgPty', [['Nm', name]]]]],
          [
            'PmtInf',
            [
              ['PmtInfId', messageId],
              ['PmtMtd', 'TRF'],
              ['BtchBookg', String(oneBooking)],
              ...totals,
              ['PmtTpInf', [['SvcLvl', [['Cd', 'SEPA']]]]],
              ['ReqdExctnDt', [['Dt', executeOn]]],
              ['Dbtr', [['Nm', name], ...(payer.address === null ? [] : [addressOf(payer.address)])]],
              ['DbtrAcct', accountOf(payer.iban)],
              ['DbtrAgt', [['FinInstnId', bank]]],
              ['ChrgBr', 'SLEV'],
              ...transfers.map(transferNode),
            ],
          ],
        ],
      ],
    ],
    ' xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"',
  ];
  return ok({ xml: `<?xml version="1.0" encoding="UTF-8"?>\n${written(document, 0)}`, count: transfers.length, cents });
}
