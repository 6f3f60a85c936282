/** Hands a link to the device's own sharing, or copies it. Without either the page offers the link, mail and code. */
class ShareLink extends HTMLElement {
  connectedCallback() {
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector('input'));
    const status = this.querySelector('[role="status"]');
    if (field === null || status === null) return;
    const link = field.value;
    /** @param {string} name @param {boolean} can @param {() => Promise<void>} act */
    const offer = (name, can, act) => {
      const holder = /** @type {HTMLElement | null} */ (this.querySelector(`[data-${name}]`));
      if (!can || holder === null) return;
      holder.hidden = false;
      // Whoever closes the device's list has changed her mind: nothing to say.
      holder.querySelector('button')?.addEventListener('click', () => void act().catch(() => undefined));
    };
    offer('share', typeof navigator.share === 'function', () => navigator.share({ url: link }));
    offer('copy', Boolean(navigator.clipboard), async () => {
      await navigator.clipboard.writeText(link);
      status.textContent = this.dataset['copied'] ?? '';
    });
  }
}
if (!customElements.get('share-link')) customElements.define('share-link', ShareLink);
