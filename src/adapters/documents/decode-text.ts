import { failure, numberLines, type DocumentFailure, type DocumentLine } from './document.ts';

/**
 * Decodes a text file: UTF-8 and UTF-16 by their marks, UTF-8 when it is valid, else Windows-1252 (which covers
 * Latin-1). Bytes that are no text give `undecodable`.
 */
export function decodeText(bytes: Uint8Array): { ok: true; text: string } | DocumentFailure {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return checked(new TextDecoder('utf-8').decode(bytes));
  if (a === 0xff && b === 0xfe) return checked(new TextDecoder('utf-16le').decode(bytes));
  if (a === 0xfe && b === 0xff) return checked(new TextDecoder('utf-16be').decode(bytes));
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return checked(new TextDecoder('windows-1252').decode(bytes));
  }
}

function checked(text: string): { ok: true; text: string } | DocumentFailure {
  const sample = text.slice(0, 200_000);
  let controls = 0;
  for (let i = 0; i < sample.length; i += 1) {
    const code = sample.charCodeAt(i);
    if (code === 0 || code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12)) controls += 1;
  }
  if (controls > 2 && controls * 200 > sample.length) {
    return failure('undecodable', 'Die Datei enthält keinen lesbaren Text. Bitte speichern Sie sie als Textdatei in UTF-8.');
  }
  return { ok: true, text };
}

/** The lines of a text; a carriage return alone ends a line only where nothing else does. */
export function textLines(text: string): DocumentLine[] {
  const parts = text.includes('\n') ? text.split('\n') : text.split('\r');
  return numberLines(parts.map((part) => (part.endsWith('\r') ? part.slice(0, -1) : part)));
}
