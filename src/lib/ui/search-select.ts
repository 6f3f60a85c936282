import { foldForSearch } from './fold-for-search.ts';

/**
 * Adds a search box to a native select: typing leaves the options that contain every typed word, in any order.
 * The chosen option always stays, so that narrowing the list never changes what the form sends.
 */
export class SearchSelect extends HTMLElement {
  connectedCallback(): void {
    const search = this.querySelector('input');
    const select = this.querySelector('select');
    const status = this.querySelector('[role=status]');
    if (!search || !select || !status) return;
    const options = [...select.options];
    const folded = new Map(options.map((option) => [option, foldForSearch(`${option.label} ${option.dataset['words'] ?? ''}`)]));
    search.hidden = false;
    search.addEventListener('input', () => {
      const words = foldForSearch(search.value).split(' ').filter(Boolean);
      const chosen = select.value;
      const left = options.filter((option) => option.value === '' || words.every((word) => folded.get(option)?.includes(word)));
      const kept = options.filter((option) => left.includes(option) || option.value === chosen);
      select.replaceChildren(...kept);
      select.value = chosen;
      select.size = words.length > 0 ? Math.min(Math.max(kept.length, 2), 6) : 1;
      const count = left.filter((option) => option.value !== '').length;
      status.textContent = words.length > 0 ? (this.dataset['found'] ?? '{n}').replace('{n}', String(count)) : '';
    });
  }
}

if (!customElements.get('kreislotse-search-select')) customElements.define('kreislotse-search-select', SearchSelect);
