/**
 * What the front server tells the application about a request. It removes all of these from what comes in,
 * so that the application may believe them.
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
} as const;

export const isInternal = (name: string): boolean => name.toLowerCase().startsWith('x-kreislotse-');
