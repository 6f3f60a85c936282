import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { decodeText, textLines } from './decode-text.ts';
import { DEFAULT_LIMITS, failure, type DocumentFailure, type DocumentLimits, type DocumentResult } from './document.ts';
import { inspectZip } from './inspect-zip.ts';
import { readCsv } from './read-csv.ts';

export type ReadDocumentInput = {
  /** A file on disk … */
  path?: string;
  /** … or its bytes. */
  bytes?: Uint8Array;
  /** The name that the person gave it; its ending decides between text and CSV, the content about all else. */
  name: string;
  limits?: Partial<DocumentLimits>;
  signal?: AbortSignal;
  /** For tables: whether a row names columns that the caller understands. */
  acceptsColumns?: (header: string[]) => boolean;
  /** A sentence for the message when no row does: which columns are expected. */
  expectedColumns?: string;
};

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

async function load(input: ReadDocumentInput, limits: DocumentLimits): Promise<{ ok: true; bytes: Buffer } | DocumentFailure> {
  const tooLarge = failure(
    'too-large',
    `Die Datei ist größer als ${megabytes(limits.bytes)}. Bitte teilen oder verkleinern Sie sie.`,
  );
  if (input.bytes) {
    if (input.bytes.byteLength > limits.bytes) return tooLarge;
    return { ok: true, bytes: Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength) };
  }
  const missing = failure('not-found', `Die Datei „${input.name}“ gibt es nicht, oder sie lässt sich nicht öffnen.`);
  if (!input.path) return missing;
  try {
    const info = await stat(input.path);
    if (!info.isFile()) return missing;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of createReadStream(input.path, { signal: input.signal, highWaterMark: 1024 * 1024 })) {
      size += (chunk as Buffer).length;
      if (size > limits.bytes) return tooLarge;
      chunks.push(chunk as Buffer);
    }
    return { ok: true, bytes: Buffer.concat(chunks) };
  } catch (error) {
    if ((error as Error).name === 'AbortError') return failure('cancelled', 'Das Einlesen wurde abgebrochen.');
    return missing;
  }
}

function extension(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

const KINDS = 'Gelesen werden .txt, .md, .docx, .pdf, .xlsx und .csv.';

/** OLE is the wrapper of encrypted Office files and of the formats before 2007. */
function readOle(bytes: Buffer): DocumentFailure {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? failure('encrypted', 'Die Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort.')
    : failure(
        'wrong-type',
        `Das ist ein altes Office-Format (.doc, .xls). Bitte speichern Sie die Datei als .docx oder .xlsx. ${KINDS}`,
      );
}

async function readPacked(bytes: Buffer, input: ReadDocumentInput, limits: DocumentLimits): Promise<DocumentResult> {
  const parts = new Map<string, string>();
  const inside = inspectZip(bytes, limits, ({ name, content }) => {
    if (/^word\/(?:document|numbering|styles)\.xml$/.test(name)) parts.set(name, content.toString('utf8'));
  });
  if (!inside.ok) return inside;
  // The libraries for Word and Excel load only when such a file comes.
  if (inside.names.has('word/document.xml')) return (await import('./read-docx.ts')).readDocx({ bytes, parts });
  if (inside.names.has('xl/workbook.xml')) {
    const { readXlsx } = await import('./read-xlsx.ts');
    return readXlsx({ bytes, acceptsColumns: input.acceptsColumns, expected: input.expectedColumns });
  }
  return failure('wrong-type', `In der Datei steckt weder ein Word-Dokument noch eine Excel-Tabelle. ${KINDS}`);
}

/**
 * Reads a document's lines, whatever its format; the content decides, not the ending.
 * @returns lines numbered from 1, or `{ ok: false, code, message }` with a German message that says how to mend it.
 * Codes: not-found, empty, too-large, encrypted, scanned, zip-bomb, damaged, wrong-type, wrong-columns, undecodable, cancelled.
 */
export async function readDocument(input: ReadDocumentInput): Promise<DocumentResult> {
  const limits: DocumentLimits = { ...DEFAULT_LIMITS, ...input.limits };
  const loaded = await load(input, limits);
  if (!loaded.ok) return loaded;
  const { bytes } = loaded;
  if (input.signal?.aborted) return failure('cancelled', 'Das Einlesen wurde abgebrochen.');
  if (bytes.length === 0) return failure('empty', 'Die Datei ist leer.');
  const ending = extension(input.name);
  if (bytes.subarray(0, 1024).includes('%PDF-')) {
    return (await import('./read-pdf.ts')).readPdf({ bytes, limits, signal: input.signal });
  }
  if (bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50) return readPacked(bytes, input, limits);
  if (bytes.length > 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) return readOle(bytes);
  if (['docx', 'xlsx', 'pdf'].includes(ending)) {
    return failure(
      'wrong-type',
      `Die Datei heißt .${ending}, ist aber keine solche Datei. Bitte speichern Sie sie neu. ${KINDS}`,
    );
  }
  if (ending === 'csv') return readCsv({ bytes, acceptsColumns: input.acceptsColumns, expected: input.expectedColumns });
  if (!['txt', 'md', 'markdown', 'text', 'html', 'htm', ''].includes(ending)) {
    return failure('wrong-type', `Dateien mit der Endung .${ending} werden nicht gelesen. ${KINDS}`);
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const lines = textLines(decoded.text);
  if (lines.length > limits.lines) return failure('too-large', 'Das Dokument hat zu viele Zeilen.');
  if (lines.every((line) => line.text.trim() === '')) return failure('empty', 'Die Datei enthält keinen Text.');
  return { ok: true, format: 'text', lines };
}
