import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { countyShape, deliberationShape, networkShape, placesShape, strategyShape, successionShape } from './shape.ts';
import {
  contrast,
  loadCounties,
  loadNetworks,
  readDocuments,
  readReadme,
  runsOf,
  stringsOf,
  walk,
  wordsOf,
} from './sources.ts';

const loaded = loadCounties();
const documents = readDocuments();
const documentOf: Record<string, string> = {
  'heidekreis/strategies/2017.json': '000',
  'heidekreis/strategies/2025.json': '004',
  'wittmund/strategies/2018.json': '001',
  'rotenburg-wuemme/strategies/integrationskonzept.json': '002',
  'harburg/strategies/handlungskonzept.json': '003',
};
const everyStrategy = loaded.flatMap(({ county, strategies }) =>
  strategies.map(({ file, strategy }) => ({ file, county, strategy, nodes: walk(strategy.nodes) })),
);
const strategyAt = (file: string) => {
  const found = everyStrategy.find((entry) => entry.file === file);
  if (!found) throw new Error(`${file} is missing`);
  return found;
};
const doubles = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at);

describe('the folder', () => {
  it('holds the four counties and their five strategies', () => {
    expect(loaded.map(({ county }) => `${county.slug} ${county.ags}`).sort()).toEqual([
      'harburg 03353',
      'heidekreis 03358',
      'rotenburg-wuemme 03357',
      'wittmund 03462',
    ]);
    expect(everyStrategy.map(({ file }) => file).sort()).toEqual(Object.keys(documentOf).sort());
  });

  it('has a JSON Schema that says the same as these checks', async () => {
    const schema = z.toJSONSchema(z.union([countyShape, strategyShape, deliberationShape, networkShape, placesShape, successionShape]), { target: 'draft-2020-12' });
    const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 110 });
    await expect(text).toMatchFileSnapshot('../../data/schema.json');
  });
});

describe('what became of an earlier strategy', () => {
  const all = loaded.flatMap(({ county, succession, strategies }) =>
    succession ? [{ slug: county.slug, succession, strategies }] : [],
  );

  it('is told for Heidekreis', () => {
    expect(all.map(({ slug }) => slug)).toEqual(['heidekreis']);
  });

  it.each(all)('$slug: answers every entry once, with entries that are there', ({ succession, strategies }) => {
    const keysOf = (strategyKey: string): string[] =>
      walk(strategies.find(({ strategy }) => strategy.key === strategyKey)!.strategy.nodes).map(({ node }) => node.key);
    const [old, current] = [keysOf(succession.predecessorKey), keysOf(succession.successorKey)];
    expect(succession.answers.map((answer) => answer.from).sort()).toEqual([...old].sort());
    expect(succession.answers.flatMap((answer) => answer.to).filter((key) => !current.includes(key))).toEqual([]);
    for (const answer of succession.answers) {
      expect(doubles(answer.to), answer.from).toEqual([]);
      expect(answer.to.length === 0, answer.from).toBe(answer.kind === 'dropped');
      if (answer.kind === 'dropped') expect(answer.note, answer.from).not.toBeNull();
    }
    const carried = succession.answers.filter((answer) => answer.to.length > 0);
    const targets = carried.flatMap((answer) => answer.to);
    expect({
      all: succession.answers.length,
      dropped: succession.answers.length - carried.length,
      split: carried.filter((answer) => answer.to.length > 1).length,
      merged: new Set(doubles(targets)).size,
      fresh: current.length - new Set(targets).size,
    }).toMatchInlineSnapshot(`
      {
        "all": 102,
        "dropped": 49,
        "fresh": 11,
        "merged": 15,
        "split": 4,
      }
    `);
  });
});

