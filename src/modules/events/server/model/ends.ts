/** So many days after a date nobody asks any more who had registered. */
export const registrationDays = 14;
/** So many days after a series nobody asks any more who was asked for entries. */
export const callDays = 90;
