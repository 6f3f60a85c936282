import type { VideoServer } from '#kernel/video.ts';

/** Shared by server and browser: conversations by video and telephone, and drafts of requests. */

/** Where a pool's conversations take place: a Jitsi server with signed tokens, or the room of another provider; and a number to dial. */
export type TalkPlaces = {
  server: VideoServer | null;
  /** One standing room of another provider, where there is no server. */
  link: string | null;
  /** Number and code, as people dial them. */
  dialIn: string | null;
};

/** Minutes before the beginning from which one may come in, and after the end until which. */
export const [opensBefore, closesAfter] = [15, 60] as const;
/** So long somebody who is on standby has for an answer to a call. */
export const ringMinutes = 10;

/** What whoever comes in reads first. */
export type TalkView = {
  assignmentId: string;
  role: 'professional' | 'interpreter' | 'guest';
  language: string;
  startsAt: string;
  endsAt: string;
  opensAt: string;
  closesAt: string;
  mode: 'video' | 'phone';
  /** Null where it takes place on the telephone, or the office has entered no place. */
  way: 'room' | 'link' | null;
  dialIn: string | null;
  isOpen: boolean;
};

/** An appointment that needs an interpreter, before anybody has asked for one. */
export type DraftView = {
  id: string;
  requesterId: string | null;
  holder: string;
  language: string;
  startsAt: string;
  endsAt: string;
  mode: 'on-site' | 'video' | 'phone';
  street: string | null;
  municipality: string | null;
};
