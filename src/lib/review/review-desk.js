// @ts-check
/**
 * Makes the review quicker, and changes nothing that the page cannot do without it: each list becomes one tab stop with
 * keys of its own (only while it has the focus, and they can be switched off), the two panes scroll by themselves, and
 * a curve joins the chosen place with its line.
 */
const storedSwitch = 'kreislotse.pruefung.tasten';

class ReviewDesk extends HTMLElement {
  /** @type {AbortController | null} */
  ending = null;

  connectedCallback() {
    this.ending = new AbortController();
    const { signal } = this.ending;
    this.classList.add('with-script');
    this.lists = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('[data-list]')]);
    for (const list of this.lists) this.rove(list, signal);
    this.offerKeys(signal);
    this.bringTogether();
    const draw = () => requestAnimationFrame(() => this.drawCurve());
    for (const list of this.lists) list.addEventListener('scroll', draw, { signal, passive: true });
    addEventListener('resize', draw, { signal });
    for (const fold of this.querySelectorAll('details')) fold.addEventListener('toggle', draw, { signal });
    draw();
  }

  disconnectedCallback() {
    this.ending?.abort();
  }

  /** Links of a list that take the focus in turn; the buttons of the chosen place keep their own tab stops. */
  /** @param {HTMLElement} list */
  stops(list) {
    const inDraft = list.classList.contains('draft');
    return /** @type {HTMLElement[]} */ ([...list.querySelectorAll(inDraft ? '.node-title' : '.line-chips a')]);
  }

  /**
   * @param {HTMLElement} list
   * @param {AbortSignal} signal
   */
  rove(list, signal) {
    const stops = this.stops(list);
    const chosen = stops.find((stop) => stop.closest('.node-chosen, .line-chosen')) ?? stops[0];
    for (const stop of stops) stop.tabIndex = stop === chosen ? 0 : -1;
    // The number before a title leads to the source by mouse; by keyboard the source has its own list.
    for (const chip of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('.node > .chip'))) chip.tabIndex = -1;
    list.addEventListener('keydown', (event) => this.press(event, list), { signal });
    list.addEventListener(
      'focusin',
      (event) => {
        const stop = stops.find((entry) => entry === event.target);
        if (stop) for (const other of stops) other.tabIndex = other === stop ? 0 : -1;
      },
      { signal },
    );
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} list
   */
  press(event, list) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, select')) return;
    const stops = this.stops(list);
    const at = stops.indexOf(target);
    if (at < 0) return;
    /** @type {Record<string, number>} */
    const arrows = { ArrowDown: 1, ArrowUp: -1 };
    /** @type {Record<string, number>} */
    const letters = this.keysOn ? { j: 1, k: -1 } : {};
    const step = { ...arrows, ...letters }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      stops[at + step]?.focus();
      return;
    }
    if (!this.keysOn) return;
    const row = /** @type {HTMLElement | null} */ (target.closest('[data-node]') ?? this.rowOf(target));
    const ways = { e: row?.dataset['edit'], m: row?.dataset['merge'], x: row?.dataset['drop'] };
    const way = ways[/** @type {'e'} */ (event.key)];
    if (way) {
      event.preventDefault();
      location.assign(way);
    } else if (event.key === 'u') {
      const undo = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-turn=undo]'));
      if (undo?.querySelector('button')) {
        event.preventDefault();
        undo.requestSubmit();
      }
    }
  }

  /** @param {HTMLElement} chip a number in the source */
  rowOf(chip) {
    const id = chip.dataset['place'] ?? '';
    return this.querySelector(`[data-node="${CSS.escape(id)}"]`);
  }

  get keysOn() {
    try {
      return localStorage.getItem(storedSwitch) !== 'aus';
    } catch {
      return true;
    }
  }

  /** @param {AbortSignal} signal */
  offerKeys(signal) {
    const keys = /** @type {HTMLElement | null} */ (this.querySelector('[data-keys]'));
    const button = /** @type {HTMLElement | null} */ (this.querySelector('[data-keys-switch]'));
    const words = /** @type {HTMLElement | null} */ (this.querySelector('[data-key-words]'));
    if (!keys || !button || !words) return;
    keys.hidden = false;
    const show = () => {
      this.classList.toggle('with-keys', this.keysOn);
      words.hidden = !this.keysOn;
      button.textContent = this.keysOn ? 'Tasten abschalten' : 'Tasten einschalten';
      button.setAttribute('aria-pressed', String(!this.keysOn));
    };
    button.addEventListener(
      'click',
      () => {
        try {
          localStorage.setItem(storedSwitch, this.keysOn ? 'aus' : 'an');
        } catch {
          // Without storage the keys stay as they are.
        }
        show();
      },
      { signal },
    );
    show();
  }

  /** Brings the chosen place and its line into view, each in its own pane, and gives the place the focus. */
  bringTogether() {
    const node = /** @type {HTMLElement | null} */ (this.querySelector('.node-chosen'));
    const lines = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('.line-chosen')]);
    const aimed = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    const line = lines.find((entry) => entry === aimed) ?? lines.at(-1);
    for (const part of [node, line]) {
      const pane = part?.closest('[data-list]');
      if (!part || !pane || pane.scrollHeight <= pane.clientHeight) continue;
      pane.scrollTop = part.offsetTop - pane.clientHeight / 3;
    }
    if (node && !node.querySelector('.task-form') && location.hash === '#gewaehlt') {
      /** @type {HTMLElement | null} */ (node.querySelector('.node-title'))?.focus({ preventScroll: true });
    }
  }

  drawCurve() {
    const svg = this.querySelector('.curve');
    const node = this.querySelector('.node-chosen');
    const lines = [...this.querySelectorAll('.line-chosen')];
    if (!svg) return;
    svg.replaceChildren();
    if (!node || lines.length === 0 || getComputedStyle(svg).display === 'none') return;
    const frame = svg.getBoundingClientRect();
    const source = this.querySelector('.source')?.getBoundingClientRect();
    const draft = this.querySelector('.draft')?.getBoundingClientRect();
    if (!source || !draft) return;
    const visible = lines
      .map((line) => line.getBoundingClientRect())
      .find((box) => box.bottom > source.top && box.top < source.bottom);
    const box = node.getBoundingClientRect();
    if (!visible || box.bottom < draft.top || box.top > draft.bottom) return;
    const clamp = (/** @type {number} */ y, /** @type {DOMRect} */ pane) =>
      Math.min(Math.max(y, pane.top + 6), pane.bottom - 6) - frame.top;
    const from = { x: source.right - frame.left, y: clamp(visible.top + Math.min(visible.height, 30) / 2, source) };
    const to = { x: draft.left - frame.left, y: clamp(box.top + 18, draft) };
    const tone = [...node.classList].find((name) => name.startsWith('tone-'));
    svg.setAttribute('class', `curve ${tone ?? ''}`);
    const bend = (to.x - from.x) / 2;
    add('path', { d: `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}` });
    for (const end of [from, to]) add('circle', { cx: end.x, cy: end.y, r: 4 });

    /**
     * @param {string} name
     * @param {Record<string, string | number>} attributes
     */
    function add(name, attributes) {
      const part = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, String(value));
      svg?.append(part);
    }
  }
}

customElements.define('kreislotse-review-desk', ReviewDesk);
