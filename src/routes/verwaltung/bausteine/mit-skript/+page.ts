// The one page of parts that runs script: it shows what script adds.
export const csr = true;
