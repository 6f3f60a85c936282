// @ts-check
/** Elements that a pasted text keeps, and what others become. The server cleans again. */
const kept = new Set([
  'P',
  'H2',
  'H3',
  'H4',
  'UL',
  'OL',
  'LI',
  'BLOCKQUOTE',
  'BR',
  'STRONG',
  'EM',
  'A',
  'TABLE',
  'THEAD',
  'TBODY',
  'TR',
  'TH',
  'TD',
]);
/** @type {Record<string, string>} */
const becomes = { B: 'strong', I: 'em', H1: 'h2', H5: 'h4', H6: 'h4', DIV: 'p' };
const silent = new Set(['SCRIPT', 'STYLE', 'TITLE', 'META', 'LINK', 'XML', 'O:P', 'TEMPLATE']);

/**
 * What was pasted without anything but its meaning: word processors bring styles, comments and their own elements along.
 * @param {Node} node
 * @returns {Node[]}
 */
function plain(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')];
  if (!(node instanceof Element) || silent.has(node.tagName.toUpperCase())) return [];
  const name = node.tagName.toUpperCase();
  const inner = [...node.childNodes].flatMap(plain);
  const tag = becomes[name] ?? (kept.has(name) ? name.toLowerCase() : null);
  // Google Docs wraps everything into a bold element that is not bold.
  if (tag === null || (name === 'B' && /font-weight:\s*normal/.test(node.getAttribute('style') ?? ''))) return inner;
  const clean = document.createElement(tag);
  const href = name === 'A' ? (node.getAttribute('href') ?? '') : '';
  if (/^(https?:|mailto:|tel:)/i.test(href)) clean.setAttribute('href', href);
  clean.append(...inner);
  return [clean];
}

/** A text area as one sees the text in print, with a toolbar; what is written goes back into it as HTML. */
class RichText extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector('textarea');
    const shown = this.querySelector('[data-rich]');
    const format = this.querySelector('input[data-format]');
    const bar = this.querySelector('[data-bar]');
    if (!area || !(shown instanceof HTMLElement) || !(format instanceof HTMLInputElement) || !(bar instanceof HTMLElement))
      return;
    document.execCommand('defaultParagraphSeparator', false, 'p');
    shown.contentEditable = 'true';
    shown.hidden = false;
    bar.hidden = false;
    area.hidden = true;
    const help = this.querySelector('[data-markdown]');
    if (help instanceof HTMLElement) help.hidden = true;
    const label = this.closest('fieldset')?.querySelector('label[for="' + area.id + '"]');
    label?.addEventListener('click', () => shown.focus());
    const write = () => {
      format.value = 'html';
      area.value = shown.innerHTML;
    };
    shown.addEventListener('input', write);
    shown.addEventListener('paste', (event) => {
      const html = event.clipboardData?.getData('text/html');
      if (!html) return;
      event.preventDefault();
      const box = document.createElement('div');
      box.append(...[...new DOMParser().parseFromString(html, 'text/html').body.childNodes].flatMap(plain));
      document.execCommand('insertHTML', false, box.innerHTML);
    });
    bar.addEventListener('mousedown', (event) => event.preventDefault());
    bar.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      const command = button?.dataset['command'];
      if (!command) return;
      shown.focus();
      if (command === 'link') {
        const href = prompt('Adresse, zum Beispiel https://… oder tel:+49…');
        if (href) document.execCommand('createLink', false, href);
      } else if (command.startsWith('h') || command === 'p') document.execCommand('formatBlock', false, command);
      else document.execCommand(command);
      shown.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

/**
 * Lets the blocks of a form be dragged by their grips; the form itself carries the move out, like its buttons. A finger has
 * the buttons.
 * @param {HTMLFormElement} form
 */
