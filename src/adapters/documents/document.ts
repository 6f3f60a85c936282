/** What reading a file yields: lines with their place, or a closed list of reasons why not. */

/** One line as printed; table cells are separated by tabs. `n` counts from 1, `page` where the format has pages. */
export type DocumentLine = { n: number; text: string; page?: number };

export type DocumentFormat = 'text' | 'docx' | 'pdf' | 'xlsx' | 'csv';

export type DocumentErrorCode =
  | 'not-found'
  | 'empty'
  | 'too-large'
  | 'encrypted'
  | 'scanned'
  | 'zip-bomb'
  | 'damaged'
  | 'wrong-type'
  | 'wrong-columns'
  | 'undecodable'
  | 'cancelled';

export type DocumentFailure = { ok: false; code: DocumentErrorCode; message: string };
export type DocumentRead = { ok: true; format: DocumentFormat; lines: DocumentLine[] };
export type DocumentResult = DocumentRead | DocumentFailure;

export type DocumentLimits = {
  /** Bytes of the file itself. */
  bytes: number;
  /** Bytes that a packed file (.docx, .xlsx) may grow to. */
  unpacked: number;
  /** Files inside a packed file. */
  entries: number;
  /** Times that one file inside may be larger than its packed form, once it is large. */
  ratio: number;
  /** Lines that the document may have. */
  lines: number;
};

export const DEFAULT_LIMITS: DocumentLimits = {
  bytes: 25 * 1024 * 1024,
  unpacked: 200 * 1024 * 1024,
  entries: 5000,
  ratio: 250,
  lines: 500_000,
};

export function failure(code: DocumentErrorCode, message: string): DocumentFailure {
  return { ok: false, code, message };
}

/** Numbers lines from 1. */
export function numberLines(texts: readonly string[]): DocumentLine[] {
  return texts.map((text, index) => ({ n: index + 1, text }));
}
