import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPng } from './clean-png.ts';
import { cleanSvg } from './clean-svg.ts';

const svg = (inside: string, head = 'viewBox="0 0 10 12"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${head}>${inside}</svg>`;
const shape = '<path d="M0 0h10v12z" fill="#a00"/>';

describe('a drawing', () => {
  it('is written anew from what draws, without what programs leave behind', () => {
    const drawn = `<?xml version="1.0" encoding="UTF-8"?><!-- Programm -->
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://example.org" width="100px" height="120" version="1.1">
        <title>Wappen</title><metadata><rdf:RDF>egal <b>x</b></rdf:RDF></metadata>
        <inkscape:view page="1"><script/></inkscape:view>
        <defs><linearGradient id="g"><stop offset="0" style="stop-color:#fff;-inkscape-x:1"/></linearGradient></defs>
        <g inkscape:label="Ebene" style="fill:url(#g);stroke:#000"><rect width="5" height='6'/></g>
      </svg>`;
    expect(cleanSvg(drawn)).toEqual({
      ok: true,
      svg:
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120"><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>' +
        '<g fill="url(#g)" stroke="#000"><rect width="5" height="6"/></g></svg>',
    });
  });

  it.each([
    ['a script', svg(`${shape}<script>alert(1)</script>`), /script/],
    ['a handler', svg('<path d="M0 0" onload="alert(1)"/>'), /Programmcode/],
    ['foreign content', svg(`${shape}<foreignObject/>`), /foreignObject/],
    ['a picture', svg(`${shape}<image href="https://example.org/x.png"/>`), /image/],
    ['a link', svg(`<a href="javascript:alert(1)">${shape}</a>`), /„a“/],
    ['an animation', svg(`${shape}<animate/>`), /animate/],
    ['a style sheet', svg(`<style>@import url(x)</style>${shape}`), /style/],
    ['a reuse', svg(`${shape}<use href="#x"/>`), /use/],
    ['an address', svg('<path d="M0 0" fill="url(https://example.org/#x)"/>'), /nach außen/],
    ['an address in a style', svg('<path d="M0 0" style="fill:url(//example.org/x)"/>'), /nach außen/],
    ['an address hidden by characters', svg('<path d="M0 0" fill="&#117;rl(//example.org)"/>'), /nach außen/],
    ['a document type', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg(shape)}`, /Dokumenttyp/],
    ['an unknown sign', svg('<path d="M0 0" fill="&a;"/>'), /Zeichen/],
    ['raw data', svg(`<![CDATA[x]]>${shape}`), /Rohdaten/],
    ['words', svg(`Heide${shape}`), /Text/],
    ['an unknown attribute', svg('<path d="M0 0" filter="url(#f)"/>'), /filter/],
    ['no size', `<svg xmlns="http://www.w3.org/2000/svg">${shape}</svg>`, /Größe/],
    ['nothing drawn', svg('<g/>'), /nichts gezeichnet/],
    ['what is not closed', svg('<g>'), /gültiges/],
    ['two drawings', svg(shape) + svg(shape), /gültiges/],
    ['too deep', svg('<g>'.repeat(60) + shape + '</g>'.repeat(60)), /verwickelt/],
    ['no drawing', '<p>svg</p>', /./],
  ])('is refused with %s', (_name, text, reason) => {
    expect(cleanSvg(text)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  it('never throws, and what was cleaned is clean', () => {
    const piece = fc.constantFrom(
      '<g>',
      '</g>',
      shape,
      '<script>',
      '&lt;',
      '"',
      ' onload="x"',
      '<',
      '>',
      'url(',
      '<!--',
      '-->',
      '<?x',
      '<a:b>',
      '</a:b>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 20 }), (pieces) => {
        const once = cleanSvg(svg(pieces.join('')));
        if (!once.ok) return;
        expect(once.svg).not.toMatch(/<script|\son\w+=|javascript|<!|<\?/i);
        expect(cleanSvg(once.svg)).toEqual(once);
      }),
    );
  });
});

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
const header = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 0, 0, 0, 0], 8);
  return chunk('IHDR', data);
};
const start = Buffer.from('89504e470d0a1a0a', 'hex');
const pixels = chunk('IDAT', deflateSync(Buffer.alloc(64 * 65)));
const end = chunk('IEND', Buffer.alloc(0));

describe('a picture', () => {
  it('is kept without the words of programs', () => {
    const found = cleanPng(Buffer.concat([start, header(64, 64), chunk('tEXt', Buffer.from('Ort: hier')), pixels, end]));
    expect(found.ok && Buffer.from(found.png).equals(Buffer.concat([start, header(64, 64), pixels, end]))).toBe(true);
  });

  it.each([
    ['no picture', Buffer.from('GIF89a')],
    ['too large', Buffer.concat([start, header(4000, 64), pixels, end])],
    ['too small', Buffer.concat([start, header(8, 8), pixels, end])],
    ['cut off', Buffer.concat([start, header(64, 64), pixels]).subarray(0, -3)],
    ['without an end', Buffer.concat([start, header(64, 64), pixels])],
    ['with something behind its end', Buffer.concat([start, header(64, 64), pixels, end, Buffer.from('<script>')])],
    ['with a wrong sum', Buffer.concat([start, header(64, 64), Buffer.from(pixels).fill(1, 10, 12), end])],
  ])('is refused: %s', (_name, bytes) => {
    expect(cleanPng(bytes).ok).toBe(false);
  });
});
