import { officePaths } from '#lib/paths.ts';
import type { LayoutLoad } from './$types';

/** Addresses are functions and do not travel with the server's data: they are added here. */
export const load: LayoutLoad = ({ data }) => ({ ...data, paths: officePaths(data.county.slug) });
