// @ts-check
/**
 * Shows what is found while somebody types: the same page is asked for, and its results take the place of those that are shown.
 * Without it the form is sent as any other.
 */
class SearchAsYouType extends HTMLElement {
  /** @type {AbortController | null} */
  ending = null;
  /** @type {AbortController | null} */
  asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  pause = undefined;

  connectedCallback() {
    const form = this.querySelector('form');
    if (!form) return;
    this.ending = new AbortController();
    const { signal } = this.ending;
    form.addEventListener(
      'input',
      () => {
        clearTimeout(this.pause);
        this.pause = setTimeout(() => void this.ask(form), 200);
      },
      { signal },
    );
  }

  disconnectedCallback() {
    clearTimeout(this.pause);
    this.asking?.abort();
    this.ending?.abort();
  }

  /** @param {HTMLFormElement} form */
  async ask(form) {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '') fields.set(name, value);
    if ((fields.get('q') ?? '').trim().length < 2) return;
    const address = `${form.action}?${fields}`;
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    try {
      const answer = await fetch(`${address}&tippen=1`, { signal: asking.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of ['[data-results]', '[data-status]']) {
        const fresh = page.querySelector(part);
        const shown = this.querySelector(part);
        if (fresh && shown) shown.replaceChildren(...fresh.childNodes);
      }
      document.title = page.title;
      history.replaceState(history.state, '', address);
    } catch {
      // Without a network, or overtaken by the next letter: the form can still be sent.
    }
  }
}

customElements.define('search-as-you-type', SearchAsYouType);
