/** Tells a person's browsers of an offer. */
export const pushOfferName = 'interpreting.push-offer';
