// @ts-check
/**
 * Sorts a list of offers by how far they are from where the reader is. The position is asked for when the button is pressed, and never
 * leaves the device.
 */
const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;

/** Great circle on a sphere. @param {number[]} one @param {number[]} other */
function kilometres([north = 0, east = 0], [otherNorth = 0, otherEast = 0]) {
  const bow =
    Math.sin(radians(otherNorth - north) / 2) ** 2 +
    Math.cos(radians(north)) * Math.cos(radians(otherNorth)) * Math.sin(radians(otherEast - east) / 2) ** 2;
  return 6371 * 2 * Math.asin(Math.min(1, Math.sqrt(bow)));
}

class NearMe extends HTMLElement {
  connectedCallback() {
    if (!('geolocation' in navigator)) return;
    this.hidden = false;
    this.querySelector('button')?.addEventListener('click', () =>
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => this.sort([coords.latitude, coords.longitude]),
        () => this.say(this.dataset['failed']),
        { maximumAge: 300_000, timeout: 20_000 },
      ),
    );
  }

  /** @param {number[]} from */
  sort(from) {
    const list = document.getElementById(this.dataset['list'] ?? '');
    if (!list) return;
    /** @param {Element} item */
    const far = (item) => {
      const at = item instanceof HTMLElement ? (item.dataset['at'] ?? '') : '';
      const places = at.split(' ').filter(Boolean);
      return Math.min(...places.map((place) => kilometres(from, place.split(',').map(Number))));
    };
    const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
    const items = [...list.children].map((item) => ({ item, km: far(item) })).sort((one, other) => one.km - other.km || 0);
    for (const { item, km } of items) {
      const told = item.querySelector('[data-far]');
      if (told && Number.isFinite(km)) {
        told.textContent = (this.dataset['words'] ?? '').replace('#', format.format(km));
        told.removeAttribute('hidden');
      }
      list.append(item);
    }
    this.say(this.dataset['done']);
  }

  /** @param {string | undefined} words */
  say(words) {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = words ?? '';
  }
}
if (!customElements.get('near-me')) customElements.define('near-me', NearMe);
