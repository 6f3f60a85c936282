import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceLine } from '../../../draft.ts';
import type { Review, ReviewAction } from '../../../review.ts';
import { readStrategy } from '../reading/read-strategy.ts';
import { applyAction, foldReview } from './apply.ts';
import { presentReview, progressOf } from './present.ts';
import { startReview } from './start.ts';
import { reasonOf, unusedPlaces } from './unused.ts';
import { sourcesOf, walkReview } from './walk.ts';
import { windowsOf } from './windows.ts';

const document = `# Teilhabeplan Musterland

Dieses Papier entstand in vielen Gesprächen.

## Handlungsfeld 1: Sprache

### Ziel 1.1

Kurse überblicken

#### Strategische Maßnahmen

1. Bedarf erheben
2. Kurse planen + Räume suchen
3. Fahrten abstimmen

### Ziel 1.2

Sprachmittlung aufbauen

#### Operative Maßnahmen

1. Pool gründen
2. Einsätze vermitteln

## Handlungsfeld 2: Arbeit

### Ziel 2.1

Betriebe gewinnen

#### Operative Maßnahmen

1. Börse durchführen

¹ Vgl. Bericht, S. 4.
`;
const lines: SourceLine[] = document.split('\n').map((text, index) => ({ n: index + 1, text }));
const draft = readStrategy({ lines });
const titled = (review: Review, title: string) => [...review.nodes.values()].find((node) => node.title === title)!;
const done = (review: Review, action: ReviewAction) => expect(applyAction({ review, lines, action })).toBeNull();
const outline = (review: Review) => [...walkReview(review)].map((node) => `${node.level} ${node.title}`);

/** Every line with text is in the source of an entry or in the list of unused ones, and in exactly one of the two. */
function expectNothingLost(review: Review): void {
  const used = new Set(
    sourcesOf(review).flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)),
  );
  const unused = new Set(
    unusedPlaces({ review, lines }).flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)),
  );
  for (const line of lines.filter((entry) => entry.text.trim() !== ''))
    expect([used.has(line.n), unused.has(line.n)]).toContain(true);
  for (const n of unused) expect(used.has(n)).toBe(false);
}

/** Every node hangs below its parent once, deeper than it, and all are reached from the roots. */
function expectTree(review: Review): void {
  const reached = [...walkReview(review)];
  expect(new Set(reached.map((node) => node.id)).size).toBe(reached.length);
  expect(reached.length).toBe(review.nodes.size);
  for (const node of reached) {
    if (node.parent === null) expect(review.roots).toContain(node.id);
    else {
      expect(review.nodes.get(node.parent)!.children).toContain(node.id);
      expect(node.level).toBeGreaterThan(review.nodes.get(node.parent)!.level);
    }
    expect(node.level).toBeLessThan(review.levels.length);
  }
  for (const text of review.texts) if (text.node !== null) expect(review.nodes.has(text.node)).toBe(true);
  expect(new Set([...reached, ...review.texts].map((place) => place.no)).size).toBe(reached.length + review.texts.length);
}

describe('the draft of the example', () => {
  it('is read with three levels, and asks about two measures in one line', () => {
    const review = startReview(draft);
    expect(review.levels).toEqual(['Handlungsfeld', 'Ziel', 'Maßnahme']);
    expect(titled(review, 'Kurse planen + Räume suchen').unsure).toEqual([
      { reason: 'two-in-one', question: 'Zwei Einträge in einer Zeile?' },
    ]);
    expectNothingLost(review);
    expectTree(review);
  });
});

