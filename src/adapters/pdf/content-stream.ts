/** One token of a content stream, with the place where it begins and ends. */
export interface Token {
  kind: 'operator' | 'name' | 'number' | 'string' | 'open' | 'close';
  text: string;
  from: number;
  to: number;
}

const DELIMITER = /[\s()<>[\]/%]/;

/** Splits a content stream into tokens; strings come decoded, brackets of arrays and dictionaries as open and close. */
export const tokensOf = (stream: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  const push = (kind: Token['kind'], text: string, to: number): void => {
    tokens.push({ kind, text, from: at, to });
    at = to;
  };
  while (at < stream.length) {
    const character = stream[at]!;
    if (/\s/.test(character)) at += 1;
    else if (stream.startsWith('<<', at)) push('open', '<<', at + 2);
    else if (stream.startsWith('>>', at)) push('close', '>>', at + 2);
    else if (character === '[') push('open', '[', at + 1);
    else if (character === ']') push('close', ']', at + 1);
    else if (character === '<') {
      const end = stream.indexOf('>', at);
      push(
        'string',
        Buffer.from(stream.slice(at + 1, end).replace(/\s/g, ''), 'hex').toString('latin1'),
        end + 1,
      );
    } else if (character === '(') {
      const { text, end } = literal(stream, at);
      push('string', text, end);
    } else {
      let end = at + 1;
      while (end < stream.length && !DELIMITER.test(stream[end]!)) end += 1;
      const word = stream.slice(at, end);
      push(character === '/' ? 'name' : /^[-+.\d]/.test(word) ? 'number' : 'operator', word, end);
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
      text += octal
        ? String.fromCharCode(parseInt(octal, 8) & 0xff)
        : (ESCAPES[stream[at + 1]!] ?? stream[at + 1]!);
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
