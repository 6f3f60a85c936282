/** What may be handed in beside a report: by what the bytes are, not by what the name says. */
export const attachmentBytes = 10 * 1024 * 1024;

const begins = (bytes: Uint8Array, head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);

/** Kind of a file by its first bytes; documents of offices are told from other archives by their name. Null when it is none of these. */
export function attachmentMime(input: { bytes: Uint8Array; name: string }): string | null {
  const { bytes } = input;
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf';
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (begins(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (!begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return null;
  const ending = /\.([a-z]+)$/i.exec(input.name)?.[1]?.toLowerCase() ?? '';
  return officeKinds[ending] ?? null;
}

const officeKinds: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};
