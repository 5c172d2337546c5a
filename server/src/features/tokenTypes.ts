/** What editors are told to tell apart by colour. */
export const TOKEN_TYPES = ['drug', 'gene', 'variant', 'disease', 'trial'] as const;
