// @ts-check
/**
 * Lets rows of a tree be dragged by their grips: between two rows, or onto one to hang below it. The form inside carries the move
 * out; the buttons of each row do the same without a script, and for fingers.
 */
class PageTree extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form[data-move]');
    if (!(form instanceof HTMLFormElement)) return;
    /** @type {HTMLElement | null} */
    let dragged = null;
    const marks = () => this.querySelectorAll('.drop-before, .drop-behind, .drop-below');
    const unmark = () => marks().forEach((row) => row.classList.remove('drop-before', 'drop-behind', 'drop-below'));
    for (const grip of this.querySelectorAll('[data-grip]')) {
      if (!(grip instanceof HTMLElement)) continue;
      grip.hidden = false;
      grip.draggable = true;
      grip.addEventListener('dragstart', (event) => {
        dragged = grip.closest('[data-page]');
        event.dataTransfer?.setData('text/plain', '');
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      });
      grip.addEventListener('dragend', () => {
        dragged = null;
        unmark();
      });
    }
    this.addEventListener('dragover', (event) => {
      const at = dragged && this.over(event);
      if (!at) return;
      event.preventDefault();
      unmark();
      at.row.classList.add(`drop-${at.where}`);
    });
    this.addEventListener('drop', (event) => {
      const at = dragged && this.over(event);
      unmark();
      if (!dragged || !at) return;
      event.preventDefault();
      const [moved, target] = [dragged, at.page];
      dragged = null;
      if (moved === target) return;
      const parent = at.where === 'below' ? (target.dataset['page'] ?? '') : (target.dataset['parent'] ?? '');
      // Counted without the one that leaves its place.
      const beside = [...this.querySelectorAll('[data-page]')].filter(
        (one) => one instanceof HTMLElement && one.dataset['parent'] === parent && one !== moved,
      );
      const place = at.where === 'below' ? beside.length : beside.indexOf(target) + (at.where === 'behind' ? 1 : 0);
      this.fill(form, { pageId: moved.dataset['page'] ?? '', parentId: parent, position: String(place) });
      form.requestSubmit();
    });
  }

  /**
   * @param {DragEvent} event
   * @returns {{ row: Element, page: HTMLElement, where: 'before' | 'behind' | 'below' } | null}
   */
  over(event) {
    const row = event.target instanceof Element ? event.target.closest('tr') : null;
    const page = row?.querySelector('[data-page]');
    if (!row || !(page instanceof HTMLElement)) return null;
    const { top, height } = row.getBoundingClientRect();
    const part = (event.clientY - top) / height;
    return { row, page, where: part < 0.3 ? 'before' : part > 0.7 ? 'behind' : 'below' };
  }

  /**
   * @param {HTMLFormElement} form
   * @param {Record<string, string>} values
   */
  fill(form, values) {
    for (const [name, value] of Object.entries(values)) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    }
  }
}

customElements.define('page-tree', PageTree);
