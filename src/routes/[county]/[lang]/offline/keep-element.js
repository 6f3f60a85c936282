// @ts-check
/**
 * Keeps a county's pages in one language on this device, says how much that is and how old, brings in what has changed, and deletes it.
 * What came in stays when the network goes, so the next time goes on from there; it is read only once everything is there.
 * Words come with the element: this script has none. Names of what is kept are those of `lib/offline/kept-record.ts`.
 *
 * Addresses come relative where the site is files of a folder.
 *
 * @typedef {{ name: string, packs: [string, number][], assets: [string, string, number][] }} Part
 * @typedef {{ root: string, pages: number, shell: [string, number], packs: [string, number][], assets: [string, string, number][], parts?: Part[] }} Manifest
 * @typedef {{ asOf: string, bytes: number, manifest: Manifest, pages: Record<string, string>, parts?: string[] }} KeptRecord
 * @typedef {{ address: string, bytes: number }} Missing
 */
class KeepOffline extends HTMLElement {
  /** @type {Manifest | null} */
  offered = null;
  /** What goes on. @type {Promise<void>} */
  going = Promise.resolve();

  connectedCallback() {
    this.querySelector('[data-without]')?.remove();
    if (!('serviceWorker' in navigator) || !('caches' in window)) return this.say(this.words.unsupported);
    this.button('take').addEventListener('click', () => this.run(() => this.keep()));
    this.button('leave').addEventListener('click', () => this.run(() => this.leave()));
    for (const box of this.boxes()) box.addEventListener('change', () => this.run(() => this.choose(box)));
    void this.run(() => this.show());
  }

  get words() {
    return /** @type {Record<string, string>} */ (this.dataset);
  }
  get root() {
    return new URL(this.dataset.root ?? '', location.href).pathname.replace(/\/$/, '');
  }
  get scope() {
    return new URL(this.dataset.scope ?? '', location.href).pathname;
  }
  get cacheName() {
    return `kreislotse ${this.root}`;
  }
  get recordAddress() {
    return `${this.root}/offline/behalten.json`;
  }

  /** One after the other: a press while something is reckoned waits, and is not lost. @param {() => Promise<void>} deed */
  run(deed) {
    const next = () => this.work(deed);
    this.going = this.going.then(next, next);
    return this.going;
  }

  /** @param {() => Promise<void>} deed */
  async work(deed) {
    this.setAttribute('aria-busy', 'true');
    try {
      await deed();
    } catch (error) {
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      const record = full ? await this.record() : null;
      if (full) await this.clear(record?.manifest ?? null, record?.parts);
      await this.show(full ? this.words.full : this.words.stopped).catch(() => this.say(this.words.unsupported));
    }
    this.piece('working').hidden = true;
    this.removeAttribute('aria-busy');
  }

  /** Ticks for what may be kept besides. @returns {HTMLInputElement[]} */
  boxes() {
    return [...this.querySelectorAll('input')];
  }

  /** @returns {string[]} */
  get parts() {
    return this.boxes().flatMap(({ checked, name }) => (checked ? [name] : []));
  }

  /** All that a list names, with the chosen parts. @param {Manifest} manifest @param {readonly string[]} parts */
  listed(manifest, parts) {
    const base = this.root.slice(0, this.root.length - manifest.root.length);
    const all = [manifest, ...(manifest.parts ?? []).filter(({ name }) => parts.includes(name))];
    const packs = [manifest.shell, ...all.flatMap((one) => one.packs)].map(
      ([hash, bytes]) => /** @type {const} */ ({ hash, address: `${this.root}/offline/pakete/${hash}.json`, bytes }),
    );
    const assets = all
      .flatMap((one) => one.assets)
      .map(([address, hash, bytes]) => /** @type {const} */ ({ hash, address: base + address, bytes }));
    return { packs, assets };
  }

