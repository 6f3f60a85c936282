const berlin = { timeZone: 'Europe/Berlin' } as const;

/** `26.11.2026, 10:42 Uhr`, for tables. */
export const shortInstant = (iso: string): string =>
  `${new Date(iso).toLocaleDateString('de-DE', { ...berlin, day: '2-digit', month: '2-digit', year: 'numeric' })}, ${clock(iso)}`;

/** `26. November 2026`. */
export const longDay = (iso: string): string =>
  new Date(iso).toLocaleDateString('de-DE', { ...berlin, day: 'numeric', month: 'long', year: 'numeric' });

/** `10:42 Uhr`. */
export const clock = (iso: string): string =>
  `${new Date(iso).toLocaleTimeString('de-DE', { ...berlin, hour: '2-digit', minute: '2-digit' })} Uhr`;
