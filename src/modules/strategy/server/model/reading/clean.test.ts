import { describe, expect, it } from 'vitest';
import { cleanInline, firstSentence, joinLines, similarTitles } from './clean.ts';

describe('printed text', () => {
  it.each([
    ['Sprach- und Kultur- dolmetscherpools', 'Sprach- und Kulturdolmetscherpools'],
    ['Integrations- stelle, Volks- hochschule', 'Integrationsstelle, Volkshochschule'],
    ['kurz- bis mittelfristig', 'kurz- bis mittelfristig'],
    ['Krippe/ Tagespflege/Kindergarten', 'Krippe/Tagespflege/Kindergarten'],
    ['**Ziel 1.5**', 'Ziel 1.5'],
    ['*Migrant*innen* und __Gäste__', 'Migrant*innen und Gäste'],
    ['Pool<sup>8</sup> von [Helfenden](https://example.org/a_b)', 'Pool von Helfenden'],
    ['A &amp; B&nbsp;&ndash; C&#228;', 'A & B – Cä'],
    ['Sprach\u00adkurs  für   alle ', 'Sprachkurs für alle'],
    ['120 m² und Kurse²', '120 m² und Kurse'],
    ['Vorsorge und -hilfe - Bedarf', 'Vorsorge und -hilfe - Bedarf'],
  ])('%s', (raw, clean) => {
    expect(cleanInline(raw)).toBe(clean);
  });

  it('joins the lines of a paragraph', () => {
    expect(joinLines(['Sprache-', 'Bildung-Beruf'])).toBe('Sprache-Bildung-Beruf');
    expect(joinLines(['reibungslos funk-', 'tionierende Wege'])).toBe('reibungslos funktionierende Wege');
    expect(joinLines(['Sprach-', 'und Lesekurse'])).toBe('Sprach- und Lesekurse');
    expect(joinLines(['Bildungsge\u00ad', 'rechtigkeit'].map(cleanInline))).toBe('Bildungsgerechtigkeit');
  });

  it('splits off a first sentence, not an abbreviation', () => {
    expect(firstSentence('Kurse z. B. am 3. Mai. Danach Pause.')).toEqual({
      first: 'Kurse z. B. am 3. Mai.',
      rest: 'Danach Pause.',
    });
    expect(firstSentence('Der Verein e. V. hilft (ca. 5 Personen)').rest).toBe('');
    expect(firstSentence('„Wir helfen.“ Das gilt.').first).toBe('„Wir helfen.“');
  });

  it('knows two prints of one title', () => {
    expect(similarTitles('Arbeit & Bildung', 'Arbeit und Bildung')).toBe(true);
    expect(similarTitles('Verbesserte Koordination des Ehrenamtes', 'Verbesserte Koordinierung des Ehrenamtes')).toBe(true);
    expect(similarTitles('Kurse ausbauen', 'Sport fördern')).toBe(false);
  });
});
