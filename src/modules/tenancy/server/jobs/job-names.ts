/** Looks to whom a new password belongs and sends the link; payload: linkId. */
export const passwordLinkJob = 'tenancy.send-password-link';

/** Carries a changed address into one county's tables; payload: countyId, linkId. */
export const followMailJob = 'tenancy.follow-mail';
