// @ts-check
/**
 * Shows its button where the browser knows passkeys, and runs the exchange. `data-options` gives the address of the
 * options, `data-target` that of the answer. With `data-register` a new passkey is made, else an old one is shown.
 */
class Passkey extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    if (!button || !('credentials' in navigator) || !('PublicKeyCredential' in window)) return;
    this.hidden = false;
    button.addEventListener('click', () => {
      button.setAttribute('aria-disabled', 'true');
      this.say('');
      this.run()
        .catch((error) => this.say(wordsFor(error)))
        .finally(() => button.removeAttribute('aria-disabled'));
    });
  }

  async run() {
    const { options: from = '', target = '', register, return: back = null } = this.dataset;
    const options = await send(from, {});
    const credential = register === undefined ? await show(options) : await make(options);
    const input = /** @type {HTMLInputElement | null} */ (this.querySelector('input'));
    const answer = await send(target, { credential, return: back, name: input?.value ?? '' });
    location.assign(answer.location);
  }

  /** @param {string} text */
  say(text) {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = text;
  }
}

/** @param {any} options */
async function show(options) {
  const found = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: listed(options.allowCredentials) },
  });
  const { id, type, rawId, response } = /** @type {any} */ (found);
  return {
    id,
    type,
    rawId: text(rawId),
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      ...(response.userHandle ? { userHandle: text(response.userHandle) } : {}),
    },
  };
}

/** @param {any} options */
async function make(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: listed(options.excludeCredentials),
    },
  });
  const { id, type, rawId, response } = /** @type {any} */ (made);
  return {
    id,
    type,
    rawId: text(rawId),
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

/** @param {{ id: string }[] | undefined} credentials */
const listed = (credentials) => (credentials ?? []).map((credential) => ({ ...credential, id: bytes(credential.id) }));

/** @param {string} base64url */
const bytes = (base64url) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

/** @param {ArrayBuffer} buffer */
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/**
 * @param {string} address
 * @param {object} body
 */
async function send(address, body) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(answer.message ?? 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.');
  return answer;
}

class Refused extends Error {}

/** @param {unknown} error */
function wordsFor(error) {
  if (error instanceof Refused) return error.message;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'Abgebrochen. Es wurde nichts geändert.';
  if (name === 'InvalidStateError') return 'Auf diesem Gerät gibt es schon einen Passkey für Ihr Konto.';
  if (name === 'SecurityError')
    return 'Passkeys gehen nur unter der richtigen Adresse dieser Seite, nicht unter einer IP-Adresse.';
  return 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.';
}

customElements.define('kreislotse-passkey', Passkey);
