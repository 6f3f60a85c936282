import type { Reroute } from '@sveltejs/kit/hooks';

/**
 * A list of the office is downloaded at its page's address with `/tabelle.csv` or `/tabelle.xlsx` behind. The pages of single
 * things (`/gemeinden/[id]`) would take that for the name of one: such addresses go to the one route of all downloads.
 */
export const reroute: Reroute = ({ url }) => {
  const found = /^(\/verwaltung\/[^/]+)((?:\/.*)?)\/tabelle\.(csv|xlsx)$/.exec(url.pathname);
  return found ? `${found[1]}/als-tabelle/${found[3]}${found[2]}` : undefined;
};
