// @ts-check
/**
 * Keeps a county's pages in one language on this device, says how much that is and how old, brings in what has changed, and deletes it.
 * What came in stays when the network goes, so the next time goes on from there; it is read only once everything is there.
 * Words come with the element: this script has none. Names of what is kept are those of `lib/offline/kept-record.ts`.
 *
 * @typedef {{ root: string, pages: number, shell: [string, number], packs: [string, number][], assets: [string, string, number][] }} Manifest
 * @typedef {{ asOf: string, bytes: number, manifest: Manifest, pages: Record<string, string> }} KeptRecord
 * @typedef {{ address: string, bytes: number }} Missing
 */
class KeepOffline extends HTMLElement {
  /** @type {Manifest | null} */
  offered = null;

  connectedCallback() {
    this.querySelector('[data-without]')?.remove();
    if (!('serviceWorker' in navigator) || !('caches' in window)) return this.say(this.words.unsupported);
    this.button('take').addEventListener('click', () => this.run(() => this.keep()));
    this.button('leave').addEventListener('click', () => this.run(() => this.leave()));
    void this.run(() => this.show());
  }

  get words() {
    return /** @type {Record<string, string>} */ (this.dataset);
  }
  get root() {
    return this.dataset.root ?? '';
  }
  get cacheName() {
    return `kreislotse ${this.root}`;
  }
  get recordAddress() {
    return `${this.root}/offline/behalten.json`;
  }

  /** @param {() => Promise<void>} deed */
  async run(deed) {
    if (this.getAttribute('aria-busy') === 'true') return;
    this.setAttribute('aria-busy', 'true');
    try {
      await deed();
    } catch (error) {
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      if (full) await this.clear((await this.record())?.manifest ?? null);
      await this.show(full ? this.words.full : this.words.stopped).catch(() => this.say(this.words.unsupported));
    }
    this.piece('working').hidden = true;
    this.removeAttribute('aria-busy');
  }

