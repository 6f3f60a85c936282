// Keeps the address of the checklist on this device alone, under a name of the county. `part` says what the element is:
// `list` keeps the address that is open, `questions` goes on with a kept one, `card` tells how far it is on other pages.
class KeptSteps extends HTMLElement {
  connectedCallback() {
    const { part, name, forget } = this.dataset;
    const key = `kreislotse-schritte-${name}`;
    let kept = null;
    try {
      if (forget !== undefined) localStorage.removeItem(key);
      if (part === 'list') {
        const { done, total, next } = this.dataset;
        localStorage.setItem(key, JSON.stringify({ search: location.search, done: Number(done), total: Number(total), next }));
      }
      kept = JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      // A browser that keeps nothing: the list stays in its address.
    }
    if (typeof kept?.search !== 'string' || !kept.search.startsWith('?weg=')) return;
    if (part === 'questions') location.replace(location.pathname + kept.search);
    if (part === 'card') this.tell(kept);
  }

  /** @param {{ search: string, done: number, total: number, next?: string }} kept */
  tell({ search, done, total, next }) {
    const { list = '', words = '', open = '' } = this.dataset;
    const link = this.querySelector('a');
    const line = this.querySelector('[data-line]');
    if (link === null || line === null) return;
    link.href = list + search;
    const label = link.querySelector('span') ?? link;
    label.textContent = open;
    line.textContent = words.replace('{done}', String(done)).replace('{total}', String(total));
    if (next) {
      const upcoming = this.querySelector('[data-next]');
      const row = upcoming?.parentElement;
      if (!upcoming || !row) return;
      upcoming.textContent = next;
      row.hidden = false;
    }
  }
}
customElements.define('kept-steps', KeptSteps);
