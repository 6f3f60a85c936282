// @ts-check
/**
 * Lets the reader look closer at the county's own map: by buttons, by dragging, by a double click. Streets are pictures of a foreign
 * server: they are asked for after the reader has pressed the button that names it, and only where the county offers it.
 */
const closest = 16;
const closestWithStreets = 256;
/** Tiles are this wide where they are drawn as they are, and there are none closer. */
const tileSize = 256;
const deepest = 18;
const xmlns = 'http://www.w3.org/2000/svg';

class PlaceMap extends HTMLElement {
  /** @type {SVGSVGElement} */
  svg = document.createElementNS(xmlns, 'svg');
  whole = { width: 1, height: 1 };
  view = { x: 0, y: 0, zoom: 1 };
  streets = false;

  connectedCallback() {
    const svg = this.querySelector('svg');
    if (!svg) return;
    this.svg = svg;
    this.whole = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
    const tools = this.querySelector('[data-tools]');
    tools?.removeAttribute('hidden');
    /** @type {Record<string, () => void>} */
    const acts = {
      in: () => this.zoomBy(2),
      out: () => this.zoomBy(0.5),
      whole: () => this.show({ x: 0, y: 0, zoom: 1 }),
      north: () => this.moveBy(0, -1),
      south: () => this.moveBy(0, 1),
      west: () => this.moveBy(-1, 0),
      east: () => this.moveBy(1, 0),
      streets: () => this.showStreets(),
    };
    for (const [name, act] of Object.entries(acts)) this.querySelector(`[data-${name}]`)?.addEventListener('click', act);
    svg.addEventListener('dblclick', (event) => {
      event.preventDefault();
      this.zoomBy(2, this.unitsAt(event));
    });
    this.listenToDrags(svg);
    this.linkToList();
    addEventListener('resize', () => this.show(this.view));
    const ask = this.querySelector('[data-streets-offer]');
    ask?.removeAttribute('hidden');
    this.show(this.view);
  }

  /** @param {MouseEvent} event */
  unitsAt(event) {
    const box = this.svg.getBoundingClientRect();
    const { width, height } = this.shown();
    return {
      x: this.view.x + ((event.clientX - box.left) / box.width) * width,
      y: this.view.y + ((event.clientY - box.top) / box.height) * height,
    };
  }

  shown() {
    return { width: this.whole.width / this.view.zoom, height: this.whole.height / this.view.zoom };
  }

  /** @param {number} by @param {{ x: number, y: number }} [around] stays where it is; the middle unless given */
  zoomBy(by, around) {
    const { width, height } = this.shown();
    const point = around ?? { x: this.view.x + width / 2, y: this.view.y + height / 2 };
    const zoom = Math.min(this.streets ? closestWithStreets : closest, Math.max(1, this.view.zoom * by));
    const keep = this.view.zoom / zoom;
    this.show({ x: point.x - (point.x - this.view.x) * keep, y: point.y - (point.y - this.view.y) * keep, zoom });
  }

  /** @param {number} x @param {number} y in thirds of what is seen */
  moveBy(x, y) {
    const { width, height } = this.shown();
    this.show({ ...this.view, x: this.view.x + (x * width) / 3, y: this.view.y + (y * height) / 3 });
  }

  /** @param {{ x: number, y: number, zoom: number }} view */
  show(view) {
    const width = this.whole.width / view.zoom;
    const height = this.whole.height / view.zoom;
    const x = Math.min(this.whole.width - width, Math.max(0, view.x));
    const y = Math.min(this.whole.height - height, Math.max(0, view.y));
    this.view = { x, y, zoom: view.zoom };
    this.svg.setAttribute('viewBox', [x, y, width, height].map((one) => one.toFixed(3)).join(' '));
    this.svg.classList.toggle('map-near', view.zoom > 1);
    // Spots keep their size on the screen.
    for (const spot of this.svg.querySelectorAll('circle')) {
      spot.dataset['size'] ??= spot.getAttribute('r') ?? '6';
      spot.setAttribute('r', (Number(spot.dataset['size']) / view.zoom).toFixed(3));
    }
    this.enable('in', view.zoom < (this.streets ? closestWithStreets : closest));
    this.enable('out', view.zoom > 1);
    /** @type {Record<string, boolean>} */
    const ways = {
      west: x > 0.01,
      north: y > 0.01,
      east: x < this.whole.width - width - 0.01,
      south: y < this.whole.height - height - 0.01,
      whole: view.zoom > 1,
    };
    for (const [name, can] of Object.entries(ways)) {
      this.enable(name, can);
      const button = this.querySelector(`[data-${name}]`);
      if (view.zoom === 1 && button === document.activeElement)
        /** @type {HTMLElement | null} */ (this.querySelector('[data-in]'))?.focus();
      button?.toggleAttribute('hidden', view.zoom === 1);
    }
    if (this.streets) this.layTiles();
  }

