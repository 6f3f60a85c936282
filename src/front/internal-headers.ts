/**
 * What the front server and the application tell each other. The front server removes all of these from what comes in
 * and from what goes out, so that both may believe them.
 */
export const internal = {
  protocol: 'x-kreislotse-protocol',
  host: 'x-kreislotse-host',
  address: 'x-kreislotse-address',
  requestId: 'x-kreislotse-request-id',
  /** Slug of the county whose own host was asked. */
  hostCounty: 'x-kreislotse-host-county',
  /** A file that was laid down while it was read: JSON of `Locals['upload']`. */
  upload: 'x-kreislotse-upload',
  /** In an answer: the instant (ISO 8601) after which a kept page would say what is over. Taken out before it is sent. */
  until: 'x-kreislotse-until',
  /** The page is kept for days, on a device or as a file: `Locals['kept']`. */
  kept: 'x-kreislotse-kept',
  /** In an answer: the words of a search that found nothing, percent-encoded. */
  nothing: 'x-kreislotse-nothing',
} as const;

export const isInternal = (name: string): boolean => name.toLowerCase().startsWith('x-kreislotse-');
