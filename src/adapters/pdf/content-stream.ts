/** One token of a content stream, with the place where it begins and ends. */
export interface Token {
  kind: 'operator' | 'name' | 'number' | 'string' | 'open' | 'close';
  text: string;
  from: number;
  to: number;
}

// Blanks, brackets, a hexadecimal string, the opening of a literal one, or a word.
const TOKEN = /\s*(?:(<<|\[)|(>>|\])|<([\da-fA-F\s]*)>|(\()|([^\s()<>[\]/%]+|\/[^\s()<>[\]/%]*))/y;

/** Splits a content stream into tokens; strings come decoded, brackets of arrays and dictionaries as open and close. */
export const tokensOf = (stream: string): Token[] => {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(stream); match; match = TOKEN.exec(stream)) {
    const [whole, open, close, hex, bracket, word = ''] = match;
    const to = TOKEN.lastIndex;
    const from = match.index + whole.length - whole.trimStart().length;
    if (open !== undefined) tokens.push({ kind: 'open', text: open, from, to });
    else if (close !== undefined) tokens.push({ kind: 'close', text: close, from, to });
    else if (hex !== undefined) {
      const text = Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1');
      tokens.push({ kind: 'string', text, from, to });
    } else if (bracket !== undefined) {
      const { text, end } = literal(stream, from);
      tokens.push({ kind: 'string', text, from, to: end });
      TOKEN.lastIndex = end;
    } else {
      const first = word.charCodeAt(0);
      // A name, a number (digits, signs and the point lie between + and 9), or an operator.
      const kind = first === 0x2f ? 'name' : first >= 0x2b && first <= 0x39 ? 'number' : 'operator';
      tokens.push({ kind, text: word, from, to });
    }
  }
  return tokens;
};

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const literal = (stream: string, start: number): { text: string; end: number } => {
  let text = '';
  let depth = 1;
  let at = start + 1;
  for (; at < stream.length; at += 1) {
    const character = stream[at]!;
    if (character === '\\') {
      const octal = /^[0-7]{1,3}/.exec(stream.slice(at + 1, at + 4))?.[0];
      text += octal ? String.fromCharCode(parseInt(octal, 8) & 0xff) : (ESCAPES[stream[at + 1]!] ?? stream[at + 1]!);
      at += octal?.length ?? 1;
      continue;
    }
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) break;
    text += character;
  }
  return { text, end: at + 1 };
};
