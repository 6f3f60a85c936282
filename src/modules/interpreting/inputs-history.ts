import { z } from 'zod';
import { requesterStates, interpreterStates } from './contract.ts';
import { meetingModes } from './contract-rules.ts';
import { interpreterInput, languageTag, requesterInput, requestForInput } from './inputs.ts';

const instant = z.iso.datetime();

export const loadRequestersInput = z.object({
  rows: z
    .array(
      requesterInput.extend({
        state: z.enum(requesterStates),
        informedAt: instant.nullable(),
        registeredAt: instant.nullable(),
        blockedReason: z.string().max(300).nullable().default(null),
      }),
    )
    .max(2000),
});

export const loadInterpretersInput = z.object({
  poolId: z.uuid(),
  rows: z
    .array(
      interpreterInput.omit({ poolId: true }).extend({ state: z.enum(interpreterStates).exclude(['left']).default('active') }),
    )
    .max(2000),
});

/** How a conversation of the past ended. */
export const pastEnds = [
  'paid',
  'done',
  'unfilled',
  'cancelled-by-client',
  'cancelled-by-interpreter',
  'no-show-client',
] as const;

export const loadHistoryInput = z.object({
  poolId: z.uuid(),
  demonstration: z.boolean().default(false),
  rows: z
    .array(
      z
        .object({
          requesterId: z.uuid(),
          interpreterId: z.uuid().nullable(),
          language: languageTag,
          occasion: z.string().min(1).max(60),
          mode: z.enum(meetingModes),
          requestedAt: instant,
          startsAt: instant,
          endsAt: instant,
          ended: z.enum(pastEnds),
        })
        .refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'], message: 'Das Ende liegt vor dem Anfang.' })
        .refine(({ requestedAt, startsAt }) => requestedAt <= startsAt, {
          path: ['requestedAt'],
          message: 'Die Anfrage liegt nach dem Gespräch.',
        })
        .refine(({ interpreterId, ended }) => (interpreterId === null) === (ended === 'unfilled'), {
          path: ['interpreterId'],
          message: 'Nur was nicht besetzt wurde, hat niemanden.',
        }),
    )
    .max(5000),
});

export const loadRequestInput = requestForInput.extend({
  /** Who has promised to come. */
  confirmedBy: z.uuid().nullable().default(null),
});
