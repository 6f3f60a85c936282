import { useCase } from '#kernel/use-case.ts';
import { createStrategyInput } from '../../inputs.ts';
import { layDownStrategy } from '../lay-down-strategy.ts';
import { policy } from '../policy.ts';

/**
 * Lays down a strategy as a draft, with everything below it, in one transaction: all of it or nothing.
 * Faults: the key is taken (conflict), a level that does not exist, a level that does not go down, double numbers,
 * unknown units or municipalities, a report from before the measure began.
 */
export const createStrategy = useCase({
  name: 'strategy.create',
  policy,
  mode: 'write',
  input: createStrategyInput,
  run: layDownStrategy,
});
