import { concepts } from '#kernel/retrieval/concepts.ts';
import { createEngine, type Engine } from '#kernel/retrieval/engine.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import type { OfflineWords } from './package.ts';
import { searchPage } from './search-page.ts';

/**
 * The search among static files: the index comes as a file, the findings are made in the reader's browser. It takes the place of the element
 * that asks the server.
 */
type Index = { language: string; words: OfflineWords; documents: readonly RetrievalDocument[] };

const readIndex = async (address: string): Promise<Index> => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return (await answer.json()) as Index;
};
/** Without a network what is kept in German for want of a translation stands in the same index. */
const engineOf = ({ language, documents, words }: Index): Engine =>
  createEngine({
    language,
    documents: documents.filter((document) => document.language === language),
    synonyms: [...concepts, ...(words.same ?? [])],
  });

class FilesSearch extends HTMLElement {
  loaded: Promise<{ index: Index; own: Engine }> | null = null;
  german: Promise<Engine> | null = null;
  asked = 0;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const given = new URLSearchParams(location.search);
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'))
      field.value = given.get(field.name) ?? field.value;
    if (given.get('q')) void this.show(given);
    let pause: ReturnType<typeof setTimeout> | undefined;
    form.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => void this.show(fieldsOf(form, true)), 200);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.show(fieldsOf(form, false));
    });
  }

  async show(asked: URLSearchParams): Promise<void> {
    const turn = (this.asked += 1);
    this.loaded ??= readIndex('suche/verzeichnis.json').then((index) => ({ index, own: engineOf(index) }));
    const { index, own } = await this.loaded;
    const { language, words } = index;
    // German is a second chance: its index is fetched when there is little in the reader's own language.
    const little = language !== 'de' && own.search({ query: asked.get('q') ?? '', limit: 1 }).total < 3;
    if (little)
      this.german ??= readIndex('../de/suche/verzeichnis.json').then(
        (file) => engineOf(withGermanWay(file)),
        () => engineOf({ ...index, language: 'de' }),
      );
    const german = little ? await this.german! : null;
    if (turn !== this.asked) return;
    const found = searchPage({
      own,
      german,
      asked,
      language,
      words,
      hrefOf: (href) => href,
      searchAt: (search) => `suche.html?${search}`,
    });
    if (found === null) return;
    const results = this.querySelector('[data-results]');
    const status = this.querySelector('[data-status]');
    if (results) results.innerHTML = found.results;
    if (status) status.textContent = found.status;
    asked.delete('tippen');
    history.replaceState(history.state, '', `?${asked}`);
  }
}

const withGermanWay = (file: Index): Index => ({
  ...file,
  documents: file.documents.map((document) => ({ ...document, href: `../de/${document.href}` })),
});

function fieldsOf(form: HTMLFormElement, typing: boolean): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '') fields.set(name, value);
  if (typing) fields.set('tippen', '1');
  return fields;
}

customElements.define('search-as-you-type', FilesSearch);
