import { getDocumentProxy } from 'unpdf';

/** A node of the structure tree as an independent reader (pdf.js) sees it. */
export interface StructureNode {
  role: string;
  alt?: string;
  children: StructureNode[];
}

export interface ReadPdf {
  pages: string[];
  structure: StructureNode[];
  roles: string[];
  title: string;
  language: string;
  marked: boolean;
  xmp: string;
  sizes: { width: number; height: number }[];
}

interface RawNode {
  role?: string;
  alt?: string;
  children?: RawNode[];
}

const elements = (node: RawNode): StructureNode[] =>
  (node.children ?? [])
    .filter((child) => child.role !== undefined)
    .map((child) => ({
      role: child.role!,
      ...(child.alt === undefined ? {} : { alt: child.alt }),
      children: elements(child),
    }));

const rolesOf = (nodes: StructureNode[]): string[] => nodes.flatMap((node) => [node.role, ...rolesOf(node.children)]);

/** Reads a PDF with pdf.js. The XMP packet lies uncompressed in the file, so that any tool finds it. */
export const readPdf = async ({ pdf }: { pdf: Uint8Array }): Promise<ReadPdf> => {
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  const { info } = (await document.getMetadata()) as unknown as { info: { Title: string; Language: string } };
  const mark = (await document.getMarkInfo()) as { Marked: boolean } | null;
  const read: ReadPdf = {
    pages: [],
    structure: [],
    roles: [],
    title: info.Title,
    language: info.Language,
    marked: mark?.Marked ?? false,
    xmp: /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(pdf).toString('utf8'))?.[0] ?? '',
    sizes: [],
  };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    read.pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
    const { width, height } = page.getViewport({ scale: 1 });
    read.sizes.push({ width, height });
    const tree = (await page.getStructTree()) as RawNode | null;
    if (tree) read.structure.push(...elements(tree));
  }
  read.roles = rolesOf(read.structure);
  await document.loadingTask.destroy();
  return read;
};

/** Text without blanks and hyphens, so that where a line was broken does not matter. */
export const squeezed = (text: string): string => text.replace(/[\s\u00ad-]+/g, '');