function letDrag(form) {
  const blocks = () => [...form.querySelectorAll('fieldset.block')];
  /** @type {Element | null} */
  let dragged = null;
  const unmark = () => blocks().forEach((one) => one.classList.remove('drop-before', 'drop-behind'));
  /** @param {DragEvent} event */
  const over = (event) => {
    const block = event.target instanceof Element ? event.target.closest('fieldset.block') : null;
    if (dragged === null || block === null) return null;
    const { top, height } = block.getBoundingClientRect();
    return { block, behind: event.clientY > top + height / 2 };
  };
  for (const grip of form.querySelectorAll('[data-grip]')) {
    if (!(grip instanceof HTMLElement)) continue;
    grip.hidden = false;
    grip.draggable = true;
    grip.addEventListener('dragstart', (event) => {
      dragged = grip.closest('fieldset.block');
      event.dataTransfer?.setData('text/plain', '');
      if (dragged && event.dataTransfer) {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setDragImage(dragged, 0, 0);
      }
    });
    grip.addEventListener('dragend', () => {
      dragged = null;
      unmark();
    });
  }
  form.addEventListener('dragover', (event) => {
    const at = over(event);
    if (at === null) return;
    event.preventDefault();
    unmark();
    at.block.classList.add(at.behind ? 'drop-behind' : 'drop-before');
  });
  form.addEventListener('drop', (event) => {
    const at = over(event);
    if (at === null || dragged === null) return;
    event.preventDefault();
    unmark();
    const from = blocks().indexOf(dragged);
    const place = blocks().indexOf(at.block) + (at.behind ? 1 : 0);
    // Counted without the one that leaves its place.
    const to = place > from ? place - 1 : place;
    dragged = null;
    if (to === from) return;
    const button = document.createElement('button');
    button.hidden = true;
    button.name = 'do';
    button.value = `move.${from}.${to}`;
    form.append(button);
    form.requestSubmit(button);
  });
}

/** The form around a page's text: shows a moment later how it looks, and keeps the draft a while later. */
class PageEditor extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form');
    if (!form) return;
    letDrag(form);
    this.changed = false;
    /** @type {number | undefined} */
    let seeing;
    /** @type {number | undefined} */
    let keeping;
    form.addEventListener('input', () => {
      this.changed = true;
      this.tell('Noch nicht gespeichert');
      clearTimeout(seeing);
      clearTimeout(keeping);
      seeing = window.setTimeout(() => this.preview(form), 900);
      keeping = window.setTimeout(() => this.save(form), 5000);
    });
    form.addEventListener('submit', () => {
      this.changed = false;
      clearTimeout(seeing);
      clearTimeout(keeping);
    });
    const line = form.querySelector('[data-reading]');
    this.addEventListener('reading', () => {
      const words = form.querySelector('live-readability p')?.textContent?.replace(/\s+/g, ' ').trim();
      if (line && words) line.textContent = words;
    });
    line?.addEventListener('click', () => {
      const fold = form.querySelector('#lesbarkeit details');
      if (fold instanceof HTMLDetailsElement) fold.open = true;
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && this.changed) void this.save(form);
    });
  }

  /** @param {string} words */
  tell(words) {
    for (const status of this.querySelectorAll('[data-status]')) status.textContent = words;
  }

  /** @param {HTMLFormElement} form */
  fields(form) {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    return fields;
  }

  /** @param {HTMLFormElement} form */
  async preview(form) {
    const frame = this.querySelector('iframe');
    const address = this.dataset['preview'];
    if (!frame?.contentDocument || !address) return;
    const answer = await fetch(address, { method: 'POST', body: this.fields(form), headers: { accept: 'text/html' } }).catch(
      () => null,
    );
    if (answer === null) return;
    const made = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    const shown = frame.contentDocument.querySelector('main');
    if (made && shown) shown.innerHTML = made.innerHTML;
    const whole = this.querySelector('[data-whole]');
    if (!made || !whole) return;
    const lines = [...made.querySelectorAll('h1, h2, h3, h4, p, li, td, th')].filter((one) => !one.querySelector('p, li'));
    whole.textContent = lines.map((one) => one.textContent?.trim()).join('\n');
    whole.dispatchEvent(new Event('input'));
  }

  /** @param {HTMLFormElement} form */
  async save(form) {
    const address = this.dataset['save'];
    if (!address || this.stopped) return;
    this.changed = false;
    const answer = await fetch(address, { method: 'POST', body: this.fields(form), keepalive: true }).catch(() => null);
    const time = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit' }).format(new Date());
    if (answer?.ok) {
      const { version } = await answer.json();
      const field = form.querySelector('input[name=version]');
      if (field instanceof HTMLInputElement) field.value = String(version);
      this.tell(`Entwurf gespeichert um ${time} Uhr`);
      return;
    }
    this.changed = true;
    if (answer === null) return this.tell('Noch nicht gespeichert: Die Verbindung fehlt. Bitte lassen Sie die Seite offen.');
    // Somebody else's text is not written over: the button says what to do.
    if (answer.status === 409) this.stopped = true;
    const { message } = await answer.json().catch(() => ({ message: 'Das Speichern hat nicht geklappt.' }));
    this.tell(message);
  }
}

customElements.define('rich-text', RichText);
customElements.define('page-editor', PageEditor);