  /** The focus stays on a button that can do nothing more. @param {string} name @param {boolean} can */
  enable(name, can) {
    this.querySelector(`[data-${name}]`)?.setAttribute('aria-disabled', String(!can));
  }

  /** @param {SVGSVGElement} svg */
  listenToDrags(svg) {
    /** @type {{ id: number, x: number, y: number, moved: boolean } | null} */
    let drag = null;
    svg.addEventListener('pointerdown', (event) => {
      if (this.view.zoom > 1 && event.button === 0)
        drag = { id: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
    });
    svg.addEventListener('pointermove', (event) => {
      if (drag?.id !== event.pointerId) return;
      const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
      if (!drag.moved && Math.hypot(x, y) < 5) return;
      if (!drag.moved) svg.setPointerCapture(event.pointerId);
      drag = { id: drag.id, x: event.clientX, y: event.clientY, moved: true };
      const unit = this.shown().width / svg.getBoundingClientRect().width;
      this.show({ ...this.view, x: this.view.x - x * unit, y: this.view.y - y * unit });
    });
    let justMoved = false;
    for (const name of ['pointerup', 'pointercancel'])
      svg.addEventListener(name, () => {
        justMoved = drag?.moved ?? false;
        drag = null;
      });
    svg.addEventListener('dragstart', (event) => event.preventDefault());
    // Whoever dragged did not mean the place below her finger.
    svg.addEventListener(
      'click',
      (event) => {
        if (justMoved) event.preventDefault();
        justMoved = false;
      },
      true,
    );
  }

  /** What the reader looks at in the list stands out on the map. */
  linkToList() {
    const list = document.getElementById(this.dataset['list'] ?? '');
    if (!list) return;
    /** @param {Event} event */
    const point = (event) => {
      // The card itself: within it there are lists too.
      const card = [...list.children].find((item) => item.contains(/** @type {Node} */ (event.target)));
      const href = card?.querySelector('a')?.getAttribute('href');
      for (const link of this.svg.querySelectorAll('a'))
        link.classList.toggle(
          'spot-here',
          href !== null &&
            href !== undefined &&
            [link.getAttribute('href'), ...(link.dataset['of'] ?? '').split(' ')].includes(href),
        );
    };
    for (const name of ['focusin', 'pointerover']) list.addEventListener(name, point);
  }

  showStreets() {
    this.streets = true;
    this.svg.classList.add('map-streets');
    this.querySelector('[data-streets-offer]')?.setAttribute('hidden', '');
    this.querySelector('[data-credit]')?.removeAttribute('hidden');
    /** @type {HTMLElement | null} */ (this.querySelector('[data-in]'))?.focus();
    this.show(this.view);
  }

  /** Tiles are squares in the projection of the web; each is laid where its corners lie in the drawing. */
  layTiles() {
    const [west = 0, north = 0, perLongitude = 1, perLatitude = 1] = (this.dataset['ground'] ?? '').split(' ').map(Number);
    const { x, y } = this.view;
    const { width, height } = this.shown();
    const pixels = this.svg.getBoundingClientRect().width || this.whole.width;
    const depth = Math.round(Math.log2((((perLongitude * pixels) / width) * 360) / tileSize));
    const z = Math.min(deepest, Math.max(0, depth));
    const count = 2 ** z;
    /** @param {number} longitude */
    const column = (longitude) => ((longitude + 180) / 360) * count;
    /** @param {number} latitude */
    const row = (latitude) => {
      const sine = Math.sin((latitude * Math.PI) / 180);
      return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * count;
    };
    /** @param {number} tile */
    const left = (tile) => ((tile / count) * 360 - 180 - west) * perLongitude;
    /** @param {number} tile */
    const top = (tile) => (north - (Math.atan(Math.sinh(Math.PI * (1 - (2 * tile) / count))) * 180) / Math.PI) * perLatitude;
    const layer = document.createElementNS(xmlns, 'g');
    layer.dataset['layer'] = String(z);
    for (let i = Math.floor(column(west + x / perLongitude)); left(i) < x + width; i += 1) {
      for (let j = Math.floor(row(north - y / perLatitude)); top(j) < y + height; j += 1) {
        const tile = document.createElementNS(xmlns, 'image');
        const at = { x: left(i), y: top(j), width: left(i + 1) - left(i), height: top(j + 1) - top(j) };
        for (const [name, value] of Object.entries(at)) tile.setAttribute(name, value.toFixed(4));
        tile.setAttribute('preserveAspectRatio', 'none');
        const parts = { z, x: i, y: j };
        tile.setAttribute(
          'href',
          (this.dataset['tiles'] ?? '').replace(/\{([zxy])\}/g, (_, name) => String(parts[/** @type {'z'} */ (name)])),
        );
        layer.append(tile);
      }
    }
    this.svg.querySelector('[data-layer]')?.remove();
    this.svg.prepend(layer);
  }
}
if (!customElements.get('place-map')) customElements.define('place-map', PlaceMap);
