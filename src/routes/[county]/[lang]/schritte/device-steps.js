// @ts-check
/**
 * The checklist where no server answers: on a device without a network, and among static files. The page brings every step and
 * office as a template and the order for each answer; the answers stand in the address, as they do with a server.
 *
 * @typedef {{ title: string, when: string, after: string[], office: string | null }} Step
 * @typedef {{ orders: Record<string, string[]>, steps: Record<string, Step>, offices: Record<string, Record<string, string>>,
 *   words: Record<string, string>, done: string, finished: string }} Facts
 * @typedef {{ way: string, children: string[], place: string, done: string[] }} Answers
 */
class DeviceSteps extends HTMLElement {
  connectedCallback() {
    const facts = /** @type {Facts} */ (JSON.parse(this.dataset.facts ?? '{}'));
    const asked = new URLSearchParams(location.search);
    const answers = answersOf(asked, facts);
    if (answers === null || asked.has('aendern')) return this.ask(answers, asked.has('neu'));
    this.piece('[data-questions]').hidden = true;
    this.piece('[data-steps]').hidden = false;
    this.list(answers, facts);
  }

  /** @param {Answers | null} answers @param {boolean} forget */
  ask(answers, forget) {
    for (const input of this.querySelectorAll('input')) {
      if (input.name === 'weg') input.checked = input.value === answers?.way;
      if (input.name === 'kinder') input.checked = answers?.children.includes(input.value) ?? false;
    }
    const form = this.querySelector('form');
    const select = this.querySelector('select');
    if (select && answers) select.value = answers.place;
    if (form && answers && answers.done.length > 0) {
      const done = document.createElement('input');
      Object.assign(done, { type: 'hidden', name: 'fertig', value: answers.done.join('.') });
      form.append(done);
    }
    this.tell({ part: answers === null && !forget ? 'questions' : 'none', ...(forget ? { forget: '' } : {}) });
  }

  /** @param {Answers} answers @param {Facts} facts */
  list(answers, facts) {
    const keys = facts.orders[[answers.way, ...answers.children].join(' ')] ?? [];
    const done = answers.done.filter((key) => keys.includes(key));
    const open = keys.filter((key) => !done.includes(key));
    // The first that waits for none that is open, as the server chooses it.
    const free = open.find((key) => facts.steps[key]?.after.every((first) => !open.includes(first)));
    const next = free ?? open[0];
    const place = [...(this.querySelector('select')?.options ?? [])].find(({ value }) => value !== '' && value === answers.place);
    const offices = facts.offices[place?.value ?? ''] ?? {};
    const profile = [answers.way, ...answers.children].map((name) => facts.words[name] ?? '').join(' · ');
    this.piece('[data-profile]').textContent = (place ? `${place.text} · ` : '') + profile;
    const here = location.pathname;
    for (const key of keys) {
      const step = facts.steps[key];
      const look = done.includes(key) ? 'done' : key === next ? 'next' : 'open';
      const row = this.copy(`[data-step="${key}"][data-look="${look}"]`);
      const toggled = done.includes(key) ? done.filter((one) => one !== key) : [...done, key];
      const tick = row.querySelector(look === 'done' ? 'a' : '.steps-tick');
      const anchor = look === 'done' || !step ? '' : `#${step.when}`;
      tick?.setAttribute('href', here + searchOf({ ...answers, done: toggled }) + anchor);
      if (step?.office) this.name(row, offices[step.office]);
      const group = this.piece(look === 'done' ? '[data-finished]' : `[data-when="${step?.when}"]`);
      group.hidden = false;
      group.querySelector('ol, ul')?.append(row);
    }
    const words = facts.done.replace('{done}', String(done.length)).replace('{total}', String(keys.length));
    this.piece('[data-progress] b').textContent = words;
    this.piece('[data-progress] svg').setAttribute('aria-label', words);
    this.piece('[data-progress] .fill').setAttribute('width', `${((100 * done.length) / Math.max(keys.length, 1)).toFixed(2)}%`);
    this.piece('[data-all-done]').hidden = next !== undefined;
    this.piece('[data-finished] summary').textContent = facts.finished.replace('{count}', String(done.length));
    this.piece('[data-change]').setAttribute('href', `${here + searchOf({ ...answers, done })}&aendern`);
    this.piece('[data-forget]').setAttribute('href', `${here}?neu`);
    const title = next === undefined ? '' : (facts.steps[next]?.title ?? '');
    this.tell({ part: 'list', done: String(done.length), total: String(keys.length), next: title });
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  /** Who is responsible where the reader lives. @param {DocumentFragment} row @param {string | undefined} office */
  name(row, office) {
    const template = office === undefined ? null : this.querySelector(`template[data-office-card="${office}"]`);
    if (!(template instanceof HTMLTemplateElement)) return;
    row.querySelector('[data-card]')?.replaceWith(template.content.cloneNode(true));
    const line = row.querySelector('[data-office]');
    const name = template.dataset.officeName;
    if (!(line instanceof HTMLElement) || !name) return;
    line.hidden = false;
    (line.querySelector('bdi') ?? line).textContent = name;
  }

  /** What is kept of it on the device is `kept-steps`' own. @param {Record<string, string>} said */
  tell(said) {
    const kept = document.createElement('kept-steps');
    Object.assign(kept.dataset, { name: this.dataset.name ?? '', ...said });
    this.prepend(kept);
  }

  /** @param {string} selector @returns {DocumentFragment} */
  copy(selector) {
    const template = this.querySelector(`template${selector}`);
    return template instanceof HTMLTemplateElement
      ? /** @type {DocumentFragment} */ (template.content.cloneNode(true))
      : document.createDocumentFragment();
  }

  /** @param {string} selector */
  piece(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

/** @param {URLSearchParams} asked @param {Facts} facts @returns {Answers | null} */
function answersOf(asked, facts) {
  const way = asked.get('weg') ?? '';
  const children = ['kita', 'school'].filter((child) => asked.getAll('kinder').includes(child));
  if (!(way in facts.orders)) return null;
  const done = (asked.get('fertig') ?? '').split('.').filter((key) => key in facts.steps);
  return { way, children, place: asked.get('gemeinde') ?? '', done: [...new Set(done)] };
}

/** The same address that the server would write. @param {Answers} answers */
function searchOf({ way, children, place, done }) {
  const search = new URLSearchParams({ weg: way });
  for (const child of children) search.append('kinder', child);
  if (place !== '') search.set('gemeinde', place);
  if (done.length > 0) search.set('fertig', done.toSorted().join('.'));
  return `?${search}`;
}

customElements.define('device-steps', DeviceSteps);
