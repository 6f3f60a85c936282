/** A form is printed and taken along on telephones: what is larger was scanned badly. */
export const fileBytes = 15 * 1024 * 1024;

export const fileKinds = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.oasis.opendocument.text': 'ODT',
} as const;
export type FileMime = keyof typeof fileKinds;

type Found = { ok: true; mime: FileMime } | { ok: false; reason: string };

const refuse = (reason: string): Found => ({ ok: false, reason });

/** What a file is by what it holds, whatever it is called; a document that carries programs is refused. */
export function fileKindOf(bytes: Uint8Array): Found {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  if (bytes.byteLength === 0) return refuse('Die Datei ist leer.');
  if (head.startsWith('%PDF-')) {
    const tail = Buffer.from(bytes).subarray(-2048).toString('latin1');
    return tail.includes('%%EOF')
      ? { ok: true, mime: 'application/pdf' }
      : refuse('Das PDF ist nicht vollständig. Bitte speichern Sie es noch einmal und laden Sie es neu hoch.');
  }
  if (!head.startsWith('PK\u0003\u0004')) return refuse('Möglich sind PDF, Word (DOCX) und OpenDocument (ODT).');
  const names = namesIn(bytes);
  if (names === null) return refuse('Das Dokument ist beschädigt. Bitte speichern Sie es noch einmal und laden Sie es neu hoch.');
  if (names.some((name) => /vbaProject\.bin$|^Basic\//.test(name)))
    return refuse('Das Dokument enthält Makros. Bitte speichern Sie es ohne Makros.');
  if (names.includes('word/document.xml') && names.includes('[Content_Types].xml'))
    return { ok: true, mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };
  if (/^.{26,40}mimetypeapplication\/vnd\.oasis\.opendocument\.text/s.test(head) && names.includes('content.xml'))
    return { ok: true, mime: 'application/vnd.oasis.opendocument.text' };
  return refuse('Möglich sind PDF, Word (DOCX) und OpenDocument (ODT).');
}

/** Names of what an archive holds, from its own directory at its end; null where that is not to be read. */
function namesIn(bytes: Uint8Array): string[] | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > view.length) return null;
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  const names: string[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) return null;
    const [name, extra, comment] = [view.readUInt16LE(at + 28), view.readUInt16LE(at + 30), view.readUInt16LE(at + 32)];
    names.push(view.subarray(at + 46, at + 46 + name).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return names;
}
