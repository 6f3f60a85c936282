// @ts-check
/**
 * Reads the page aloud with a voice of the device, sentence by sentence, and marks the sentence that is read. Voices that a foreign
 * server speaks are left out: what somebody reads is nobody's business. Without a voice for the page's language it stays hidden.
 */
const silent = 'nav,form,button,select,script,style,svg,sup,[hidden],[aria-hidden="true"],.no-print,.print-only,[data-silent]';
const mark = 'vorlesen';
/** Longer ones are not joined: a mark shows where one is. */
const longest = 220;
/** Ends of what is no sentence yet: `22.`, `z. B.`, `Nr.` */
const open = /(^|[\s(])(\d{1,2}|\p{L}{1,3})\.\s*$/u;

/** @param {string} tag */
const primary = (tag) => {
  const [first = ''] = tag.toLowerCase().split(/[-_]/);
  return first === 'kmr' ? 'ku' : first;
};

/** @param {string} tag */
function voiceFor(tag) {
  const fit = speechSynthesis.getVoices().filter(({ lang, localService }) => localService && primary(lang) === primary(tag));
  return fit.find((voice) => voice.default) ?? fit[0] ?? null;
}

/** @param {Element} element */
const isSeen = (element) =>
  !element.matches(silent) && (element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0);

/** @param {Element | null} element */
function blockOf(element) {
  let block = element;
  while (block?.parentElement && /^(inline|contents)/.test(getComputedStyle(block).display)) block = block.parentElement;
  return block;
}

/** @param {string} text @param {string} tag */
function sentencesOf(text, tag) {
  const cut =
    'Segmenter' in Intl
      ? Array.from(new Intl.Segmenter(tag, { granularity: 'sentence' }).segment(text), ({ segment }) => segment)
      : (text.match(/[^.!?؟]+[.!?؟]*\s*/g) ?? [text]);
  /** @type {string[]} */
  const sentences = [];
  for (const piece of cut) {
    const last = sentences.at(-1);
    if (last !== undefined && open.test(last) && last.length + piece.length < longest) sentences[sentences.length - 1] += piece;
    else sentences.push(piece);
  }
  return sentences;
}

/** @typedef {{ text: string, voice: SpeechSynthesisVoice, range: Range, block: Element }} Unit */

/** What is to be said, in order. Words of another language are said by a voice of theirs, where there is one. @param {Element} root */
function unitsOf(root) {
  /** @type {{ block: Element, tag: string, nodes: Text[] }[]} */
  const runs = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && !isSeen(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let broken = false;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text)) {
      broken ||= node.nodeName === 'BR';
      continue;
    }
    const block = blockOf(node.parentElement);
    if (block === null) continue;
    const own = node.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '';
    const tag = voiceFor(own) ? own : (block.closest('[lang]')?.getAttribute('lang') ?? '');
    const run = runs.at(-1);
    if (run && !broken && run.block === block && (run.tag === tag || node.data.trim() === '')) run.nodes.push(node);
    else runs.push({ block, tag, nodes: [node] });
    broken = false;
  }
  return runs.flatMap(({ block, tag, nodes }) => {
    const voice = voiceFor(tag) ?? voiceFor(document.documentElement.lang);
    return voice === null ? [] : cutRun({ block, tag, nodes, voice });
  });
}