describe('what bodies deliberated on', () => {
  const all = loaded.flatMap(({ county, deliberation }) => (deliberation ? [{ slug: county.slug, county, deliberation }] : []));

  it.each(all)('$slug: names its own bodies, meetings and units', ({ county, deliberation }) => {
    const bodies = deliberation.bodies.map((body) => body.key);
    expect(doubles(bodies)).toEqual([]);
    const units = new Set(county.units.map((unit) => unit.key));
    expect(deliberation.bodies.filter((body) => body.unitKey !== null && !units.has(body.unitKey))).toEqual([]);
    expect(deliberation.meetings.filter((meeting) => !bodies.includes(meeting.body))).toEqual([]);
    for (const { body, meeting } of deliberation.papers.flatMap((paper) => paper.stops)) {
      expect(bodies).toContain(body);
      if (meeting !== null) expect(deliberation.meetings.find((entry) => entry.key === meeting)?.body).toBe(body);
    }
  });

  it.each(all)('$slug: names meetings, papers, units and entries of its own in what was decided', ({ slug, county, deliberation }) => {
    const titles = new Map(
      loaded
        .find((entry) => entry.county.slug === slug)!
        .strategies.map(({ strategy }) => [strategy.key, JSON.stringify(strategy.nodes)] as const),
    );
    for (const decision of deliberation.decisions ?? []) {
      expect(deliberation.meetings.find((meeting) => meeting.key === decision.meeting)?.state).toBe('held');
      if (decision.paper !== null) expect(deliberation.papers.map((paper) => paper.key)).toContain(decision.paper);
      if (decision.unitKey !== null) expect(county.units.map((unit) => unit.key)).toContain(decision.unitKey);
      if (decision.becomes) expect(titles.get(decision.becomes.strategyKey)).toContain(JSON.stringify(decision.becomes.title));
      expect(decision.becomes === null || decision.answer === null).toBe(true);
      // No document prints what a body decided on a day.
      expect(decision.demonstration).toBe(true);
    }
  });

  it.each(all)('$slug: prints no date, number or wording as a fact that no document prints', ({ deliberation }) => {
    const facts = deliberation.papers.filter((paper) => !paper.demonstration);
    expect(facts.filter((paper) => paper.number !== null || paper.date !== null)).toEqual([]);
    expect(deliberation.meetings.filter((meeting) => !meeting.demonstration).map((meeting) => meeting.date)).toEqual(
      deliberation.meetings.some((meeting) => !meeting.demonstration) ? ['2018-11-22'] : [],
    );
  });

  it.each(all)('$slug: carries no telephone number, no mail address and no person', ({ deliberation }) => {
    const texts = stringsOf(deliberation);
    expect(texts.filter((text) => /\S@\S|\bmailto:|\b(?:Frau|Herr|Herrn) \p{Lu}/u.test(text))).toEqual([]);
  });
});

describe.each(loadNetworks())('the network of $slug', ({ slug, network }) => {
  const { county } = loaded.find((entry) => entry.county.slug === slug)!;

  it('names partner units of the county, each once', () => {
    const partners = county.units.filter((unit) => unit.kind === 'partner').map((unit) => unit.key);
    const keys = network.organisations.flatMap((organisation) => organisation.unitKey ?? []);
    for (const key of keys) expect(partners).toContain(key);
    expect(doubles(keys)).toEqual([]);
    expect(doubles(network.organisations.map((organisation) => organisation.name))).toEqual([]);
  });

  it('has projects of known carriers, units and entries', () => {
    const units = county.units.map((unit) => unit.key);
    const names = network.organisations.map((organisation) => organisation.name);
    for (const project of network.projects) {
      if (project.carrier !== null) expect(names).toContain(project.carrier);
      for (const key of [project.carrierUnitKey, project.contactUnitKey]) if (key !== null) expect(units).toContain(key);
      const strategy = everyStrategy.find((entry) => entry.strategy.key === project.strategyKey);
      const titles = strategy?.nodes.map(({ node }) => node.title) ?? [];
      for (const title of project.entries) expect(titles).toContain(title);
    }
  });

  it('carries no telephone number, no mail address and no person', () => {
    expect(stringsOf(network).filter((text) => /\S@\S|\bmailto:|\b(?:Frau|Herr|Herrn) \p{Lu}/u.test(text.replace('Frau und', '')))).toEqual([]);
  });
});

