// @ts-check
/**
 * Shows while somebody writes how hard the text of a field is to read. Without script the same is shown after saving.
 * `for` is the id of the field, `href` where a text is read.
 */
class LiveReadability extends HTMLElement {
  /** @type {AbortController | null} */
  ending = null;
  /** @type {AbortController | null} */
  asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  waiting = undefined;

  connectedCallback() {
    const field = document.getElementById(this.getAttribute('for') ?? '');
    if (field === null) return;
    this.ending = new AbortController();
    field.addEventListener(
      'input',
      () => {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.ask(field), 700);
      },
      { signal: this.ending.signal },
    );
    this.ask(field);
  }

  disconnectedCallback() {
    clearTimeout(this.waiting);
    this.ending?.abort();
    this.asking?.abort();
  }

  /** @param {HTMLElement} field */
  async ask(field) {
    const typed = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
    // What is hidden has no `innerText` where it lies in something folded.
    const text = typed ? field.value : field.hidden ? (field.textContent ?? '') : field.innerText;
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(this.getAttribute('href') ?? '', {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        signal: this.asking.signal,
      });
      if (!answer.ok) return;
      this.innerHTML = await answer.text();
      this.dispatchEvent(new Event('reading', { bubbles: true }));
    } catch {
      // Offline, or overtaken by the next letter: what stands there stays.
    }
  }
}

customElements.define('live-readability', LiveReadability);
