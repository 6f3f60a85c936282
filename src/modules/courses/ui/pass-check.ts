import decodeQR from 'qr/decode.js';
import { checkStamp, codeIn, type Stamp, type StampKey } from '../contract-stamps.ts';

/**
 * Tells true stamps of the Sprachpass from false ones in the reader's browser: the keys come with the page, no code leaves the device. A code
 * comes by the page's address (after the #, which no browser sends), as text, as a picture or by the camera. Words come with the element.
 */
type Reader = { detect: (source: ImageBitmapSource) => Promise<{ rawValue: string }[]> };
declare global {
  interface Window {
    BarcodeDetector?: new (options: { formats: string[] }) => Reader;
  }
}

/** Longest side of a picture that is searched for a code, in pixels: more takes long and finds no more. */
const mostPixels = 1400;

class PassCheck extends HTMLElement {
  stream: MediaStream | null = null;

  connectedCallback(): void {
    this.querySelector('[data-without]')?.remove();
    this.piece('with').hidden = false;
    const field = this.querySelector('textarea');
    this.button('check')?.addEventListener('click', () => void this.check(field?.value ?? ''));
    this.querySelector<HTMLInputElement>('input[type=file]')?.addEventListener('change', (event) => {
      const file = (event.target as HTMLInputElement).files?.[0];
      if (file) void this.readPicture(file);
    });
    if ('mediaDevices' in navigator) {
      this.piece('camera').hidden = false;
      this.button('camera')?.addEventListener('click', () => void this.look());
    }
    if ('serviceWorker' in navigator && 'caches' in window && this.dataset['worker']) {
      this.piece('keep').hidden = false;
      this.button('keep')?.addEventListener('click', () => void this.keep());
      void caches.has(this.cacheName).then((kept) => (kept ? this.keep() : undefined));
    }
    window.addEventListener('hashchange', () => this.readAddress());
    this.readAddress();
  }
  disconnectedCallback(): void {
    this.stopCamera();
  }

  readAddress(): void {
    const given = decodeURIComponent(location.hash.slice(1));
    // Other parts of the page have addresses too.
    if (given.includes('.')) void this.check(given);
  }

  /** The same name as in the service worker. */
  get cacheName(): string {
    return 'kreislotse sprachpass';
  }

  async check(given: string): Promise<void> {
    const field = this.querySelector('textarea');
    if (field) field.value = codeIn(given);
    const checked = await checkStamp({ given, keys: JSON.parse(this.dataset['keys'] ?? '[]') as StampKey[] });
    this.say(checked.ok ? this.word('genuine') : this.word(checked.fault), checked.ok ? 'ok' : 'error');
    this.show(checked.ok ? checked.stamp : null);
  }

  say(text: string, kind: 'ok' | 'error' | 'info'): void {
    const status = this.piece('status');
    status.textContent = text;
    status.dataset['kind'] = kind;
  }

  show(stamp: Stamp | null): void {
    const facts = this.piece('facts');
    facts.hidden = stamp === null;
    const values: Record<string, string> = stamp
      ? {
          course: stamp.course,
          provider: stamp.provider,
          units: this.units(stamp),
          level: stamp.level === null ? '–' : stamp.level === 'pre-A1' ? this.word('alpha') : stamp.level,
          day: new Intl.DateTimeFormat(this.dataset['format'], { dateStyle: 'long', timeZone: 'UTC' }).format(
            new Date(`${stamp.day}T12:00:00Z`),
          ),
          pass: stamp.pass,
        }
      : {};
    for (const place of facts.querySelectorAll<HTMLElement>('[data-fact]'))
      place.textContent = values[place.dataset['fact'] ?? ''] ?? '';
  }
  units({ units, unitsOf }: Stamp): string {
    const number = (value: number): string => new Intl.NumberFormat(this.dataset['format']).format(value);
    return unitsOf === null
      ? number(units)
      : this.word('units').replace('{units}', number(units)).replace('{of}', number(unitsOf));
  }

  async readPicture(file: Blob): Promise<void> {
    const text = await createImageBitmap(file)
      .then((picture) => read(picture, picture.width, picture.height))
      .catch(() => null);
    if (text !== null) return this.check(text);
    this.say(this.word('unreadable'), 'error');
    this.show(null);
  }

  /** Looks until a code is found or the button is pressed again. */
  async look(): Promise<void> {
    if (this.stream) return this.stopCamera();
    const video = this.querySelector('video')!;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      video.srcObject = this.stream;
      video.hidden = false;
      await video.play();
    } catch {
      this.stopCamera();
      return this.say(this.word('camera'), 'error');
    }
    while (this.stream) {
      const text = video.videoWidth > 0 ? await read(video, video.videoWidth, video.videoHeight).catch(() => null) : null;
      if (text !== null) {
        this.stopCamera();
        return this.check(text);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  stopCamera(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    const video = this.querySelector('video');
    if (video) video.hidden = true;
  }

  /** Keeps the page with its keys, so that it opens without a network; a kept one is brought up to date whenever it is opened. */
  async keep(): Promise<void> {
    try {
      await navigator.serviceWorker.register(this.dataset['worker']!, { scope: this.dataset['scope']! });
      const cache = await caches.open(this.cacheName);
      const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => href);
      const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);
      await cache.addAll([location.pathname, ...sheets, ...scripts]);
      await navigator.serviceWorker.ready;
    } catch {
      // Without a network the kept one stays as it is.
      if (!(await caches.has(this.cacheName))) return;
    }
    this.piece('keep').hidden = true;
    this.piece('kept').hidden = false;
  }

  word(name: string): string {
    return (JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>)[name] ?? '';
  }
  piece(name: string): HTMLElement {
    return this.querySelector(`[data-${name}]`) ?? document.createElement('span');
  }
  button(name: string): HTMLButtonElement | null {
    return this.querySelector(`[data-${name}] button`);
  }
}

async function read(source: ImageBitmap | HTMLVideoElement, width: number, height: number): Promise<string | null> {
  const own = window.BarcodeDetector
    ? await new window.BarcodeDetector({ formats: ['qr_code'] }).detect(source).catch(() => [])
    : [];
  if (own[0]) return own[0].rawValue;
  const scale = Math.min(1, mostPixels / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d')!;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return null;
  }
}

if (!customElements.get('pass-check')) customElements.define('pass-check', PassCheck);
