// @ts-check
/**
 * What every element shares that lets this browser be told of something: it subscribes, tells the server, and leaves again. Scripts
 * carry it before their own. Words come with the element: this script has none.
 * @abstract
 */
export class PushElement extends HTMLElement {
  connectedCallback() {
    this.querySelector('[data-without]')?.remove();
    const form = /** @type {HTMLFormElement} */ (this.querySelector('form'));
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
      this.say(this.dataset.unsupported);
      return;
    }
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.run(() => this.subscribe(form));
    });
    this.leaving.addEventListener('click', () => this.run(() => this.leave()));
    this.run(() => this.show(form));
  }

  get leaving() {
    return /** @type {HTMLElement} */ (this.querySelector('[data-leave]'));
  }

  /** @param {() => Promise<void>} deed */
  async run(deed) {
    this.setAttribute('aria-busy', 'true');
    try {
      await deed();
    } catch {
      this.say(this.dataset.failed);
    }
    this.removeAttribute('aria-busy');
  }

  /** Why what was chosen is not enough; nothing where it is. @param {HTMLFormElement} _form @returns {string | undefined} */
  lacking(_form) {
    return undefined;
  }

  /** What the server is told beside the address. @param {HTMLFormElement} _form @returns {object} */
  wanted(_form) {
    return {};
  }

  async subscription() {
    const registration = await navigator.serviceWorker.getRegistration(this.dataset.scope);
    // A worker of the whole county answers for pages below it too: only the one of this very scope is meant.
    const own = registration && new URL(registration.scope).pathname === this.dataset.scope ? registration : undefined;
    return (await own?.pushManager.getSubscription()) ?? null;
  }

  /** What was chosen before; the server is told that this browser is still there. */
  async show(/** @type {HTMLFormElement} */ form) {
    const subscription = await this.subscription();
    const kept = localStorage.getItem(this.keeping);
    if (!subscription || kept === null) return;
    const chosen = new Set(/** @type {string[]} */ (JSON.parse(kept)));
    for (const input of form.querySelectorAll('input')) input.checked = chosen.has(`${input.name} ${input.value}`);
    for (const fold of form.querySelectorAll('details')) fold.open = fold.querySelector('input:checked') !== null;
    await this.tell(form, subscription);
    this.turned(true);
  }

  async subscribe(/** @type {HTMLFormElement} */ form) {
    const lacking = this.lacking(form);
    if (lacking !== undefined) return this.say(lacking);
    if ((await Notification.requestPermission()) !== 'granted') return this.say(this.dataset.denied);
    const { worker = '', scope = '', key = '' } = this.dataset;
    await navigator.serviceWorker.register(worker, { scope });
    const registration = await ready(scope);
    let subscription = await registration.pushManager.getSubscription();
    // One that was made with another key reaches nobody.
    if (subscription && text(subscription.options.applicationServerKey) !== key) {
      await subscription.unsubscribe();
      subscription = null;
    }
    subscription ??= await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    await this.tell(form, subscription);
    const inputs = [...form.querySelectorAll('input')].filter((input) => input.checked);
    localStorage.setItem(this.keeping, JSON.stringify(inputs.map((input) => `${input.name} ${input.value}`)));
    this.turned(true);
  }

  async leave() {
    const subscription = await this.subscription();
    localStorage.removeItem(this.keeping);
    if (subscription) {
      await this.send('DELETE', { endpoint: subscription.endpoint });
      await subscription.unsubscribe();
    }
    this.turned(false);
  }

  /**
   * @param {HTMLFormElement} form
   * @param {PushSubscription} subscription
   */
  async tell(form, subscription) {
    await this.send('POST', {
      target: {
        endpoint: subscription.endpoint,
        p256dh: text(subscription.getKey('p256dh')),
        auth: text(subscription.getKey('auth')),
      },
      ...this.wanted(form),
    });
  }

  /**
   * @param {string} method
   * @param {object} body
   */
  async send(method, body) {
    const answer = await fetch(this.dataset.device ?? '', {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(String(answer.status));
  }

  get keeping() {
    return `push ${this.dataset.scope}`;
  }

  /** @param {boolean} on */
  turned(on) {
    this.leaving.hidden = !on;
    this.say(on ? this.dataset.isOn : this.dataset.isOff);
  }

  /** @param {string | undefined} words */
  say(words) {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = words ?? '';
  }
}

/** The registration of this scope, once it can be subscribed with. @param {string} scope */
async function ready(scope) {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (!registration) throw new Error('no worker');
  const coming = registration.installing ?? registration.waiting;
  if (!registration.active && coming) {
    await new Promise((resolve) =>
      coming.addEventListener('statechange', () => {
        if (coming.state === 'activated') resolve(undefined);
      }),
    );
  }
  return registration;
}

/** @param {ArrayBuffer | null} buffer */
function text(buffer) {
  const binary = String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0)));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Where there is nothing to choose. */
customElements.define('push-offers', class extends PushElement {});
