// @ts-check
/**
 * Keeps what is typed on this device until it is saved: drafts are public, so half a sentence is never sent by itself. Brings the
 * keys: Ctrl S, Ctrl Enter, Alt with the arrows.
 */
class TranslationDesk extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form');
    if (!form) return;
    const fields = [...form.querySelectorAll('textarea')];
    let restored = 0;
    for (const field of fields) {
      const kept = localStorage.getItem(this.nameOf(field));
      if (kept === null) continue;
      if (kept === field.value || field.getAttribute('aria-invalid') === 'true') localStorage.removeItem(this.nameOf(field));
      else {
        field.value = kept;
        restored += 1;
      }
    }
    if (restored > 0) this.say('Was Sie zuletzt getippt und nicht gespeichert haben, steht wieder da.');
    /** @type {number | undefined} */
    let waiting;
    form.addEventListener('input', (event) => {
      const field = event.target;
      if (!(field instanceof HTMLTextAreaElement)) return;
      clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        try {
          localStorage.setItem(this.nameOf(field), field.value);
          this.say('Auf diesem Gerät gemerkt, noch nicht gespeichert.');
        } catch {
          this.say('Dieses Gerät kann nichts merken. Bitte speichern Sie öfter.');
        }
      }, 800);
    });
    form.addEventListener('submit', () => {
      clearTimeout(waiting);
      for (const field of fields) localStorage.removeItem(this.nameOf(field));
    });
    this.addEventListener('keydown', (event) => {
      const press = (/** @type {string} */ value) => {
        const button = form.querySelector(`button[value="${value}"]:not([tabindex])`);
        if (!(button instanceof HTMLButtonElement)) return;
        event.preventDefault();
        button.click();
      };
      if ((event.ctrlKey || event.metaKey) && event.key === 's') press('draft');
      else if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') press('check-next');
      else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        const at = fields.findIndex((field) => field === document.activeElement);
        event.preventDefault();
        fields[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
      }
    });
  }

  /** @param {HTMLTextAreaElement} field */
  nameOf(field) {
    return `translation ${location.pathname} ${field.name} ${field.dataset['source'] ?? ''}`;
  }

  /** @param {string} words */
  say(words) {
    const status = this.querySelector('[data-desk-status]');
    if (status) status.textContent = words;
  }
}

customElements.define('translation-desk', TranslationDesk);
