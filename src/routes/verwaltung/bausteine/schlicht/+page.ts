import { readView } from '../view.ts';
import type { PageLoad } from './$types';

export const csr = false;

export const load: PageLoad = ({ url }) => readView(url.searchParams);
