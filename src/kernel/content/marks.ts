/**
 * Lines with marks such as `{1}…{/1}` and `{2/}` in place of tags, as translators and exchange formats have them. A brace that is a
 * brace stands twice.
 */

/** A line in pieces. */
export type Piece = { text: string } | { open: number } | { close: number } | { empty: number };

export const braced = (text: string): string => text.replaceAll('{', '{{').replaceAll('}', '}}');

/** A line's marks and words. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  const put = (piece: Piece): void => {
    if (text !== '') pieces.push({ text });
    text = '';
    pieces.push(piece);
  };
  for (const [token, close, id, empty] of line.matchAll(/\{\{|\}\}|\{(\/?)(\d{1,4})(\/?)\}|[^{}]+|[{}]/g)) {
    if (token === '{{') text += '{';
    else if (token === '}}') text += '}';
    else if (id === undefined || (close !== '' && empty !== '')) text += token;
    else put(close !== '' ? { close: Number(id) } : empty !== '' ? { empty: Number(id) } : { open: Number(id) });
  }
  if (text !== '') pieces.push({ text });
  return pieces;
}

export const lineOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) =>
      'text' in piece
        ? braced(piece.text)
        : 'open' in piece
          ? `{${piece.open}}`
          : 'close' in piece
            ? `{/${piece.close}}`
            : `{${piece.empty}/}`,
    )
    .join('');
