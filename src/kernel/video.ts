/** Video rooms on a server that a county names, and links of any other provider. */

export const videoRoles = ['professional', 'interpreter', 'guest'] as const;
export type VideoRole = (typeof videoRoles)[number];
/** All that others in the room read of somebody. */
export const videoRoleWords: Readonly<Record<VideoRole, string>> = {
  professional: 'Fachkraft',
  interpreter: 'Sprachmittlung',
  guest: 'Gast',
};

/**
 * A Jitsi Meet server that checks tokens, as a county has set it up.
 * - `own`: `app_id` and `app_secret` of its Prosody (HS256)
 * - `jaas`: Jitsi as a service: the tenant, and a private key under the id of its public one (RS256)
 */
export type VideoServer =
  | {
      kind: 'own';
      /** `https://meet.example`. */
      address: string;
      appId: string;
      /** One of the server's accepted audiences; any where it names none. */
      audience: string;
      /** The server's domain, or `*`. */
      subject: string;
    }
  | { kind: 'jaas'; address: string; tenant: string; keyId: string };

/** Letters that a secret of one's own must have: a shorter one could be guessed from any token (RFC 7518, 3.2). */
export const shortestVideoSecret = 32;

/**
 * - `refused`: the installation does not allow the address
 * - `key`: nothing can be signed with it
 * - `early`, `over`: outside the time of the conversation
 */
export type VideoFailure = {
  ok: false;
  kind: 'refused' | 'key' | 'early' | 'over';
  /** German, for who wants to come in. */
  message: string;
};

export type VideoRooms = {
  /** The address of a server, without anything behind it. */
  acceptsServer: (address: string) => boolean;
  /** A link of another provider, which may carry its own key. */
  acceptsLink: (address: string) => boolean;
  /** A name that nobody guesses and that says nothing. */
  newRoom: () => string;
  /**
   * The way into one room in one role, good between both instants alone.
   * @param secret of the server, opened
   * @param room as `newRoom` gave it
   * @param language of the server's buttons, BCP 47
   * @throws RangeError for a room of another shape and for a time that does not end after it begins
   */
  enter: (input: {
    server: VideoServer;
    secret: string;
    room: string;
    role: VideoRole;
    opensAt: Date;
    closesAt: Date;
    now: Date;
    language?: string;
  }) => { ok: true; address: string } | VideoFailure;
};
