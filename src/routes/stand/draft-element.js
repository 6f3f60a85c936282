// @ts-check
/** Saves the form within it a moment after each change, as its button does, and says when. */
class DraftSaver extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form');
    if (!form) return;
    /** @type {number | undefined} */
    let waiting;
    form.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => this.save(form), 1500);
    });
    form.addEventListener('submit', () => clearTimeout(waiting));
  }

  /** @param {HTMLFormElement} form */
  async save(form) {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    fields.set('do', 'save');
    const answer = await fetch(form.action, { method: 'POST', body: fields, redirect: 'manual' }).catch(() => null);
    const saved = answer !== null && (answer.ok || answer.type === 'opaqueredirect');
    const time = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit' }).format(new Date());
    const words = saved
      ? `${this.dataset['saved'] ?? 'Entwurf gespeichert'} um ${time} Uhr`
      : 'Noch nicht gespeichert: Die Verbindung fehlt. Bitte lassen Sie die Seite offen.';
    for (const status of this.querySelectorAll('[data-saved]')) status.textContent = words;
  }
}

customElements.define('draft-saver', DraftSaver);
