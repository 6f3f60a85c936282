import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, it } from 'vitest';
import { paragraphNumbers } from './docx-numbers.ts';
import { readDocument } from './read-document.ts';

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.START,
});

describe('numbers that Word counts', () => {
  it('stand in headings, lists and cells as Word prints them', async () => {
    const heading = (text: string, at: number, style: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
      new Paragraph({ text, heading: style, numbering: { reference: 'chapters', level: at } });
    const entry = (text: string, instance: number) =>
      new Paragraph({ text, numbering: { reference: 'letters', level: 0, instance } });
    const document = new Document({
      numbering: {
        config: [
          {
            reference: 'chapters',
            levels: [level(0, LevelFormat.UPPER_ROMAN, '%1.'), level(1, LevelFormat.DECIMAL, '%1.%2')],
          },
          { reference: 'letters', levels: [level(0, LevelFormat.LOWER_LETTER, '%1)')] },
          { reference: 'points', levels: [level(0, LevelFormat.BULLET, '\u2022')] },
        ],
      },
      sections: [
        {
          children: [
            heading('Sprache', 0, HeadingLevel.HEADING_1),
            heading('Ziel: Kurse', 1, HeadingLevel.HEADING_2),
            entry('Abends', 1),
            entry('Mittags', 1),
            heading('Ziel: Lotsen', 1, HeadingLevel.HEADING_2),
            entry('Schulen', 2),
            new Paragraph({ text: 'Ein Punkt', numbering: { reference: 'points', level: 0 } }),
            heading('Arbeit', 0, HeadingLevel.HEADING_1),
            heading('Ziel: Betriebe', 1, HeadingLevel.HEADING_2),
            new Table({
              rows: [
                new TableRow({
                  children: [
                    new TableCell({ children: [entry('Tandems', 3)] }),
                    new TableCell({ children: [new Paragraph('IHK')] }),
                  ],
                }),
              ],
            }),
          ],
        },
      ],
    });
    const result = await readDocument({ bytes: Buffer.from(await Packer.toBuffer(document)), name: 'konzept.docx' });
    expect(result.ok && result.lines.map((line) => line.text).filter((text) => text !== '')).toEqual([
      '# I. Sprache',
      '## I.1 Ziel: Kurse',
      'a) Abends',
      'b) Mittags',
      '## I.2 Ziel: Lotsen',
      'a) Schulen',
      '- Ein Punkt',
      '# II. Arbeit',
      '## II.1 Ziel: Betriebe',
      expect.stringMatching(/Tandems.*\tIHK/),
    ]);
  });

  const numbering = (levels: string, nums: string) => `<w:abstractNum w:abstractNumId="4">${levels}</w:abstractNum>${nums}`;
  const one = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>';
  const paragraph = (properties: string) => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>`;
  const num = (id: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

  it.each([
    [
      'come from the style',
      '<w:pStyle w:val="S"/>',
      '<w:style w:styleId="S"><w:basedOn w:val="T"/></w:style><w:style w:styleId="T"><w:pPr>' + num(7) + '</w:pPr></w:style>',
      ['1.', '2.'],
    ],
    ['are taken away by a number of 0', num(0), '', [null, null]],
    ['are none where the list is unknown', num(99), '', [null, null]],
  ])('%s', (_, properties, styles, expected) => {
    const numbers = numbering(one, '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>');
    expect(paragraphNumbers({ document: paragraph(properties).repeat(2), numbering: numbers, styles })).toEqual(expected);
  });

  it('begin anew where a list says so, go on where two lists share one pattern', () => {
    const nums =
      '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
    const document = [1, 1, 2, 3, 3, 1].map((id) => paragraph(num(id))).join('<w:p/>');
    const numbers = paragraphNumbers({ document, numbering: numbering(one, nums), styles: '' });
    expect(numbers.filter((number) => number !== null)).toEqual(['1.', '2.', '3.', '5.', '6.', '4.']);
    expect(numbers).toHaveLength(11);
  });
});
