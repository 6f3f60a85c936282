import type { StatusFigure } from '#modules/strategy/contract-rounds.ts';

const whole = new Intl.NumberFormat('de', { maximumFractionDigits: 2 });
const short = new Intl.NumberFormat('de', { maximumFractionDigits: 1 });

/** `42 Teilnehmende` */
export const figureWords = ({ value, label }: StatusFigure): string => `${whole.format(value)} ${label}`.trim();

/** `12 kB`, `1,3 MB` */
export const fileSize = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${short.format(bytes / 1_000_000)} MB`;
