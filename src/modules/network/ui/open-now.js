// @ts-check
/** Says what is open at this moment in Germany, and lets the reader see only that. Pages may be days old: each carries the next days. */
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' });

class OpenNow extends HTMLElement {
  connectedCallback() {
    this.show();
    this.timer = setInterval(() => this.show(), 60_000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  show() {
    const [today = '', time = ''] = clock.format(new Date()).split(' ');
    const day = (this.dataset['days'] ?? '').split(';').find((entry) => entry.startsWith(today));
    // A page older than its days says nothing rather than something wrong.
    this.hidden = day === undefined;
    if (day === undefined) return;
    const open = day
      .split(' ')
      .slice(1)
      .some((slot) => {
        const [from = '', until = ''] = slot.split('-');
        return from <= time && time < until;
      });
    this.dataset['state'] = open ? 'open' : 'closed';
    this.textContent = (open ? this.dataset['open'] : this.dataset['closed']) ?? '';
  }
}

/** A tick box above a list of cards: only those that are open now. */
class OpenFilter extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    const label = document.createElement('label');
    label.className = 'choice';
    const box = document.createElement('input');
    box.type = 'checkbox';
    label.append(box, ` ${this.dataset['label'] ?? ''}`);
    this.append(label);
    box.addEventListener('change', () => this.filter(box.checked));
  }

  /** @param {boolean} only */
  filter(only) {
    const list = document.getElementById(this.dataset['list'] ?? '');
    const count = document.getElementById(this.dataset['count'] ?? '');
    if (!list) return;
    let shown = 0;
    for (const item of list.children) {
      if (!(item instanceof HTMLElement)) continue;
      item.hidden = only && item.querySelector('open-now[data-state="open"]') === null;
      if (!item.hidden) shown += 1;
    }
    if (count) count.textContent = (this.dataset['words'] ?? '').replace('#', String(shown));
  }
}

customElements.define('open-now', OpenNow);
customElements.define('open-filter', OpenFilter);
