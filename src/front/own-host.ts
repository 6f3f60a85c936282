/** First parts of addresses that are no county. */
const reserved =
  /^\/(verwaltung|anmelden|abmelden|konto|einladung|stellungnahme|entwurf|stand|bewertung|durchsicht|beitrag|angebot|kurs|abfrage|treffen|sprachmittlung|kompetenz|ansprechstelle|kalender|api|integreat|_app|healthz|readyz|metrics)(\/|$)/;
const ofCounty = /^\/([a-z-]{2,10}(\/|$)|(farben\.css|sw\.js|geoeffnet\.js)$)/;

export const isReserved = (path: string): boolean => reserved.test(path);

/** Whether an address under a county's own host is the county's: there its slug is not written. */
export const belongsToHost = (path: string): boolean => (ofCounty.test(path) && !reserved.test(path)) || countyScript.test(path);

/** Scripts that are the county's in every language. */
const countyScript = /^\/(vorlesen|karte)\.js$/;
