import type { IncomingMessage, ServerResponse } from 'node:http';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Counts for Prometheus: no address, no person, only the kind of page and how it was answered. */
export function createMetrics() {
  const requests = new Map<string, number>();
  const durations = new Map<string, { counts: number[]; sum: number; count: number }>();
  const cached = { hit: 0, miss: 0 };
  const areaOf = (path: string): string => /^\/(verwaltung|api|anmelden|_app)(\/|$)/.exec(path)?.[1] ?? 'public';
  return {
    observe: (input: { request: IncomingMessage; response: ServerResponse; seconds: number }): void => {
      const area = areaOf(input.request.url ?? '/');
      const key = `area="${area}",method="${known(input.request.method)}",status="${input.response.statusCode}"`;
      requests.set(key, (requests.get(key) ?? 0) + 1);
      const histogram = durations.get(area) ?? { counts: buckets.map(() => 0), sum: 0, count: 0 };
      histogram.sum += input.seconds;
      histogram.count += 1;
      buckets.forEach((limit, index) => {
        if (input.seconds <= limit) histogram.counts[index]! += 1;
      });
      durations.set(area, histogram);
    },
    cache: (outcome: 'hit' | 'miss'): void => {
      cached[outcome] += 1;
    },
    text: async (now: {
      cache: { pages: number; bytes: number };
      jobs: { name: string; waiting: number; active: number; failed: number }[];
      outbox: { waiting: number; failed: number };
    }): Promise<string> =>
      [
        '# TYPE kreislotse_requests_total counter',
        ...[...requests].map(([labels, count]) => `kreislotse_requests_total{${labels}} ${count}`),
        '# TYPE kreislotse_request_seconds histogram',
        ...[...durations].flatMap(([area, histogram]) => [
          ...buckets.map(
            (limit, index) => `kreislotse_request_seconds_bucket{area="${area}",le="${limit}"} ${histogram.counts[index]}`,
          ),
          `kreislotse_request_seconds_bucket{area="${area}",le="+Inf"} ${histogram.count}`,
          `kreislotse_request_seconds_sum{area="${area}"} ${histogram.sum}`,
          `kreislotse_request_seconds_count{area="${area}"} ${histogram.count}`,
        ]),
        '# TYPE kreislotse_page_cache_total counter',
        `kreislotse_page_cache_total{outcome="hit"} ${cached.hit}`,
        `kreislotse_page_cache_total{outcome="miss"} ${cached.miss}`,
        '# TYPE kreislotse_page_cache_pages gauge',
        `kreislotse_page_cache_pages ${now.cache.pages}`,
        '# TYPE kreislotse_page_cache_bytes gauge',
        `kreislotse_page_cache_bytes ${now.cache.bytes}`,
        '# TYPE kreislotse_jobs gauge',
        ...now.jobs.flatMap((job) =>
          (['waiting', 'active', 'failed'] as const).map(
            (state) => `kreislotse_jobs{queue="${job.name}",state="${state}"} ${job[state]}`,
          ),
        ),
        '# TYPE kreislotse_outbox_mails gauge',
        `kreislotse_outbox_mails{state="waiting"} ${now.outbox.waiting}`,
        `kreislotse_outbox_mails{state="failed"} ${now.outbox.failed}`,
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '',
      ].join('\n'),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;

const known = (method: string | undefined): string =>
  ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method ?? '') ? method! : 'OTHER';
