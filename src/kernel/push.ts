/** Where a browser is reached, as its Push API names it (W3C Push API, RFC 8291). */
export type PushTarget = { endpoint: string; p256dh: string; auth: string };

export type PushAnswer =
  | { state: 'sent' }
  /** The service knows the target no more: nothing will ever reach it. */
  | { state: 'gone' }
  /** It may work later. */
  | { state: 'later'; message: string };

export type Push = {
  /** The key by which push services know this installation; browsers subscribe with it. */
  publicKey: string;
  /** Whether this is a target of a push service that we send to: no other address is ever called. */
  accepts: (target: PushTarget) => boolean;
  /** Encrypts and sends one message. Never throws for what the service does. */
  send: (input: {
    target: PushTarget;
    /** At most three kilobytes. */
    payload: string;
    /** How long the service may wait for the browser, in seconds. */
    ttl: number;
    urgent: boolean;
    /** A later message with the same word replaces one that still waits: up to 32 letters of base64url. */
    topic: string;
  }) => Promise<PushAnswer>;
};