/** @param {{ block: Element, tag: string, nodes: Text[], voice: SpeechSynthesisVoice }} run @returns {Unit[]} */
function cutRun({ block, tag, nodes, voice }) {
  const whole = nodes.map(({ data }) => data).join('');
  /** @param {number} at @returns {[Text, number]} */
  const place = (at) => {
    let left = at;
    for (const node of nodes) {
      if (left <= node.data.length) return [node, left];
      left -= node.data.length;
    }
    const last = /** @type {Text} */ (nodes.at(-1));
    return [last, last.data.length];
  };
  let at = 0;
  /** @type {Unit[]} */
  const units = [];
  for (const sentence of sentencesOf(whole, tag || 'de')) {
    const from = at + sentence.length - sentence.trimStart().length;
    at += sentence.length;
    const text = sentence.replace(/\s+/g, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    const range = document.createRange();
    range.setStart(...place(from));
    range.setEnd(...place(from + sentence.trim().length));
    units.push({ text, voice, range, block });
  }
  return units;
}

class ReadAloud extends HTMLElement {
  /** @type {Unit[]} */
  units = [];
  at = 0;
  /** Counted up with everything that is said or ended: what an earlier one still tells is not heard. */
  turn = 0;
  /** Held, for browsers throw away what nobody holds, and its end is never told. @type {SpeechSynthesisUtterance | null} */
  said = null;
  /** @type {Element | null} */
  marked = null;

  connectedCallback() {
    if (!('speechSynthesis' in window)) return;
    const offer = () => {
      if (voiceFor(document.documentElement.lang)) this.hidden = false;
    };
    offer();
    // Browsers learn their voices after the page is there.
    speechSynthesis.addEventListener?.('voiceschanged', offer);
    this.on('play', () => this.play());
    this.on('pause', () => this.pause());
    this.on('resume', () => this.say());
    this.on('stop', () => this.stop());
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.dataset['state']) this.stop();
    });
    // Voices go on talking after their page.
    addEventListener('pagehide', () => this.stop());
  }

  disconnectedCallback() {
    this.stop();
  }

  /** @param {string} name @returns {HTMLElement | null} */
  find(name) {
    return this.querySelector(`[data-${name}]`);
  }

  /** @param {string} name @param {() => void} act */
  on(name, act) {
    this.find(name)?.addEventListener('click', act);
  }

  play() {
    const root = this.closest('main');
    this.units = root ? unitsOf(root) : [];
    this.at = 0;
    this.tell('');
    this.say();
  }

  say() {
    const unit = this.units[this.at];
    if (!unit) return this.stop();
    this.hush();
    const turn = this.turn;
    const said = new SpeechSynthesisUtterance(unit.text);
    said.voice = unit.voice;
    said.lang = unit.voice.lang;
    said.onend = () => {
      if (turn !== this.turn) return;
      this.at += 1;
      this.say();
    };
    said.onerror = () => {
      if (turn !== this.turn) return;
      this.stop();
      this.tell(this.dataset['failed'] ?? '');
    };
    this.said = said;
    this.show('reading');
    this.mark(unit);
    speechSynthesis.speak(said);
  }

  /** Telephones cannot pause a voice: the sentence is said again from its beginning. */
  pause() {
    this.hush();
    this.show('paused');
  }

  stop() {
    if (!this.dataset['state']) return;
    this.hush();
    this.mark(null);
    this.show(null);
  }

  hush() {
    this.turn += 1;
    this.said = null;
    speechSynthesis.cancel();
  }

  /** @param {'reading' | 'paused' | null} state */
  show(state) {
    const focused = this.find('player')?.contains(document.activeElement) || document.activeElement === this.find('play');
    if (state === null) delete this.dataset['state'];
    else this.dataset['state'] = state;
    const parts = { player: state !== null, pause: state === 'reading', resume: state === 'paused' };
    for (const [name, shown] of Object.entries(parts)) this.find(name)?.toggleAttribute('hidden', !shown);
    const next = state === null ? 'play' : state === 'paused' ? 'resume' : 'pause';
    // Where the reader is stays, unless it went away under her.
    if (focused && document.activeElement !== this.find('stop')) this.find(next)?.focus();
    else if (focused && state === null) this.find('play')?.focus();
  }

  /** @param {string} words */
  tell(words) {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = words;
  }

  /** @param {Unit | null} unit */
  mark(unit) {
    this.marked?.classList.remove('read-here');
    this.marked = unit?.block ?? null;
    const can = 'highlights' in CSS && typeof Highlight === 'function';
    if (unit === null) {
      if (can) CSS.highlights.delete(mark);
      return;
    }
    // An older browser marks the whole paragraph.
    if (can) CSS.highlights.set(mark, new Highlight(unit.range));
    else unit.block.classList.add('read-here');
    const { top, bottom } = unit.range.getBoundingClientRect();
    if (top < 60 || bottom > innerHeight - 160) unit.block.scrollIntoView({ block: 'center' });
  }
}
if (!customElements.get('read-aloud')) customElements.define('read-aloud', ReadAloud);
