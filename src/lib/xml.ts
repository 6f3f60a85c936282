/** Builds XML 1.0 from plain values; every value is escaped here and nowhere else. */
export const element = (name: string, children: readonly string[]): string => `<${name}>${children.join('')}</${name}>`;
export const textElement = (name: string, value: string): string => `<${name}>${escapeXml(value)}</${name}>`;
export const emptyElement = (name: string, attributes: Record<string, string>): string =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${escapeXml(value)}"`)
    .join(' ')}/>`;

/** Text for XML 1.0: signs with a meaning are written out, and those that no document may hold are left away. */
export function escapeXml(value: string): string {
  return value
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
