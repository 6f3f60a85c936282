import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestForInput } from '#modules/interpreting/inputs.ts';
import { atControls, emptyRequest, mostLanguages, mostSlots, requestControls } from './interpreting-request-form.ts';
import { readRequestForm } from './read-interpreting-request-form.ts';

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

describe('the form of a request', () => {
  it('leaves out what is empty and keeps what was typed', () => {
    const { typed, input } = readRequestForm(
      formOf({
        requesterId: 'x',
        'languages.0': '',
        'languages.2': 'kmr-Latn',
        'slots.1.day': '2026-12-08',
        'slots.1.from': '09:00',
        'slots.1.to': '',
        publicRoom: 'ja',
        repeats: '',
      }),
    );
    expect(typed).toMatchObject({
      languages: ['kmr-Latn'],
      slots: [{ day: '2026-12-08', from: '09:00', to: '' }],
      publicRoom: true,
      professionalPresent: false,
    });
    expect(input).toMatchObject({ languages: ['kmr-Latn'], repeats: '0' });
  });

  it('shows each fault at a control that is there', () => {
    const parsed = requestForInput.safeParse(readRequestForm(formOf({})).input);
    const errors = parsed.error!.issues.map(({ path, message }) => ({ id: path.join('.'), message }));
    const shown = atControls({ message: '', code: '', errors }).errors.map(({ id }) => id);
    expect(shown).toEqual(expect.arrayContaining(['requesterId', 'languages.0', 'slots.0.day', 'occasion']));
    for (const id of shown) expect(requestControls).toContain(id);
    fc.assert(
      fc.property(
        fc.nat(mostSlots - 1),
        fc.nat(mostLanguages - 1),
        fc.constantFrom('startsAt', 'endsAt'),
        (slot, language, edge) => {
          const faults = [`dates.${slot}.${edge}`, `dates.${slot}`, `slots.${slot}`, `languages.${language}`, 'isPublicRoom'];
          const ids = atControls({ message: '', code: '', errors: faults.map((id) => ({ id, message: id })) }).errors;
          return ids.every(({ id }) => requestControls.includes(id));
        },
      ),
    );
  });

  it('says one thing at each control', () => {
    const twice = ['dates.0.startsAt', 'slots.0.from', 'dates'].map((id) => ({ id, message: id }));
    expect(atControls({ message: '', code: '', errors: twice }).errors).toEqual([
      { id: 'slots.0.from', message: 'dates.0.startsAt' },
      { id: 'slots.0.day', message: 'dates' },
    ]);
    expect(emptyRequest.publicRoom).toBe(true);
  });
});
