import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

/** A text at x, y in a size, and the tag that it stands in: "H1", "LI", or a path such as "Table/TR.1/TD". */
type Text = [x: number, y: number, size: number, text: string, tag?: string];

type Tag = { role: string; key: string; children: Tag[]; mcid: number | null };

/** The tags of one page as a tree; parts of a path with the same figure are the same element. */
function tree(texts: readonly Text[]): Tag {
  const root: Tag = { role: 'Document', key: '', children: [], mcid: null };
  texts.forEach(([, , , , path], index) => {
    if (path === undefined) return;
    let at = root;
    path.split('/').forEach((part, depth, parts) => {
      const last = depth === parts.length - 1;
      const known = last ? undefined : at.children.find((child) => child.key === part);
      const next = known ?? { role: part.split('.')[0] as string, key: part, children: [], mcid: last ? index : null };
      if (!known) at.children.push(next);
      at = next;
    });
  });
  return root;
}

/** A PDF of one page, written by hand; tagged where a text names its tag. */
function pdf(texts: readonly Text[]): Buffer {
  const tagged = texts.some(([, , , , tag]) => tag !== undefined);
  const objects: string[] = [
    tagged
      ? '<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>'
      : '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /StructParents 0 /Resources << /Font << /F1 3 0 R >> >> >>',
  ];
  const stream = texts
    .map(([x, y, size, text, tag], index) => {
      const draw = `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`;
      return tag === undefined ? draw : `/Span << /MCID ${index} >> BDC ${draw} EMC`;
    })
    .join('\n');
  objects.push(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`);
  if (tagged) {
    objects.push('');
    const write = (tag: Tag, parent: number): number => {
      objects.push('');
      const own = objects.length;
      const kids = tag.mcid === null ? tag.children.map((child) => `${write(child, own)} 0 R`).join(' ') : String(tag.mcid);
      objects[own - 1] = `<< /Type /StructElem /S /${tag.role} /P ${parent} 0 R /Pg 4 0 R /K [${kids}] >>`;
      leaves.push(...(tag.mcid === null ? [] : [{ mcid: tag.mcid, own }]));
      return own;
    };
    const leaves: { mcid: number; own: number }[] = [];
    const root = write(tree(texts), 6);
    const parents = texts.map((_, index) => {
      const leaf = leaves.find(({ mcid }) => mcid === index);
      return leaf ? `${leaf.own} 0 R` : 'null';
    });
    objects[5] = `<< /Type /StructTreeRoot /K [${root} 0 R] /ParentTree << /Nums [0 [${parents.join(' ')}]] >> >>`;
  }
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = Buffer.byteLength(body, 'latin1');
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = Buffer.byteLength(body, 'latin1');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  body += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${body}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, 'latin1');
}

async function textsOf(texts: readonly Text[]): Promise<string[]> {
  const result = await readDocument({ bytes: pdf(texts), name: 'konzept.pdf' });
  if (!result.ok) throw new Error(result.message);
  return result.lines.map((line) => line.text).filter((text) => text.trim() !== '');
}

describe('tagged PDFs', () => {
  it('takes headings, lists and cells from the tags, whatever stands where', async () => {
    expect(
      await textsOf([
        [70, 780, 11, 'Handlungsfeld 1: Sprache', 'H1'],
        [70, 750, 11, 'Maßnahmen:', 'P'],
        [90, 730, 11, '1.', 'L/LI.a/Lbl'],
        [110, 730, 11, 'Kurse', 'L/LI.a/LBody'],
        [90, 715, 11, '\u00b7', 'L/LI.b/Lbl'],
        [110, 715, 11, 'Lotsen', 'L/LI.b/LBody'],
        [70, 690, 11, 'Nr.', 'Table/TR.1/TH'],
        [95, 690, 11, 'Vorhaben', 'Table/TR.1/TH'],
        [70, 675, 11, '1.1', 'Table/TR.2/TD'],
        [95, 675, 11, 'Treff', 'Table/TR.2/TD'],
        [280, 40, 8, 'Stand Mai'],
      ]),
    ).toEqual(['# Handlungsfeld 1: Sprache', 'Maßnahmen:', '1. Kurse', '- Lotsen', 'Nr.\tVorhaben', '1.1\tTreff', 'Stand Mai']);
  });

  it('keeps lists inside cells and entries inside entries', async () => {
    expect(
      await textsOf([
        [70, 780, 11, 'Ziel', 'Table/TR.1/TH'],
        [200, 780, 11, 'Vorhaben', 'Table/TR.1/TH'],
        [70, 760, 11, 'Offen', 'Table/TR.2/TD.a/P'],
        [200, 760, 11, 'Kurse', 'Table/TR.2/TD.b/L/LI.1/LBody'],
        [200, 745, 11, 'Lotsen', 'Table/TR.2/TD.b/L/LI.2/LBody'],
        [90, 715, 11, 'Treff', 'L/LI.a/LBody'],
        [110, 700, 11, 'Raum suchen', 'L/LI.a/L.in/LI.c/LBody'],
      ]),
    ).toEqual(['Ziel\tVorhaben', 'Offen\t<ul><li>Kurse</li><li>Lotsen</li></ul>', '- Treff', '  - Raum suchen']);
  });

  it('goes by the places of the text where the tags name little of it', async () => {
    expect(
      await textsOf([
        [70, 780, 20, 'Konzept', 'H2'],
        [70, 740, 11, 'Der Landkreis plant seine Arbeit mit den Gemeinden.'],
        [70, 727, 11, 'Er berichtet jedes Jahr.'],
      ]),
    ).toEqual(['# Konzept', 'Der Landkreis plant seine Arbeit mit den Gemeinden.', 'Er berichtet jedes Jahr.']);
  });
});

describe('PDFs without tags', () => {
  it('keeps rows of several lines together, and cuts what runs into the next column', async () => {
    expect(
      await textsOf([
        [70, 780, 16, '1. Handlungsfeld'],
        [70, 740, 10, 'Nr.'],
        [100, 740, 10, 'Vorhaben'],
        [300, 740, 10, 'Zuständig'],
        [370, 740, 10, 'Frist'],
        [70, 722, 10, '1.1'],
        [100, 722, 10, 'Feste in allen Ortsteilen mit'],
        [300, 722, 10, 'Ehrenamtsstelle jährlich'],
        [100, 710, 10, 'den Vereinen vorbereiten'],
        [70, 692, 10, '1.2'],
        [100, 692, 10, 'Dialog'],
        [300, 692, 10, 'Amt 5'],
        [370, 692, 10, '2026'],
        [70, 650, 16, '2. Handlungsfeld'],
      ]),
    ).toEqual([
      '# 1. Handlungsfeld',
      'Nr.\tVorhaben\tZuständig\tFrist',
      '1.1\tFeste in allen Ortsteilen mit den Vereinen vorbereiten\tEhrenamtsstelle\tjährlich',
      '1.2\tDialog\tAmt 5\t2026',
      '# 2. Handlungsfeld',
    ]);
  });

  it('knows entries whose bullets are drawn by the room that their lines leave', async () => {
    expect(
      await textsOf([
        [70, 780, 10, 'Ein Absatz, der bis an den rechten Rand der Seite reicht und so sagt, wo dieser liegt.'],
        [70, 760, 10, 'Maßnahmen:'],
        [90, 745, 10, 'Ausbau der Sprachbildung in den Kindertageseinrichtungen aller Gemeinden im'],
        [90, 732, 10, 'Landkreis mit den Trägern'],
        [90, 719, 10, 'Kurse'],
        [90, 706, 10, 'Beratung vor Ort'],
        [70, 686, 10, 'Zuständig: Jugendamt'],
      ]),
    ).toEqual([
      'Ein Absatz, der bis an den rechten Rand der Seite reicht und so sagt, wo dieser liegt.',
      'Maßnahmen:',
      '- Ausbau der Sprachbildung in den Kindertageseinrichtungen aller Gemeinden im',
      'Landkreis mit den Trägern',
      '- Kurse',
      '- Beratung vor Ort',
      'Zuständig: Jugendamt',
    ]);
  });

  it('lets a cell of a profile go on below itself', async () => {
    expect(
      await textsOf([
        [70, 780, 10, 'Maßnahme'],
        [200, 780, 10, 'Lotsen'],
        [70, 765, 10, 'Inhalt'],
        [200, 765, 10, 'Sie begleiten zu Ämtern und'],
        [200, 753, 10, 'erklären Briefe.'],
      ]),
    ).toEqual(['Maßnahme\tLotsen', 'Inhalt\tSie begleiten zu Ämtern und erklären Briefe.']);
  });
});