  /** A part more is kept with the button; one less goes at once. @param {HTMLInputElement} box */
  async choose(box) {
    const record = await this.record();
    if (record && !box.checked && record.parts?.includes(box.name)) {
      const parts = record.parts.filter((name) => name !== box.name);
      await this.note(await caches.open(this.cacheName), record.manifest, parts, record.asOf);
      await this.clear(record.manifest, parts);
    }
    await this.show('', true);
  }

  /** What is kept, and what there is to keep. @param {string} [told] @param {boolean} [chosen] by the reader just now */
  async show(told = '', chosen = false) {
    const record = await this.record();
    const { state = '', keep = '', update = '', none = '', current = '' } = this.words;
    this.piece('held').textContent = record
      ? fill(state, {
          size: this.size(record.bytes),
          pages: this.number(Object.keys(record.pages).length),
          date: new Intl.DateTimeFormat(this.words.format, { dateStyle: 'long', timeStyle: 'short' }).format(
            new Date(record.asOf),
          ),
        })
      : none;
    this.piece('leave').hidden = record === null;
    this.offered = await fetch(`${this.root}/offline/paket.json`, { cache: 'no-cache' })
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null);
    const offered = this.offered?.parts ?? [];
    for (const box of this.boxes()) {
      const part = offered.find(({ name }) => name === box.name);
      const piece = /** @type {HTMLElement | null} */ (box.closest('[data-part]'));
      if (!piece) continue;
      piece.hidden = part === undefined;
      if (!chosen) box.checked = part !== undefined && (record?.parts?.includes(box.name) ?? false);
      const size = [...(part?.packs ?? []), ...(part?.assets ?? [])].reduce((sum, one) => sum + Number(one.at(-1)), 0);
      const words = piece.querySelector('span');
      if (words) words.textContent = fill(piece.dataset.words ?? '', { size: this.size(size) });
    }
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
    const before = record ? this.listed(record.manifest, record.parts ?? []).assets : [];
    const same = new Set(before.map(({ address, hash }) => `${address} ${hash}`));
    const { packs, assets } = this.listed(manifest, this.parts);
    /** @type {Missing[]} */
    const changed = assets.filter(
      ({ address, hash }) => !address.includes('/immutable/') && record !== null && !same.has(`${address} ${hash}`),
    );
    return [...packs, ...assets].filter((one) => !here.has(one.address) || changed.includes(one));
  }

  async keep() {
    const { worker = '', loading = '' } = this.words;
    const { parts, scope } = this;
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
    await this.note(cache, manifest, parts, new Date().toISOString());
    await this.clear(manifest, parts);
    // Whoever asked for it to be here would not want the browser to clear it away.
    await navigator.storage?.persist?.().catch(() => false);
    await this.show();
  }

  /** From here on it is read. @param {Cache} cache @param {Manifest} manifest @param {string[]} parts @param {string} asOf */
  async note(cache, manifest, parts, asOf) {
    const { packs, assets } = this.listed(manifest, parts);
    /** @type {Record<string, string>} */
    const pages = {};
    let bytes = 0;
    for (const { hash, address } of packs) {
      const text = await (await cache.match(address))?.text();
      if (text === undefined) throw new Error('a pack is gone');
      bytes += new Blob([text]).size;
      for (const { path } of JSON.parse(text).pages ?? []) pages[path] = hash;
    }
    for (const { address } of assets) bytes += (await (await cache.match(address))?.blob())?.size ?? 0;
    const record = { asOf, bytes, manifest, pages, parts };
    await cache.put(
      this.recordAddress,
      new Response(JSON.stringify(record), { headers: { 'content-type': 'application/json' } }),
    );
  }

  /** Takes away what no list names any more. @param {Manifest | null} manifest @param {readonly string[]} [parts] */
  async clear(manifest, parts = []) {
    if (manifest === null) return void (await caches.delete(this.cacheName));
    const { packs, assets } = this.listed(manifest, parts);
    const named = new Set([this.recordAddress, ...[...packs, ...assets].map(({ address }) => address)]);
    const cache = await caches.open(this.cacheName);
    for (const request of await cache.keys()) if (!named.has(new URL(request.url).pathname)) await cache.delete(request);
  }

  async leave() {
    const { scope } = this;
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
