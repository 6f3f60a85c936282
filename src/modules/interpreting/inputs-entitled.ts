import { z } from 'zod';
import { requesterKinds } from './contract.ts';

export const takeOverInput = z.object({
  kinds: z.array(z.enum(requesterKinds)).min(1, 'Bitte mindestens eine Art wählen.'),
});
