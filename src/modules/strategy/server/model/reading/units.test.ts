import { describe, expect, it } from 'vitest';
import { knownUnits, namesPersons, splitGroups, splitUnits } from './units.ts';

describe('units', () => {
  const known = knownUnits(['Integrationsstelle', 'Reederei']);
  it.each([
    ['Fachbereich Bau, Infrastruktur, Wirtschaft', ['Fachbereich Bau, Infrastruktur, Wirtschaft']],
    ['Fachbereich Kinder, Jugend, Familie', ['Fachbereich Kinder, Jugend, Familie']],
    ['Integrationsstelle, Volkshochschule', ['Integrationsstelle', 'Volkshochschule']],
    ['Fachbereich Jugend, Soziales, Integrationsstelle', ['Fachbereich Jugend, Soziales', 'Integrationsstelle']],
    ['Stabsstelle Wirtschaft und Klimaschutz', ['Stabsstelle Wirtschaft und Klimaschutz']],
    ['Stabsstelle Verwaltung und die Ausländerbehörde', ['Stabsstelle Verwaltung', 'Ausländerbehörde']],
    [
      'Stabsstelle Arbeit in Zusammenarbeit mit der Volkshochschule (Mentoring, Center)',
      ['Stabsstelle Arbeit', 'Volkshochschule (Mentoring, Center)'],
    ],
    ['Gesundheitsamt - Fachgruppe Vorsorge und -hilfe', ['Gesundheitsamt - Fachgruppe Vorsorge und -hilfe']],
    ['Koordinierungsstelle für Migration und Teilhabe', ['Koordinierungsstelle für Migration und Teilhabe']],
    ['Jugendamt / Gesundheitsamt', ['Jugendamt', 'Gesundheitsamt']],
    ['IHK und Handwerkskammer', ['IHK', 'Handwerkskammer']],
    ['Kreissportbund e. V.', ['Kreissportbund e. V.']],
    ['Sozialamt; Jobcenter', ['Sozialamt', 'Jobcenter']],
    ['Reederei, Jobcenter', ['Reederei', 'Jobcenter']],
    ['Integrationsstelle, Integrationsstelle', ['Integrationsstelle']],
    ['–', []],
    ['k. A.', []],
  ])('%s', (printed, units) => {
    expect(splitUnits(printed, known)).toEqual(units);
  });
});

describe('target groups', () => {
  it.each([
    ['Frauen, Männer', ['Frauen', 'Männer']],
    ['Kinder, Jugendliche und Familien', ['Kinder', 'Jugendliche', 'Familien']],
    ['Jugendliche und deren Eltern', ['Jugendliche und deren Eltern']],
    ['Städte, Samtgemeinden und Gemeinden im Kreis', ['Städte, Samtgemeinden und Gemeinden im Kreis']],
    ['Haupt- und Ehrenamtliche, Zugewanderte', ['Haupt- und Ehrenamtliche, Zugewanderte']],
    ['Eltern; Schulen', ['Eltern', 'Schulen']],
  ])('%s', (printed, groups) => {
    expect(splitGroups(printed)).toEqual(groups);
  });

  it('tells groups of persons from deeds', () => {
    expect(namesPersons('Menschen im Rentenalter')).toBe(true);
    expect(namesPersons('Beratung für Eltern')).toBe(false);
  });
});
