import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpreterInput } from '#modules/interpreting/inputs.ts';
import {
  atInterpreterControls,
  emptyInterpreter,
  hoursText,
  interpreterControls,
  interpreterInputOf,
  minutesOf,
} from './interpreter-form.ts';
import { readInterpreterForm } from './read-interpreter-form.ts';

const poolId = '01a00000-0000-7000-8000-000000000001';
const filled = {
  name: 'Amal Beispiel',
  mail: 'amal@beispiel.example',
  'languages.0.tag': 'kmr-Latn',
  'languages.0.level': 'native',
  'languages.0.writes': 'ja',
  'languages.1.tag': '',
  'languages.1.level': '',
  mobility: 'bus',
  'weekly.0.weekday': '',
  'weekly.0.from': '',
  'weekly.0.to': '',
  'weekly.1.weekday': '0',
  'weekly.1.from': '08:00',
  'weekly.1.to': '12:00',
  'exceptions.0.from': '2026-12-24',
  'exceptions.0.to': '',
  hoursPerMonth: '12,5',
  eurosPerYear: '840,00 €',
};
const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

describe('the form of a person', () => {
  it('gives the use case rows without the empty ones, minutes and cents', () => {
    const { input } = readInterpreterForm(formOf(filled));
    expect(interpreterInput.parse({ ...input, poolId })).toMatchObject({
      languages: [{ tag: 'kmr-Latn', level: 'native', writes: true }],
      weekly: [{ weekday: 0, from: '08:00', to: '12:00' }],
      exceptions: [{ from: '2026-12-24', to: '2026-12-24', available: false }],
      mostMinutesPerMonth: 750,
      mostCentsPerYear: 84_000,
      radiusKm: null,
      gender: null,
    });
  });

  it('shows each fault at a control that is there, in the units that were typed', () => {
    const wrong = {
      ...filled,
      name: '',
      'languages.0.level': '',
      'weekly.1.weekday': '',
      hoursPerMonth: 'viele',
      eurosPerYear: '0,10',
      'trainings.3.module': 'basics',
      'trainings.3.day': '',
      'trainings.3.hours': 'x',
    };
    const { typed, input } = readInterpreterForm(formOf(wrong));
    const parsed = interpreterInput.safeParse({ ...input, poolId });
    const errors = parsed.error!.issues.map(({ path, message }) => ({ id: path.join('.'), message }));
    const shown = atInterpreterControls({ message: '', code: '', errors }).errors;
    const ids = shown.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'name',
        'languages.0.level',
        'weekly.0.weekday',
        'hoursPerMonth',
        'eurosPerYear',
        'trainings.0.day',
        'trainings.0.hours',
      ]),
    );
    for (const id of ids) expect(interpreterControls(typed)).toContain(id);
    expect(shown.find(({ id }) => id === 'hoursPerMonth')!.message).toContain('12,5');
    const nothing = interpreterInput.safeParse({ ...interpreterInputOf(emptyInterpreter), poolId });
    const faults = nothing.error!.issues.map(({ path, message }) => ({ id: path.join('.'), message }));
    for (const { id } of atInterpreterControls({ message: '', code: '', errors: faults }).errors)
      expect(interpreterControls(emptyInterpreter)).toContain(id);
  });

  it('writes hours so that they are read as the same minutes', () => {
    fc.assert(fc.property(fc.integer({ min: 30, max: 20_000 }), (minutes) => minutesOf(hoursText(minutes)) === minutes));
  });
});
