export interface View {
  dir: 'ltr' | 'rtl';
  scheme: 'light' | 'dark' | undefined;
}

/** Direction and colour scheme as the address asks for them; without a scheme the system's holds. */
export const readView = (search: URLSearchParams): View => {
  const scheme = search.get('farbe');
  return {
    dir: search.get('richtung') === 'rtl' ? 'rtl' : 'ltr',
    scheme: scheme === 'dunkel' ? 'dark' : scheme === 'hell' ? 'light' : undefined,
  };
};
