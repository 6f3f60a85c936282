// @ts-check
/** Shows the search box above a long list: typing leaves the options that hold every typed word, in what they are called or in their other names. */

/** @param {string} text */
const fold = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

class SelectSearch extends HTMLElement {
  connectedCallback() {
    const search = this.querySelector('input');
    const select = this.querySelector('select');
    const status = this.querySelector('[role="status"]');
    if (!search || !select || !status) return;
    const options = [...select.options];
    const folded = new Map(options.map((option) => [option, fold(`${option.label} ${option.dataset['words'] ?? ''}`)]));
    search.hidden = false;
    search.addEventListener('input', () => {
      const words = fold(search.value).split(' ').filter(Boolean);
      const chosen = select.value;
      const left = options.filter((option) => option.value === '' || words.every((word) => folded.get(option)?.includes(word)));
      const kept = options.filter((option) => left.includes(option) || option.value === chosen);
      select.replaceChildren(...kept);
      // What is chosen stays, so that narrowing the list never changes what the form sends.
      select.value = chosen;
      select.size = words.length > 0 ? Math.min(Math.max(kept.length, 2), 6) : 1;
      const count = left.filter((option) => option.value !== '').length;
      status.textContent = words.length > 0 ? (this.dataset['found'] ?? '{n}').replace('{n}', String(count)) : '';
    });
  }
}

if (!customElements.get('kreislotse-search-select')) customElements.define('kreislotse-search-select', SelectSearch);
