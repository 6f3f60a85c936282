import { XMLParser } from 'fast-xml-parser';

/** An element as it stands in the file: its name, its text or what is in it, its attributes. */
export type Read = { name: string; text: string; children: Read[]; attributes: Record<string, string> };

type Raw = Record<string, unknown> & { ':@'?: Record<string, string> };
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

function read(raw: Raw): Read {
  const name = Object.keys(raw).find((key) => key !== ':@')!;
  const inside = raw[name] as Raw[];
  const text = inside.map((part) => (typeof part['#text'] === 'string' ? part['#text'] : '')).join('');
  const children = inside.filter((part) => !('#text' in part)).map(read);
  return { name, text: children.length > 0 ? '' : text, children, attributes: raw[':@'] ?? {} };
}
export const readXml = (xml: string): Read => read((parser.parse(xml) as Raw[]).find((part) => !('#text' in part))!);

/** The elements at a path, in their order. */
export function at(node: Read, path: string): Read[] {
  return path
    .split('/')
    .reduce<Read[]>((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), [node]);
}

/** Names in the schema's order; `?` may be missing, `+` may come again. A leaf has a form instead. */
type Rule = { parts: string[] } | { form: RegExp };
const reference = /^(?!\/)(?!.*\/\/)(?!.*\/$)[A-Za-z0-9/\-?:().,'+ ]{1,35}$/;
const text = (most: number): Rule => ({ form: new RegExp(`^(?! )[A-Za-z0-9/\\-?:().,'+ ]{1,${most}}(?<! )$`) });
const amount: Rule = { form: /^(0|[1-9][0-9]{0,15})\.[0-9]{2}$/ };
const bic: Rule = { form: /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/ };
const rules: Record<string, Rule> = {
  Document: { parts: ['CstmrCdtTrfInitn'] },
  CstmrCdtTrfInitn: { parts: ['GrpHdr', 'PmtInf+'] },
  GrpHdr: { parts: ['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum', 'InitgPty'] },
  PmtInf: {
    parts: [
      ...['PmtInfId', 'PmtMtd', 'BtchBookg?', 'NbOfTxs', 'CtrlSum', 'PmtTpInf', 'ReqdExctnDt'],
      ...['Dbtr', 'DbtrAcct', 'DbtrAgt', 'ChrgBr', 'CdtTrfTxInf+'],
    ],
  },
  InitgPty: { parts: ['Nm'] },
  PmtTpInf: { parts: ['SvcLvl'] },
  SvcLvl: { parts: ['Cd'] },
  ReqdExctnDt: { parts: ['Dt'] },
  Dbtr: { parts: ['Nm', 'PstlAdr?'] },
  PstlAdr: { parts: ['StrtNm?', 'BldgNb?', 'PstCd?', 'TwnNm', 'Ctry'] },
  DbtrAcct: { parts: ['Id'] },
  CdtrAcct: { parts: ['Id'] },
  CdtTrfTxInf: { parts: ['PmtId', 'Amt', 'CdtrAgt?', 'Cdtr', 'CdtrAcct', 'RmtInf'] },
  PmtId: { parts: ['EndToEndId'] },
  Amt: { parts: ['InstdAmt'] },
  CdtrAgt: { parts: ['FinInstnId'] },
  DbtrAgt: { parts: ['FinInstnId'] },
  Cdtr: { parts: ['Nm'] },
  RmtInf: { parts: ['Ustrd'] },
  MsgId: { form: reference },
  PmtInfId: { form: reference },
  EndToEndId: { form: reference },
  CreDtTm: { form: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/ },
  Dt: { form: /^\d{4}-\d{2}-\d{2}$/ },
  NbOfTxs: { form: /^[1-9][0-9]{0,14}$/ },
  CtrlSum: amount,
  InstdAmt: amount,
  PmtMtd: { form: /^TRF$/ },
  BtchBookg: { form: /^(true|false)$/ },
  Cd: { form: /^SEPA$/ },
  ChrgBr: { form: /^SLEV$/ },
  IBAN: { form: /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/ },
  BICFI: bic,
  Nm: text(70),
  Ustrd: text(140),
  StrtNm: text(70),
  BldgNb: text(16),
  PstCd: text(16),
  TwnNm: text(35),
  Ctry: { form: /^[A-Z]{2}$/ },
};
/** Whose content depends on where they stand. */
const choices: Record<string, Record<string, string[][]>> = {
  FinInstnId: { DbtrAgt: [['BICFI'], ['Othr']], CdtrAgt: [['BICFI']] },
  Id: { DbtrAcct: [['IBAN']], CdtrAcct: [['IBAN']], Othr: [[]] },
  Othr: { FinInstnId: [['Id']] },
};

/** What in a file does not follow the published rules of pain.001.001.09 and of SEPA; written from the rules, not from our writer. */
export function painFaults(node: Read, parent = ''): string[] {
  const here = `${parent}/${node.name}`;
  const names = node.children.map(({ name }) => name);
  const deeper = node.children.flatMap((child) => painFaults(child, here));
  const expectedAttributes: Record<string, string> =
    node.name === 'Document'
      ? { xmlns: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' }
      : node.name === 'InstdAmt'
        ? { Ccy: 'EUR' }
        : {};
  const attributes = JSON.stringify(node.attributes) === JSON.stringify(expectedAttributes) ? [] : [`${here}: attributes`];
  const choice = choices[node.name]?.[parent.split('/').at(-1)!];
  if (choice !== undefined) {
    const right = choice.some((one) => one.join() === names.join()) && (names.length > 0 || node.text === 'NOTPROVIDED');
    return [...attributes, ...(right ? [] : [`${here}: ${names.join()} ${node.text}`]), ...deeper];
  }
  const rule = rules[node.name];
  if (rule === undefined) return [`${here}: not known`];
  if ('form' in rule)
    return [...attributes, ...(names.length === 0 && rule.form.test(node.text) ? [] : [`${here}: ${node.text}`])];
  const order = new RegExp(
    `^${rule.parts.map((part) => `(?:${part.replace(/[?+]$/, '')} )${/[?+]$/.exec(part)?.[0] ?? ''}`).join('')}$`,
  );
  return [
    ...attributes,
    ...(order.test(names.map((name) => `${name} `).join('')) ? [] : [`${here}: ${names.join()}`]),
    ...deeper,
  ];
}
