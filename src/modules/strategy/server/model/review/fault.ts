/** Why an action cannot be done. German, for the person who tried. */
export type ReviewFault = { code: string; message: string };

export const gone: ReviewFault = {
  code: 'place-gone',
  message: 'Diese Stelle gibt es im Entwurf nicht mehr. Vielleicht wurde sie gerade verbunden oder verworfen.',
};
