import { getContext, setContext } from 'svelte';

const key = 'kept-page';

/** Tells the parts of a page whether it is kept for days, on a device or as a file. */
export const tellKept = (kept: () => boolean): unknown => setContext(key, kept);

/** Whether the page that a part stands on is kept for days: then it must not say what is so today only. */
export const isKept = (): boolean => getContext<(() => boolean) | undefined>(key)?.() ?? false;
