import type { SubscriptionTopic } from '#modules/strategy/contract-subscriptions.ts';

/** What a link of a mail stands for, or that it is good for nothing any more. */
export async function openLink(input: {
  locals: App.Locals;
  token: string;
  kind: 'confirm' | 'leave';
}): Promise<{ state: 'open' | 'gone'; topics: SubscriptionTopic[] }> {
  const { locals, token, kind } = input;
  const read = await locals.app.strategy.readSubscription(locals.ctx, { token });
  return read.ok && read.value.kind === kind ? { state: 'open', topics: read.value.topics } : { state: 'gone', topics: [] };
}
