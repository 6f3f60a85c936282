import { piecesOf, type Piece } from '#kernel/content/marks.ts';
import type { ExchangeFile, ExchangeUnit } from '#kernel/exchange.ts';

/** OASIS XLIFF 2.1; its core has the namespace of 2.0. */
const namespace = 'urn:oasis:names:tc:xliff:document:2.0';

const escaped = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // A parser would make a line feed of it.
    .replaceAll('\r', '&#13;');

const states = { missing: 'initial', outdated: 'initial', machine: 'translated', draft: 'translated', checked: 'final' } as const;

export function writeXliff(file: ExchangeFile): string {
  const groups = file.things.map(
    (thing) =>
      `    <group id="g-${thing.subjectId}" name="${escaped(thing.title)}" type="kl:${escaped(thing.subjectType)}">\n${thing.units.map(unitXml).join('')}    </group>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${namespace}" version="2.1" srcLang="${escaped(file.from)}" trgLang="${escaped(file.language)}">
  <file id="f1" original="${escaped(file.county)}">
${groups.join('')}  </file>
</xliff>
`;
}

function unitXml(unit: ExchangeUnit): string {
  const data = unit.tags
    .flatMap(({ id, open, close }) => [
      `<data id="o${id}">${escaped(open)}</data>`,
      ...(close === null ? [] : [`<data id="c${id}">${escaped(close)}</data>`]),
    ])
    .join('');
  const sub = unit.state === 'outdated' || unit.state === 'machine' ? ` subState="kl:${unit.state}"` : '';
  const target = unit.target === null ? '' : `\n          <target xml:space="preserve">${inline(unit.target, unit)}</target>`;
  return `      <unit id="${unit.subjectId}.${escaped(unit.field)}" name="${escaped(unit.what)}">
        <notes><note id="n1" category="kl:hash">${unit.hash}</note></notes>${data === '' ? '' : `\n        <originalData>${data}</originalData>`}
        <segment id="s1" state="${states[unit.state]}"${sub}>
          <source xml:space="preserve">${inline(unit.source, unit)}</source>${target}
        </segment>
      </unit>
`;
}

/** Lines with marks as inline elements; a mark that the source has not stays as its letters. */
function inline(text: string, unit: ExchangeUnit): string {
  const pairs = new Set(unit.tags.filter(({ close }) => close !== null).map(({ id }) => id));
  const empties = new Set(unit.tags.filter(({ close }) => close === null).map(({ id }) => id));
  return text
    .split('\n')
    .map((line) => {
      const pieces = piecesOf(line);
      const whole = isWhole(pieces, pairs);
      return pieces
        .map((piece) => {
          if ('text' in piece) return escaped(piece.text);
          if ('empty' in piece && empties.has(piece.empty)) {
            return `<ph id="${piece.empty}" dataRef="o${piece.empty}" canCopy="no" canDelete="no"/>`;
          }
          if ('open' in piece && whole) {
            return `<pc id="${piece.open}" dataRefStart="o${piece.open}" dataRefEnd="c${piece.open}" canCopy="no" canDelete="no">`;
          }
          return 'close' in piece && whole ? '</pc>' : '';
        })
        .join('');
    })
    .map((line, index) => (index === 0 ? line : `<ph id="l${index}" type="fmt" subType="xlf:lb" disp="↵"/>${line}`))
    .join('');
}

/** Whether every pair in the line is known and closed where it should be. */
function isWhole(pieces: readonly Piece[], pairs: ReadonlySet<number>): boolean {
  const open: number[] = [];
  for (const piece of pieces) {
    if ('open' in piece) {
      if (!pairs.has(piece.open)) return false;
      open.push(piece.open);
    } else if ('close' in piece && open.pop() !== piece.close) return false;
  }
  return open.length === 0;
}
