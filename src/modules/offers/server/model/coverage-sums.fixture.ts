import type { CoverageAmounts } from '../../contract-coverage.ts';
import type { CoverageSum } from './coverage.ts';

export type CoveredOffer = {
  keys: readonly string[];
  /** Where it takes place; nowhere for what is online or has no place. Its room and hours are counted at each. */
  at: readonly { municipalityId: string; hours: number }[];
  /** Hours that belong to no place. */
  hours: number;
  seats: number;
};

const nothing = (): CoverageAmounts => ({ offers: 0, seats: 0, hours: 0 });

/** Offers, seats and weekly hours by place and key, offer by offer: what the database's one statement must say too. */
export function coverageSums(offers: readonly CoveredOffer[]): CoverageSum[] {
  const sums = new Map<string, CoverageSum>();
  const add = (place: string, key: string, more: CoverageAmounts): void => {
    const sum = sums.get(`${place} ${key}`) ?? nothing();
    sums.set(`${place} ${key}`, {
      place,
      key,
      offers: sum.offers + more.offers,
      seats: sum.seats + more.seats,
      hours: sum.hours + more.hours,
    });
  };
  for (const offer of offers) {
    const hours = offer.hours + offer.at.reduce((sum, { hours: there }) => sum + there, 0);
    for (const key of offer.keys) {
      add('total', key, { offers: 1, seats: offer.seats, hours });
      if (offer.at.length === 0) add('elsewhere', key, { offers: 1, seats: offer.seats, hours });
      const towns = Map.groupBy(offer.at, ({ municipalityId }) => municipalityId);
      for (const [id, there] of towns)
        // Seats of several towns are not known one by one: they are shared.
        add(id, key, { offers: 1, seats: offer.seats / towns.size, hours: there.reduce((sum, entry) => sum + entry.hours, 0) });
    }
  }
  return [...sums.values()];
}
