// @ts-check
/** Copies the text of its paragraph; where the browser forbids it, selects it so that Ctrl+C does. */
class CopyText extends HTMLElement {
  connectedCallback() {
    const [text, row] = /** @type {HTMLElement[]} */ ([...this.children]);
    const button = row?.querySelector('button');
    const status = row?.querySelector('[role="status"]');
    if (!text || !row || !button || !status) return;
    row.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text.innerText);
        status.textContent = 'Kopiert.';
      } catch {
        getSelection()?.selectAllChildren(text);
        status.textContent = 'Der Text ist ausgewählt. Kopieren Sie ihn mit Strg und C.';
      }
    });
  }
}

customElements.define('copy-text', CopyText);
