/** A kept file as an answer: a PDF may be read in the browser, everything else is for taking along. */
export function fileAnswer(given: {
  name: string;
  mime: string;
  sha256: string;
  bytes: Uint8Array;
  cacheControl: string;
}): Response {
  const { name, mime, sha256, bytes, cacheControl } = given;
  const way = mime === 'application/pdf' ? 'inline' : 'attachment';
  const encoded = encodeURIComponent(name).replaceAll("'", '%27');
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': mime,
      'content-length': String(bytes.byteLength),
      'content-disposition': `${way}; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encoded}`,
      'x-content-type-options': 'nosniff',
      etag: `"${sha256}"`,
      'cache-control': cacheControl,
    },
  });
}
