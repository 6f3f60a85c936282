import { changedFields } from '#kernel/audit.ts';
import { invalidField } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { machineSettingsInput, machineThingInput } from '../../inputs-machine.ts';
import { loadBudget, loadMachine } from '../machine-store.ts';
import { machineTexts } from '../machine-texts.ts';
import { policy } from '../policy.ts';
import { translationSettings } from '../schema.ts';

/** The county's service without its key, and what of the year's words is used. */
export const readMachineSettings = useCase({
  name: 'translation.read-machine-settings',
  action: 'translation.manage',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const { settings } = await loadMachine({ tx });
    return ok({ settings, budget: await loadBudget({ ctx, tx, words: settings.wordsPerYear }) });
  },
});

export const changeMachineSettings = useCase({
  name: 'translation.change-machine-settings',
  action: 'translation.manage',
  policy,
  mode: 'write',
  input: machineSettingsInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { key, ...rest } = input;
    const address = rest.address.replace(/\/+$/, '');
    const { settings: before, service } = await loadMachine({ tx, lock: true });
    if (rest.provider !== null && !ctx.machine.accepts(address)) {
      return invalidField(
        'address',
        'Diese Adresse ruft die Installation nicht auf. Welche sie aufruft, bestimmt, wer sie betreibt.',
        'address-not-accepted',
      );
    }
    // A key is bound to the address for which it was given: it is never sent to another.
    const keeps = key === '' && service !== null && before.address === address && before.provider === rest.provider;
    const sealedKey = rest.provider === null ? null : key !== '' ? ctx.machine.seal(key) : keeps ? service.sealedKey : null;
    if (rest.provider === 'deepl' && sealedKey === null)
      return invalidField('key', 'Bitte den Schlüssel von DeepL angeben.', 'required');
    const set = { ...rest, address: rest.provider === null ? '' : address, sealedKey };
    await tx
      .insert(translationSettings)
      .values({ id: newId(ctx.clock.now().getTime()), countyId: ctx.county.id, ...set })
      .onConflictDoUpdate({ target: translationSettings.countyId, set });
    audit({
      subjectType: 'county',
      subjectId: ctx.county.id,
      summary: 'Übersetzungsdienst geändert',
      fields: {
        ...changedFields<Record<string, unknown>>(
          { ...before, hasKey: null },
          { ...before, ...rest, address: set.address, hasKey: null },
        ),
        ...(key === '' ? {} : { newKey: { after: true } }),
      },
    });
    touchPublic();
    return ok();
  },
});

/** Whether a reader may have a page translated: something is missing, a service is set up, and words are left. */
export const readOffer = useCase({
  name: 'translation.read-offer',
  action: 'translation.ask-machine',
  policy,
  mode: 'read',
  input: machineThingInput,
  run: async ({ ctx, tx, input }) => {
    const { settings, service } = await loadMachine({ tx });
    if (service === null || !settings.forReaders) return ok({ offered: false });
    const texts = await machineTexts({ ctx, tx, language: input.language, subjectIds: [input.subjectId] });
    const words = texts.reduce((sum, text) => sum + text.words, 0);
    const budget = await loadBudget({ ctx, tx, words: settings.wordsPerYear });
    return ok({ offered: texts.length > 0 && !input.language.includes('-x-') && budget.used + words <= budget.words });
  },
});

/** Whether the desk may ask a service in a language. */
export const readMachineDesk = useCase({
  name: 'translation.read-machine-desk',
  action: 'translation.machine',
  policy,
  mode: 'read',
  input: machineThingInput.pick({ language: true }),
  load: ({ input }) => Promise.resolve(ok({ loaded: undefined, thing: { languages: [input.language] } })),
  run: async ({ ctx, tx }) => {
    const { settings, service } = await loadMachine({ tx });
    const mayRun = may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'translation.manage' }) === 'yes';
    return ok({ hasService: service !== null, mayRun, budget: await loadBudget({ ctx, tx, words: settings.wordsPerYear }) });
  },
});
