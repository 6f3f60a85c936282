import { expect, it } from 'vitest';
import { askedFor } from './asked-for.ts';

it.each([
  ['api/v3/heidekreis/de/pages/', 'x=1&url=/a', 'api/v3/heidekreis/de/pages?'],
  ['API/v3//Heidekreis/DE/pages', '', 'api/v3/heidekreis/de/pages?'],
  ['api/v3/heidekreis/de/events/', 'combine_recurring=True&x', 'api/v3/heidekreis/de/events?combine_recurring=1'],
  [
    'api/v3/heidekreis/de/children/',
    'url=/heidekreis/de/a&depth=999',
    'api/v3/heidekreis/de/children?depth=10&url=%2Fheidekreis%2Fde%2Fa',
  ],
  ['api/v3/heidekreis/de/children/', 'depth=tief', 'api/v3/heidekreis/de/children?depth=tief'],
  ['api/v3/heidekreis/de/page/', 'url=&id=', 'api/v3/heidekreis/de/page?'],
  ['api/v3/heidekreis/de/news/local-7', 'size=5', 'api/v3/heidekreis/de/news/local-7?size=5'],
  ['api/v3/constructor/', 'id=1', 'api/v3/constructor?'],
])('%s?%s asks for %s', (path, query, asked) => {
  const read = askedFor(path, new URLSearchParams(query));
  expect(`${read.path}?${read.query}`).toBe(asked);
});