describe.each(loaded.map(({ county }) => ({ slug: county.slug, county })))('county $slug', ({ county }) => {
  it('has an accent that can be read on light and dark', () => {
    expect(contrast(county.accent.light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(county.accent.dark, '#16182b')).toBeGreaterThanOrEqual(4.5);
  });

  it('has its own municipalities, each once, inside known joint ones', () => {
    const keys = county.municipalities.map(({ ags }) => ags);
    expect(doubles(keys)).toEqual([]);
    expect(keys.filter((ags) => !ags.startsWith(county.ags))).toEqual([]);
    const joint = county.municipalities
      .filter(({ kind }) => kind === 'joint-municipality')
      .map(({ ags }) => ags);
    expect(joint.filter((ags) => ags.length !== 9)).toEqual([]);
    const single = county.municipalities.filter(({ kind }) => kind !== 'joint-municipality');
    expect(single.filter(({ ags }) => ags.length !== 8)).toEqual([]);
    expect(single.filter(({ partOf }) => partOf !== null && !joint.includes(partOf))).toEqual([]);
    expect(joint.filter((ags) => !single.some(({ partOf }) => partOf === ags))).toEqual([]);
    const official: Record<string, number> = {
      heidekreis: 23,
      wittmund: 19,
      'rotenburg-wuemme': 57,
      harburg: 42,
    };
    expect(single).toHaveLength(official[county.slug] ?? -1);
  });

  it('has units, groups and topics with keys of their own, parents and successors that exist', () => {
    const units = new Map(county.units.map((unit) => [unit.key, unit]));
    for (const list of [county.units, county.targetGroups, county.topics])
      expect(doubles(list.map(({ key }) => key))).toEqual([]);
    for (const unit of county.units) {
      const named = [...unit.successorKeys, ...(unit.parentKey ? [unit.parentKey] : [])];
      expect(named.filter((key) => !units.has(key) || key === unit.key)).toEqual([]);
      if (unit.validFrom && unit.validTo) expect(unit.validFrom <= unit.validTo).toBe(true);
      // No document prints validity or succession, so whoever sets one has to say whose assumption it is.
      if (unit.validFrom || unit.validTo || unit.successorKeys.length > 0)
        expect(unit.mappingNote, unit.key).toMatch(/Annahme dieses Projekts|gedruckten Förderzeitraums/);
      for (const key of unit.successorKeys) expect(units.get(key)?.validTo ?? null, key).toBeNull();
    }
  });
});

describe.each(everyStrategy)('$file', ({ file, county, strategy, nodes }) => {
  it('uses every key and every number once', () => {
    expect(doubles(nodes.map(({ node }) => node.key))).toEqual([]);
    expect(doubles(nodes.flatMap(({ node }) => node.number ?? []))).toEqual([]);
  });

  it('goes down by levels that exist and numbers that continue', () => {
    for (const { node, parent } of nodes) {
      expect(node.level, node.key).toBeLessThan(strategy.levels.length);
      if (parent) expect(node.level, node.key).toBeGreaterThan(parent.level);
      else expect(node.level, node.key).toBe(0);
      if (parent?.number && node.number)
        expect(node.number.startsWith(`${parent.number}.`), node.key).toBe(true);
      if (node.toBeDeveloped) expect(node.children, node.key).toEqual([]);
    }
    const used = new Set(nodes.map(({ node }) => node.level));
    expect(used.size).toBe(strategy.levels.length);
  });

  it('names units, target groups, fields and predecessors that exist', () => {
    const units = county.units.map(({ key }) => key);
    const groups = county.targetGroups.map(({ name }) => name);
    const fields = strategy.nodes.map(({ key }) => key);
    for (const { node } of nodes) {
      const named = [...(node.lead ? [node.lead] : []), ...node.partners];
      expect(
        named.filter((key) => !units.includes(key)),
        node.key,
      ).toEqual([]);
      expect(doubles(named), node.key).toEqual([]);
      expect(
        node.targetGroups.filter((name) => !groups.includes(name)),
        node.key,
      ).toEqual([]);
    }
    expect(strategy.texts.filter(({ nodeKey }) => nodeKey !== null && !fields.includes(nodeKey))).toEqual([]);
    const siblings = everyStrategy
      .filter((other) => other.county === county)
      .map((other) => other.strategy.key);
    if (strategy.predecessorKey) expect(siblings).toContain(strategy.predecessorKey);
    expect(strategy.predecessorKey).not.toBe(strategy.key);
  });

  it('has periods and notes in order, reasons where they are owed', () => {
    for (const { node, parent } of nodes) {
      const { from, to } = node.period ?? { from: null, to: null };
      if (from && to) expect(from <= to, node.key).toBe(true);
      if (node.period) expect(from ?? to, node.key).not.toBeNull();
      if (node.period && parent?.period) {
        expect((from ?? '') >= (parent.period.from ?? ''), node.key).toBe(true);
        expect((to ?? '9') <= (parent.period.to ?? '9'), node.key).toBe(true);
      }
      const dates = node.status.map(({ date }) => date);
      expect([...dates].sort(), node.key).toEqual(dates);
      if (from)
        expect(
          dates.filter((date) => date < from),
          node.key,
        ).toEqual([]);
      for (const note of node.status) {
        const owes = note.state === 'delayed' || note.state === 'dropped';
        expect(Boolean(note.reason), `${node.key} ${note.date}`).toBe(owes);
      }
      for (const change of node.periodChanges ?? [])
        expect(change.period.from <= change.period.to).toBe(true);
    }
  });

  it('is short and plain: titles of at most nine words, sentences of at most fifteen', () => {
    expect(
      nodes.filter(({ node }) => node.title.split(/\s+/).length > 9).map(({ node }) => node.title),
    ).toEqual([]);
    const sentences = [
      ...strategy.texts.flatMap(({ items }) => items),
      ...nodes.flatMap(({ node }) => [node.text ?? '', ...node.status.map(({ text }) => text)]),
    ].flatMap((text) => text.split(/(?<=[.!?;:])\s/));
    expect(sentences.filter((sentence) => wordsOf(sentence).length > 15)).toEqual([]);
  });

  it('has titles in English, Ukrainian and Arabic as deep as promised', () => {
    const depth = file.startsWith('heidekreis/') ? 1 : 0;
    for (const { node } of nodes.filter(({ node }) => node.level <= depth)) {
      expect(node.translations.en?.title ?? '', node.key).toMatch(/^[\p{Script=Latin}\p{P}\p{Zs}]+$/u);
      expect(node.translations.uk?.title ?? '', node.key).toMatch(/\p{Script=Cyrillic}{3}/u);
      expect(node.translations.uk?.title ?? '', node.key).not.toMatch(/[ыэъё]/i);
      expect(node.translations.ar?.title ?? '', node.key).toMatch(/\p{Script=Arabic}{3}/u);
      expect(node.translations.ar?.title ?? '', node.key).not.toMatch(/[٠-٩۰-۹]/);
    }
  });

  it('carries no telephone number, no mail address and no person', () => {
    // The invented persons who are asked to report have addresses of no real domain; their shape is checked above.
    const texts = stringsOf({ county: { ...county, responsiblePersons: [] }, strategy });
    expect(texts.filter((text) => /\S@\S|\bmailto:/.test(text))).toEqual([]);
    expect(texts.filter((text) => /(?:\+49|\b0)[\d ]{1,6}[/ \-–()]*\d{3,}/.test(text))).toEqual([]);
    expect(texts.filter((text) => /\b(?:Frau|Herr|Herrn) (?:\p{Lu}\.? )?\p{Lu}/u.test(text))).toEqual([]);
  });

  it.skipIf(documents === null)('shares no eight words in a row with a printed document', () => {
    const printed = new Set([...(documents?.values() ?? [])].flatMap((text) => runsOf(text, 8)));
    expect(printed.size).toBeGreaterThan(1000);
    const texts = [...stringsOf({ county, strategy }), readReadme()];
    expect(texts.flatMap((text) => runsOf(text, 8)).filter((run) => printed.has(run))).toEqual([]);
  });

  it.skipIf(documents === null)('has no figure that its document does not print', () => {
    const printed = documents?.get(documentOf[file] ?? '') ?? '';
    const facts = [
      ...strategy.texts.flatMap(({ items }) => items),
      ...nodes.flatMap(({ node }) => [
        node.title,
        node.text ?? '',
        ...node.steps,
        ...node.status.filter(({ demonstration }) => !demonstration).map(({ text }) => text),
      ]),
    ];
    const figures = facts.flatMap((text) => text.match(/\d+(?:[.,]\d+)*/g) ?? []);
    expect(figures.filter((figure) => !printed.includes(figure))).toEqual([]);
  });
});

describe('what is shown with them', () => {
  const { nodes } = strategyAt('heidekreis/strategies/2017.json');
  const measures = nodes.filter(({ node }) => node.level === 2).map(({ node }) => node);
  const reported = measures.filter(({ status }) => status.length > 0);

  it('counts what is printed', () => {
    const counts = (file: string) =>
      strategyAt(file).strategy.levels.map(
        (_, level) => strategyAt(file).nodes.filter(({ node }) => node.level === level).length,
      );
    expect(counts('heidekreis/strategies/2017.json')).toEqual([6, 22, 74]);
    expect(counts('heidekreis/strategies/2025.json')).toEqual([4, 29]);
    expect(counts('wittmund/strategies/2018.json')).toEqual([3, 6, 14, 18]);
    expect(counts('rotenburg-wuemme/strategies/integrationskonzept.json')).toEqual([4, 4, 4, 19]);
    expect(counts('harburg/strategies/handlungskonzept.json')).toEqual([9]);
  });

  it('marks the notes and quarters of 2017 as demonstration, and only those', () => {
    for (const { file, nodes: all } of everyStrategy) {
      const example = file === 'heidekreis/strategies/2017.json';
      for (const { node } of all) {
        for (const note of node.status) {
          expect(note.demonstration, node.key).toBe(example);
          expect(note.source === 'Beispieldaten', node.key).toBe(example);
        }
        expect(node.periodDemonstration ?? false, node.key).toBe(example && node.period !== null);
        expect(node.periodChanges?.every(({ demonstration }) => demonstration) ?? true, node.key).toBe(true);
        if (!example) expect(node.periodChanges, node.key).toBeUndefined();
      }
    }
  });

  it('shows all states, about two thirds reported, delays and shifts', () => {
    const last = reported.map(({ status }) => status.at(-1)?.state);
    expect([...new Set(last)].sort()).toEqual([
      'continuous',
      'delayed',
      'done',
      'dropped',
      'not-started',
      'running',
    ]);
    expect(reported.length / measures.length).toBeGreaterThan(0.6);
    expect(reported.length / measures.length).toBeLessThan(0.75);
    const dates = reported.flatMap(({ status }) => status.map(({ date }) => date)).sort();
    expect(dates[0]?.startsWith('2017-1')).toBe(true);
    expect((dates.at(-1) ?? '') <= '2019-12-31').toBe(true);
    const shifted = measures.filter(({ periodChanges }) => periodChanges);
    expect(shifted.length).toBeGreaterThanOrEqual(2);
    for (const { key, period, periodChanges, status } of shifted) {
      const [change] = periodChanges ?? [];
      expect((change?.period.to ?? '') > (period?.to ?? '9'), key).toBe(true);
      expect(
        status.some(({ date, state }) => state === 'delayed' && date === change?.date),
        key,
      ).toBe(true);
    }
  });

  it('reports nothing for Wittmund, Rotenburg and Harburg', () => {
    const others = everyStrategy.filter(({ county }) => county.slug !== 'heidekreis');
    expect(others.flatMap(({ nodes: all }) => all.flatMap(({ node }) => node.status))).toEqual([]);
  });
});
