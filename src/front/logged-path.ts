/** An address as it may stand in the log: what is as long and as random as the secret of a link is left out. */
export const loggedPath = (path: string): string => path.replaceAll(/[\w-]{40,}/g, '[hidden]');
