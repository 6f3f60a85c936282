import type { App as Application } from './composition/app.ts';
import type { Actor, CountyRef, Ctx } from './kernel/context.ts';
import type { CountyView } from './modules/tenancy/contract.ts';

declare global {
  namespace App {
    interface Locals {
      app: Application;
      requestId: string;
      /** Who asks; anonymous without a session. */
      actor: Actor;
      /** The county of the address, by path or host; null where the address has none. */
      county: CountyView | null;
      /** What stands before the language in this county's public addresses: `/heidekreis`, or nothing on its own host. */
      base: string;
      /** Language of the page. */
      language: string;
      direction: 'ltr' | 'rtl';
      /** The page is kept for days, on a device or among files: it must not say what is so today only. */
      kept: 'device' | 'files' | null;
      /** A foreign server whose pictures this page may show; set by the page itself. */
      pictureOrigin?: string;
      /** First argument of every use case. */
      ctx: Ctx & { county: CountyRef | null };
      /** A file that the front server has laid down while it was being read, or why it refused it. */
      upload: { sha256: string; size: number; name: string; mime: string } | { error: 'too-large' | 'missing' } | null;
    }
    interface Error {
      code?: string;
      requestId?: string;
    }
  }
}

export {};
