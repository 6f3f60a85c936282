import { loadLinks } from '#lib/office/load-links.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ ...(await loadLinks({ locals, url })), search: url.search });