describe('one action', () => {
  it('confirms a place, and all sure ones below it', () => {
    const review = startReview(draft);
    done(review, { do: 'confirm', ids: [titled(review, 'Sprache').id], below: true });
    expect(titled(review, 'Bedarf erheben').checked).toBe(true);
    expect(titled(review, 'Kurse planen + Räume suchen').checked).toBe(false);
    expect(titled(review, 'Betriebe gewinnen').checked).toBe(false);
    const counts = progressOf([...walkReview(review), ...review.texts]);
    expect(counts.checked + counts.unsure + counts.open).toBe(counts.total);
    expect(counts).toMatchObject({ checked: 7, unsure: 1, open: 3 });
  });

  it('splits one into two that come from the same line', () => {
    const review = startReview(draft);
    const node = titled(review, 'Kurse planen + Räume suchen');
    done(review, { do: 'split', node: node.id, titles: ['Kurse planen', 'Räume suchen'] });
    const made = titled(review, 'Räume suchen');
    expect(made).toMatchObject({ parent: node.parent, level: 2, kind: 'strategic', number: null, source: node.source });
    expect(outline(review).slice(2, 6)).toEqual(['2 Bedarf erheben', '2 Kurse planen', '2 Räume suchen', '2 Fahrten abstimmen']);
    expect(applyAction({ review, lines, action: { do: 'split', node: node.id, titles: ['nur einer'] } })).toMatchObject({
      code: 'too-few',
    });
  });

  it.each([
    ['title', { title: 'Bedarf erheben Kurse planen + Räume suchen' }],
    ['paragraph', { title: 'Bedarf erheben', text: '2 Kurse planen + Räume suchen' }],
    ['step', { title: 'Bedarf erheben', steps: ['Kurse planen + Räume suchen'] }],
  ] as const)('merges into the one before as %s, with the lines of both', (as, expected) => {
    const review = startReview(draft);
    const into = titled(review, 'Bedarf erheben');
    const node = titled(review, 'Kurse planen + Räume suchen');
    done(review, { do: 'merge', node: node.id, into: into.id, as });
    expect(review.nodes.has(node.id)).toBe(false);
    expect(into).toMatchObject(expected);
    expect(into.source).toEqual([{ from: into.source[0]!.from, to: node.source.at(-1)!.to }]);
  });

  it('raises a measure to a goal, which takes along what followed it', () => {
    const review = startReview(draft);
    done(review, { do: 'relabel', node: titled(review, 'Kurse planen + Räume suchen').id, level: 1 });
    expect(outline(review).slice(0, 6)).toEqual([
      '0 Sprache',
      '1 Kurse überblicken',
      '2 Bedarf erheben',
      '1 Kurse planen + Räume suchen',
      '2 Fahrten abstimmen',
      '1 Sprachmittlung aufbauen',
    ]);
    expectTree(review);
  });

  it('lowers a goal to a measure of the goal before it', () => {
    const review = startReview(draft);
    done(review, { do: 'relabel', node: titled(review, 'Sprachmittlung aufbauen').id, level: 2 });
    expect(titled(review, 'Sprachmittlung aufbauen').parent).toBe(titled(review, 'Kurse überblicken').id);
    expectTree(review);
    expect(review.nodes.size).toBe(startReview(draft).nodes.size);
  });

  it('moves below another goal, never below itself or something not higher', () => {
    const review = startReview(draft);
    const measure = titled(review, 'Pool gründen');
    const goal = titled(review, 'Betriebe gewinnen');
    done(review, { do: 'move', node: measure.id, parent: goal.id, position: 0 });
    expect(goal.children[0]).toBe(measure.id);
    expect(
      applyAction({ review, lines, action: { do: 'move', node: titled(review, 'Arbeit').id, parent: goal.id, position: 0 } }),
    ).toMatchObject({ code: 'cycle' });
    expect(applyAction({ review, lines, action: { do: 'move', node: goal.id, parent: measure.id, position: 0 } })).toMatchObject({
      code: 'cycle',
    });
    expect(
      applyAction({
        review,
        lines,
        action: { do: 'move', node: goal.id, parent: titled(review, 'Sprachmittlung aufbauen').id, position: 0 },
      }),
    ).toMatchObject({ code: 'level-not-below' });
    expectTree(review);
  });

  it('drops a goal alone or with all below it; its lines are unused then', () => {
    const kept = startReview(draft);
    const goal = titled(kept, 'Kurse überblicken');
    done(kept, { do: 'drop', node: goal.id, children: 'keep' });
    expect(titled(kept, 'Bedarf erheben').parent).toBe(titled(kept, 'Sprache').id);
    expect(
      unusedPlaces({ review: kept, lines }).some(
        (range) => range.from <= goal.source[0]!.from && goal.source[0]!.from <= range.to,
      ),
    ).toBe(true);
    const whole = startReview(draft);
    done(whole, { do: 'drop', node: titled(whole, 'Kurse überblicken').id, children: 'drop' });
    expect(outline(whole)).not.toContain('2 Bedarf erheben');
    for (const review of [kept, whole]) {
      expectNothingLost(review);
      expectTree(review);
    }
  });

  it('uses an unused line as a node in its place, as a text, and only once', () => {
    const review = startReview(draft);
    const [unused] = unusedPlaces({ review, lines }).filter((range) => /vielen Gesprächen/.test(range.text));
    const used = unused ?? unusedPlaces({ review, lines })[0]!;
    const as = { kind: 'text' as const, textKind: 'situation' as const, node: null, title: 'Wie es kam' };
    done(review, { do: 'use', from: used.from, to: used.to, as });
    expect(review.texts.at(-1)).toMatchObject({ title: 'Wie es kam', checked: true, source: [{ from: used.from, to: used.to }] });
    expect(applyAction({ review, lines, action: { do: 'use', from: used.from, to: used.to, as } })).toMatchObject({
      code: 'lines-in-use',
    });
    const dropped = titled(review, 'Einsätze vermitteln');
    done(review, { do: 'drop', node: dropped.id, children: 'drop' });
    done(review, { do: 'use', from: dropped.source[0]!.from, to: dropped.source[0]!.to, as: { kind: 'node', level: 2 } });
    expect(outline(review)).toEqual(outline(startReview(draft)));
    expect(titled(review, 'Einsätze vermitteln')).toMatchObject({
      number: '2',
      parent: titled(review, 'Sprachmittlung aufbauen').id,
    });
    expectNothingLost(review);
    expectTree(review);
  });

  it('leaves everything as it was when it does not fit', () => {
    const review = startReview(draft);
    const before = JSON.stringify([...review.nodes]);
    const node = titled(review, 'Pool gründen').id;
    const wrong: ReviewAction[] = [
      { do: 'relabel', node, level: 7 },
      { do: 'merge', node: titled(review, 'Sprache').id, into: node, as: 'title' },
      { do: 'edit', node, fields: { title: ' ' } },
      { do: 'drop', node: 'nicht da', children: 'drop' },
      { do: 'use', from: 2, to: 2, as: { kind: 'node', level: 1 } },
      { do: 'document', title: 'X', levels: ['nur eine'] },
    ];
    for (const action of wrong)
      expect(applyAction({ review, lines, action })).toMatchObject({ message: expect.stringMatching(/\w/) });
    expect(JSON.stringify([...review.nodes])).toBe(before);
  });
});

