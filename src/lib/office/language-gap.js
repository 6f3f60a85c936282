// @ts-check
/**
 * Keeps taps on the device until the server has them. The same tap is sent again until it is answered; by its number it counts once.
 * @param {{ store: Pick<Storage, 'getItem' | 'setItem'>, key: string, send: (taps: Record<string, string>[]) => Promise<{ done: string[], refused: string[] } | null> }} given
 * `send` answers null where nobody could be reached
 */
export function gapQueue({ store, key, send }) {
  /** @returns {Record<string, string>[]} */
  const waiting = () => {
    try {
      const kept = JSON.parse(store.getItem(key) ?? '[]');
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  };
  let busy = false;
  return {
    waiting: () => waiting().length,
    /** @param {Record<string, string>} tap */
    add: (tap) => store.setItem(key, JSON.stringify([...waiting(), tap])),
    flush: async () => {
      const taps = waiting().slice(0, 50);
      if (busy || taps.length === 0) return { sent: 0, refused: 0 };
      busy = true;
      try {
        const answer = await send(taps);
        if (answer === null) return { sent: 0, refused: 0 };
        const gone = new Set([...answer.done, ...answer.refused]);
        // What was tapped meanwhile stays.
        store.setItem(key, JSON.stringify(waiting().filter((tap) => !gone.has(tap['clientId'] ?? ''))));
        return { sent: answer.done.length, refused: answer.refused.length };
      } finally {
        busy = false;
      }
    },
  };
}

/** @param {string} url */
const sendTo = (url) => async (/** @type {Record<string, string>[]} */ taps) => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ taps }),
      redirect: 'error',
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
};

/** Today as the county's clocks show it. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());

/** The form of a desk that could not make itself understood: works without a network, and says what waits. */
class LanguageGap extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    const form = this.querySelector('form');
    const status = this.querySelector('[role="status"]');
    const url = this.getAttribute('send');
    if (!form || !status || url === null) return;
    const queue = gapQueue({ store: localStorage, key: `kreislotse ${url}`, send: sendTo(url) });
    const tell = (/** @type {string} */ first) => {
      const left = queue.waiting();
      const waits = left === 0 ? '' : `${left === 1 ? '1 Notiz wartet' : `${left} Notizen warten`} auf das Netz.`;
      status.textContent = [first, waits].filter(Boolean).join(' ');
      status.classList.toggle('told', status.textContent !== '');
    };
    const flush = async (/** @type {string} */ first) => {
      const { refused } = await queue.flush();
      tell(refused > 0 ? 'Eine Notiz wurde nicht angenommen.' : first);
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const given = new FormData(form, event.submitter);
      /** @type {Record<string, string>} */
      const tap = { clientId: crypto.randomUUID(), day: today() };
      for (const [name, value] of given) if (name !== 'clientId' && typeof value === 'string') tap[name] = value;
      if (tap['other']) tap['language'] = tap['other'];
      delete tap['other'];
      queue.add(tap);
      tell('Notiert.');
      void flush('Notiert.');
    });
    addEventListener('online', () => void flush(''));
    setInterval(() => void flush(''), 60_000);
    void flush('');
  }
}

if (globalThis.customElements) customElements.define('language-gap', LanguageGap);