  /** What is kept, and what there is to keep. @param {string} [told] */
  async show(told = '') {
    const record = await this.record();
    const { state = '', keep = '', update = '', none = '', current = '' } = this.words;
    this.piece('held').textContent = record
      ? fill(state, {
          size: this.size(record.bytes),
          pages: this.number(record.manifest.pages),
          date: new Intl.DateTimeFormat(this.words.format, { dateStyle: 'long', timeStyle: 'short' }).format(
            new Date(record.asOf),
          ),
        })
      : none;
    this.piece('leave').hidden = record === null;
    this.offered = await fetch(`${this.root}/offline/paket.json`, { cache: 'no-cache' })
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null);
    const missing = this.offered ? await this.missing(this.offered, record) : null;
    this.piece('take').hidden = missing === null || (record !== null && missing.length === 0);
    if (missing) {
      const size = this.size(missing.reduce((sum, { bytes }) => sum + bytes, 0));
      const button = this.button('take');
      (button.querySelector('span') ?? button).textContent = fill(record ? update : keep, { size });
    }
    this.say(told || (record && missing?.length === 0 ? current : ''));
  }

  /** @returns {Promise<KeptRecord | null>} */
  async record() {
    if (!(await caches.has(this.cacheName))) return null;
    const cache = await caches.open(this.cacheName);
    return (await cache.match(this.recordAddress))?.json() ?? null;
  }

  /** Files of a package that are not here yet. @param {Manifest} manifest @param {KeptRecord | null} record */
  async missing(manifest, record) {
    // To open a cache is to make it: whoever keeps nothing has none.
    const kept = (await caches.has(this.cacheName)) ? await (await caches.open(this.cacheName)).keys() : [];
    const here = new Set(kept.map(({ url }) => new URL(url).pathname));
    const same = new Set((record?.manifest.assets ?? []).map(([address, hash]) => `${address} ${hash}`));
    /** @type {Missing[]} */
    const missing = [];
    for (const [hash, bytes] of [manifest.shell, ...manifest.packs]) {
      const address = `${this.root}/offline/pakete/${hash}.json`;
      if (!here.has(address)) missing.push({ address, bytes });
    }
    for (const [address, hash, bytes] of manifest.assets) {
      const changes = !address.includes('/immutable/') && record !== null && !same.has(`${address} ${hash}`);
      if (!here.has(address) || changes) missing.push({ address, bytes });
    }
    return missing;
  }

  async keep() {
    const { worker = '', scope = '', loading = '' } = this.words;
    const manifest = this.offered;
    if (!manifest) throw new Error('nothing offered');
    await navigator.serviceWorker.register(worker, { scope });
    const record = await this.record();
    const cache = await caches.open(this.cacheName);
    const missing = await this.missing(manifest, record);
    const total = missing.reduce((sum, { bytes }) => sum + bytes, 0) || 1;
    this.piece('working').hidden = false;
    let done = 0;
    for (const { address, bytes } of missing) {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      await cache.put(address, answer);
      done += bytes;
      const percent = Math.round((done / total) * 100);
      /** @type {HTMLProgressElement} */ (this.querySelector('progress')).value = percent;
      this.say(fill(loading, { percent: this.number(percent) }));
    }
    await this.note(cache, manifest);
    await this.clear(manifest);
    // Whoever asked for it to be here would not want the browser to clear it away.
    await navigator.storage?.persist?.().catch(() => false);
    await this.show();
  }

  /** From here on it is read. @param {Cache} cache @param {Manifest} manifest */
  async note(cache, manifest) {
    /** @type {Record<string, string>} */
    const pages = {};
    let bytes = 0;
    for (const [hash] of [manifest.shell, ...manifest.packs]) {
      const text = await (await cache.match(`${this.root}/offline/pakete/${hash}.json`))?.text();
      if (text === undefined) throw new Error('a pack is gone');
      bytes += new Blob([text]).size;
      for (const { path } of JSON.parse(text).pages ?? []) pages[path] = hash;
    }
    for (const [address] of manifest.assets) bytes += (await (await cache.match(address))?.blob())?.size ?? 0;
    const record = { asOf: new Date().toISOString(), bytes, manifest, pages };
    await cache.put(
      this.recordAddress,
      new Response(JSON.stringify(record), { headers: { 'content-type': 'application/json' } }),
    );
  }

  /** Takes away what no list names any more. @param {Manifest | null} manifest */
  async clear(manifest) {
    if (manifest === null) return void (await caches.delete(this.cacheName));
    const named = new Set([
      this.recordAddress,
      ...[manifest.shell, ...manifest.packs].map(([hash]) => `${this.root}/offline/pakete/${hash}.json`),
      ...manifest.assets.map(([address]) => address),
    ]);
    const cache = await caches.open(this.cacheName);
    for (const request of await cache.keys()) if (!named.has(new URL(request.url).pathname)) await cache.delete(request);
  }

  async leave() {
    const { scope = '' } = this.words;
    await caches.delete(this.cacheName);
    const others = (await caches.keys()).some((name) => name.startsWith(`kreislotse ${scope}`));
    const registration = await navigator.serviceWorker.getRegistration(scope);
    const subscription = await registration?.pushManager?.getSubscription();
    if (registration && !others && !subscription) await registration.unregister();
    await this.show();
  }

  /** @param {number} count */
  number(count) {
    return new Intl.NumberFormat(this.words.format).format(count);
  }

  /** Kilobytes and megabytes as people count them. @param {number} bytes */
  size(bytes) {
    const large = bytes >= 1e6;
    return new Intl.NumberFormat(this.words.format, {
      style: 'unit',
      unit: large ? 'megabyte' : 'kilobyte',
      maximumFractionDigits: large ? 1 : 0,
    }).format(large ? bytes / 1e6 : Math.max(1, bytes / 1e3));
  }

  /** @param {string} name */
  piece(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }

  /** @param {string} name */
  button(name) {
    return /** @type {HTMLButtonElement} */ (this.piece(name).querySelector('button'));
  }

  /** @param {string | undefined} words */
  say(words) {
    const status = this.querySelector('[role=status]');
    if (status && status.textContent !== (words ?? '')) status.textContent = words ?? '';
  }
}

/** @param {string} words @param {Record<string, string>} values */
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (sign, name) => values[name] ?? sign);

customElements.define('keep-offline', KeepOffline);
