// Pages are finished on the server; what runs in the browser comes as small elements of its own.
export const csr = false;
export const trailingSlash = 'never';