describe('any sequence of actions', () => {
  const number = fc.nat(60);
  const someAction = fc.record({ kind: fc.nat(9), a: number, b: number, c: number });
  const make = (review: Review, given: { kind: number; a: number; b: number; c: number }): ReviewAction => {
    const ids = [...review.nodes.keys()];
    const id = (at: number): string => ids[at % Math.max(1, ids.length)] ?? 'keine';
    const places = unusedPlaces({ review, lines });
    const range = places[given.a % Math.max(1, places.length)] ?? { from: 1, to: 1 };
    const kinds: (() => ReviewAction)[] = [
      () => ({ do: 'confirm', ids: [id(given.a)], below: given.b % 2 === 0 }),
      () => ({ do: 'edit', node: id(given.a), fields: { title: `Titel ${given.b}`, number: String(given.c) } }),
      () => ({ do: 'relabel', node: id(given.a), level: given.b % 4 }),
      () => ({ do: 'move', node: id(given.a), parent: given.b % 5 === 0 ? null : id(given.b), position: given.c % 6 }),
      () => ({ do: 'merge', node: id(given.a), into: id(given.b), as: (['title', 'paragraph', 'step'] as const)[given.c % 3]! }),
      () => ({ do: 'split', node: id(given.a), titles: ['eins', 'zwei', 'drei'].slice(0, 1 + (given.b % 3)) }),
      () => ({ do: 'drop', node: id(given.a), children: given.b % 2 === 0 ? 'drop' : 'keep' }),
      () => ({ do: 'use', from: range.from, to: range.to, as: { kind: 'node', level: given.b % 3 } }),
      () => ({
        do: 'use',
        from: range.from,
        to: range.to,
        as: { kind: 'text', textKind: 'challenge', node: given.b % 2 === 0 ? null : id(given.b), title: '' },
      }),
      () => ({
        do: 'use',
        from: range.from,
        to: range.to,
        as: { kind: (['title', 'paragraph', 'step'] as const)[given.c % 3]!, node: id(given.b) },
      }),
    ];
    return kinds[given.kind]!();
  };

  it('loses no line, keeps the tree whole, and is undone exactly', () => {
    fc.assert(
      fc.property(fc.array(someAction, { maxLength: 14 }), (given) => {
        const actions: ReviewAction[] = [];
        let review = startReview(draft);
        const states = [JSON.stringify([[...review.nodes], review.roots, review.texts])];
        for (const each of given) {
          const action = make(review, each);
          if (applyAction({ review, lines, action }) !== null) {
            // What was refused must have changed nothing.
            expect(JSON.stringify([[...review.nodes], review.roots, review.texts])).toBe(states.at(-1));
            continue;
          }
          actions.push(action);
          states.push(JSON.stringify([[...review.nodes], review.roots, review.texts]));
          expectNothingLost(review);
          expectTree(review);
        }
        for (let count = actions.length; count >= 0; count -= 1) {
          review = foldReview({ draft, lines, actions: actions.slice(0, count) });
          expect(JSON.stringify([[...review.nodes], review.roots, review.texts])).toBe(states[count]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the window of a large document', () => {
  const fields = Array.from({ length: 12 }, (_, field) => [
    `## Handlungsfeld ${field + 1}: Feld ${field + 1}`,
    ...Array.from({ length: 12 }, (_unused, goal) => [
      `### Ziel ${field + 1}.${goal + 1}`,
      `Ziel Nummer ${goal + 1}`,
      '#### Strategische Maßnahmen',
      ...Array.from({ length: 12 }, (_none, measure) => `${measure + 1}. Maßnahme ${measure + 1}`),
      '',
    ]).flat(),
  ]).flat();
  const many: SourceLine[] = fields.map((text, index) => ({ n: index + 1, text }));
  const large = startReview(readStrategy({ lines: many }));

  it('holds every node once, and no window too many', () => {
    const windows = windowsOf(large, many);
    const held = windows.flatMap((window) => window.nodes);
    expect(held.length).toBe(large.nodes.size);
    expect(new Set(held).size).toBe(held.length);
    expect(large.nodes.size).toBeGreaterThan(1500);
    for (const window of windows) expect(window.nodes.length).toBeLessThanOrEqual(90);
  });

  it('shows the window of the chosen place and the lines beside it', () => {
    const last = [...large.nodes.values()].at(-1)!;
    const page = presentReview({ review: large, lines: many, window: null, place: last.id, line: null });
    expect(page.nodes.map((node) => node.id)).toContain(last.id);
    expect(page.lines.some((line) => line.owners.some((owner) => owner.id === last.id))).toBe(true);
    expect(page.lines.length).toBeLessThanOrEqual(260);
  });
});

describe('why a line is not used', () => {
  it.each([
    ['Vorwort . . . . . . 3', 'contents'],
    ['<sup>8</sup> Vgl. Deutscher Landkreistag, S. 79.', 'footnote'],
    ['## Liebe Leserinnen und Leser!', 'heading'],
    ['Seite 4', 'page'],
    ['![Titelbild](bild.png)', 'picture'],
    ['Gemeinde\tEinwohner', 'table'],
    ['- ein Punkt ohne Zusammenhang.', 'list'],
    ['Wer neu ankommt, spricht oft noch wenig Deutsch.', 'running-text'],
  ] as const)('%s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });
});
