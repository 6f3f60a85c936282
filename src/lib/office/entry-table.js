// @ts-check
/**
 * Makes the table of entries quicker, and changes nothing that the page cannot do without it: one box for all shown rows, a
 * range with the shift key, the bar only while something is chosen, and keys that move from row to row while the table has
 * the focus (arrows or j and k, x chooses).
 */
class EntryTable extends HTMLElement {
  /** @type {AbortController | null} */
  ending = null;

  connectedCallback() {
    this.ending = new AbortController();
    const { signal } = this.ending;
    this.addEventListener('keydown', (event) => this.move(event), { signal });
    const boxes = this.boxes();
    if (boxes.length === 0) return;
    this.offerAll(signal);
    /** @type {HTMLInputElement | null} */
    let last = null;
    this.addEventListener(
      'click',
      (event) => {
        const box = event.target;
        if (!(box instanceof HTMLInputElement) || !boxes.includes(box)) return;
        if (event.shiftKey && last) {
          const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other);
          for (const between of boxes.slice(from, (to ?? 0) + 1)) between.checked = box.checked;
        }
        last = box;
        this.tell();
      },
      { signal },
    );
    this.tell();
  }

  disconnectedCallback() {
    this.ending?.abort();
  }

  boxes() {
    return /** @type {HTMLInputElement[]} */ ([...this.querySelectorAll('tbody input[type="checkbox"]')]);
  }

  /** @param {AbortSignal} signal */
  offerAll(signal) {
    const head = this.querySelector('thead .pick');
    if (!head) return;
    const label = document.createElement('label');
    label.className = 'choice';
    const all = document.createElement('input');
    all.type = 'checkbox';
    const words = document.createElement('span');
    words.className = 'vh';
    words.textContent = 'Alle gezeigten Einträge auswählen';
    label.append(all, words);
    head.replaceChildren(label);
    this.all = all;
    all.addEventListener(
      'change',
      () => {
        for (const box of this.boxes()) box.checked = all.checked;
        this.tell();
      },
      { signal },
    );
  }

  /** Says how many are chosen, and shows the bar only then. */
  tell() {
    const boxes = this.boxes();
    const chosen = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.closest('tr')?.classList.toggle('chosen', box.checked);
    if (this.all) {
      this.all.checked = chosen > 0 && chosen === boxes.length;
      this.all.indeterminate = chosen > 0 && chosen < boxes.length;
    }
    const bar = document.querySelector('form.selection-bar[data-for-table]');
    if (!(bar instanceof HTMLElement)) return;
    bar.hidden = chosen === 0;
    const count = bar.querySelector('[data-count]');
    if (count) count.textContent = chosen === 1 ? '1 Eintrag gewählt' : `${chosen} Einträge gewählt`;
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.target instanceof HTMLElement ? event.target.closest('tbody tr') : null;
    if (!row) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step !== undefined) {
      const rows = [...this.querySelectorAll('tbody tr')];
      const next = rows[rows.indexOf(row) + step];
      const target = next?.querySelector('th a');
      if (target instanceof HTMLElement) {
        event.preventDefault();
        target.focus();
      }
    } else if (event.key === 'x') {
      const box = row.querySelector('input[type="checkbox"]');
      if (box instanceof HTMLElement) {
        event.preventDefault();
        box.click();
      }
    }
  }
}

customElements.define('entry-table', EntryTable);
