import type { OfficeFunction } from '#modules/network/contract-places.ts';
import type { OfferTopic } from '#modules/offers/contract.ts';
import { topicOfTask, type ReferralFigures } from '../../contract.ts';
import { hiddenCounts } from '#kernel/hidden-counts.ts';

/** Referrals by topic and task. A task's number is told only where its topic's is, so that no difference gives one away. */
export function referralFigures(input: {
  counts: readonly { task: OfficeFunction; count: number }[];
  smallest: number;
}): Pick<ReferralFigures, 'smallest' | 'total' | 'topics'> {
  const { counts, smallest } = input;
  const byTopic = Map.groupBy(counts, ({ task }) => topicOfTask[task]);
  const sums = new Map([...byTopic].map(([topic, own]) => [topic, own.reduce((sum, { count }) => sum + count, 0)]));
  const hidden = hiddenCounts(sums, smallest);
  const total = [...sums.values()].reduce((sum, count) => sum + count, 0);
  const topics = [...sums].map(([topic, sum]): ReferralFigures['topics'][number] => {
    const own = byTopic.get(topic)!;
    const hiddenTasks = hiddenCounts(new Map(own.map(({ task, count }) => [task, count])), smallest);
    return {
      topic: topic satisfies OfferTopic,
      count: hidden.has(topic) ? null : sum,
      tasks: own
        .map(({ task, count }) => ({ task, count: hidden.has(topic) || hiddenTasks.has(task) ? null : count }))
        .toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0) || one.task.localeCompare(other.task)),
    };
  });
  return {
    smallest,
    total: total > 0 && total < smallest ? null : total,
    topics: topics.toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0) || one.topic.localeCompare(other.topic)),
  };
}
