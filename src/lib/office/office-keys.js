// @ts-check
/** Ctrl K leads to the search from everywhere; on its page the arrows move through what was found. */
class SearchKeys extends HTMLElement {
  /** @type {AbortController | null} */
  ending = null;

  connectedCallback() {
    this.ending = new AbortController();
    const { signal } = this.ending;
    addEventListener(
      'keydown',
      (event) => {
        if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
          event.preventDefault();
          this.open();
        } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.move(event);
      },
      { signal },
    );
  }

  disconnectedCallback() {
    this.ending?.abort();
  }

  open() {
    const field = document.querySelector('input#q[type="search"]');
    const href = this.getAttribute('href');
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    } else if (href) location.assign(href);
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-results] li > a')]);
    const field = document.querySelector('input#q[type="search"]');
    const place = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (links.length === 0 || (place < 0 && document.activeElement !== field)) return;
    event.preventDefault();
    const next = place + (event.key === 'ArrowDown' ? 1 : -1);
    if (next < 0) /** @type {HTMLElement | null} */ (field)?.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  }
}

customElements.define('search-keys', SearchKeys);

// A link of the summary leaves its field in the address. Sent back with it, the page would open there and not at what failed.
addEventListener('submit', ({ target }) => {
  if (location.hash === '' || !(target instanceof HTMLFormElement) || target.hasAttribute('action')) return;
  target.action = location.pathname + location.search;
});
